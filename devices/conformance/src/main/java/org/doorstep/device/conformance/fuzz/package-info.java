// SPDX-License-Identifier: Apache-2.0
/** Damaged frames by the million, for the part of an adapter that turns bytes into frames. */
@NullMarked
package org.doorstep.device.conformance.fuzz;

import org.jspecify.annotations.NullMarked;
