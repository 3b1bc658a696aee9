// SPDX-License-Identifier: Apache-2.0
/**
 * The line to central: waits for questions and cases, hands the ones to {@code answer} and the others to {@code cases},
 * carries answers and decisions back, and says how the line is. What is under way is never remembered here: what came and
 * what waits is read from the store, so a kill at any moment loses nothing and doubles nothing.
 */
@NullMarked
package org.doorstep.desk.uplink;

import org.jspecify.annotations.NullMarked;
