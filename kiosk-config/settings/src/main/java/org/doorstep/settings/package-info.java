// SPDX-License-Identifier: Apache-2.0
/**
 * The settings of one terminal: a commented TOML file that a technician writes, read into records. Every mistake is
 * reported with its line and column, all of them at once, and a wrong file never takes the place of the last good one.
 *
 * <p>What central knows of a terminal (its number, its name, its hall, the phone to call, the hours with staff) is given
 * at enrolment and has no key here, so that the two cannot disagree. What an adapter wants to know of its device is kept
 * as texts with their places in the file; whoever knows the adapters checks them.
 */
@NullMarked
package org.doorstep.settings;

import org.jspecify.annotations.NullMarked;
