// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.session;

/**
 * How long things last, in milliseconds.
 *
 * @param idle without a touch before the countdown
 * @param countdown of 还在吗
 * @param hide without a touch before a result is covered
 * @param reveal how long full values stay
 * @param rating how long the rating waits
 * @param cardAlarm how long a forgotten card may lie before the centre hears of it
 * @param work how long a department or a gateway may take before the resident is told
 * @param receipt how long central's receipt is waited for before what was handed in is told as waiting
 * @param print how long paper may take before the resident is told
 */
public record Timing(
        long idle,
        long countdown,
        long hide,
        long reveal,
        long rating,
        long cardAlarm,
        long work,
        long receipt,
        long print) {
    /** The defaults of the design. */
    public static final Timing STANDARD =
            new Timing(120_000, 30_000, 30_000, 10_000, 15_000, 60_000, 30_000, 5_000, 180_000);
}
