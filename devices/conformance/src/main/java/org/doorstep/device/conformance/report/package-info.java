// SPDX-License-Identifier: Apache-2.0
/**
 * What the kit found: each of its tests {@link org.doorstep.device.conformance.report.Checks belongs to a rule}, counts
 * the cases it tried and leaves a line in {@code target/conformance/ADAPTER.CLASS.json}; {@link
 * org.doorstep.device.conformance.report.ConformanceReport} makes the table of them. A test that failed, was skipped or
 * never ran stands there as what it is, because a table in which only successes appear would be a lie of its own.
 */
@NullMarked
package org.doorstep.device.conformance.report;

import org.jspecify.annotations.NullMarked;
