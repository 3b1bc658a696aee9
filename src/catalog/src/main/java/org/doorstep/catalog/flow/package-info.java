// SPDX-License-Identifier: Apache-2.0
/**
 * Runs an item. A {@link org.doorstep.catalog.flow.Run} is a value: the item, where the resident is, what was answered and
 * what each step gave. {@link org.doorstep.catalog.flow.FlowEngine} computes the next one. No I/O, no clock, no windows:
 * devices, desks and screens belong to whoever holds the run and hands results in.
 *
 * <p>There is no process engine here. A run is a short list of guarded steps; long work belongs to the department.
 */
@NullMarked
package org.doorstep.catalog.flow;

import org.jspecify.annotations.NullMarked;
