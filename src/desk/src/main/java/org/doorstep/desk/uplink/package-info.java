// SPDX-License-Identifier: Apache-2.0
/**
 * The line to central: waits for questions, hands each to {@code answer}, carries the answers back, and says how the line
 * is.
 */
@NullMarked
package org.doorstep.desk.uplink;

import org.jspecify.annotations.NullMarked;
