// SPDX-License-Identifier: Apache-2.0
/**
 * 办件: what becomes of a resident's submission at central. A record becomes a case with a number of 43 characters, or joins
 * the case that it corrects, in the transaction that stores it; the case is handed to its desk, the desk's decisions move
 * its state, and whoever holds a slip may learn that state and nothing else. Central knows headers only: it cannot read what
 * was submitted, and reasons and results never come here.
 *
 * <p>Time limits count working days by the calendar of the newest release. A day once promised stays: a calendar that comes
 * later moves no due day.
 */
@NullMarked
package org.doorstep.central.cases;

import org.jspecify.annotations.NullMarked;
