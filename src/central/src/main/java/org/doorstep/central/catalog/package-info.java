// SPDX-License-Identifier: Apache-2.0
/**
 * The catalog at central: drafting the next release from uploaded files, publishing it with the desks enrolled to one terminal and
 * then to all, rolling back, withdrawing an item, and the files that terminals fetch.
 *
 * <p><b>One terminal first.</b> A terminal follows the repository's timestamp, snapshot and targets to one release and never takes a
 * lower number afterwards. Were there one timestamp for all, a terminal that is to wait would find the newest release at its next look.
 * So central answers {@code timestamp.json} by who asks: it signs one for each release in use, and the terminal's own assignment, which
 * it hears signed in {@code /t/wait}, and the timestamp it is given always name the same release. This takes nothing from
 * the repository's safety: the key of the timestamp lies at central in any case, and a terminal checks every signature and
 * every number as before.
 */
@NullMarked
package org.doorstep.central.catalog;

import org.jspecify.annotations.NullMarked;
