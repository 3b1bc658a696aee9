// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.voice;

/**
 * How fast and how loud.
 *
 * @param ratePercent 50 to 200
 * @param volumePercent 0 to 100
 */
public record Tuning(int ratePercent, int volumePercent) {
    public Tuning {
        ratePercent = Math.clamp(ratePercent, 50, 200);
        volumePercent = Math.clamp(volumePercent, 0, 100);
    }
}
