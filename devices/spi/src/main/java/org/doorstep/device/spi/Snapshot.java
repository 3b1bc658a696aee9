// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.spi;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What observing a device showed.
 *
 * @param faults what is wrong now; empty when nothing is
 * @param supplies paper, toner and the like, as far as the device tells
 * @param card what lies on the reader; null where the device is none
 * @param model what the device says it is; empty when it does not
 */
public record Snapshot(
        List<Fault> faults, List<Supply> supplies, @Nullable CardPosition card, String model) {
    public Snapshot {
        faults = List.copyOf(faults);
        supplies = List.copyOf(supplies);
    }

    /** Whether a fault keeps the device from working. */
    public boolean blocked() {
        return blocking().isPresent();
    }

    /** The first fault that keeps the device from working. */
    public Optional<Fault> blocking() {
        return faults.stream().filter(f -> f.severity() == Severity.BLOCKING).findFirst();
    }

    /**
     * One consumable.
     *
     * @param name stable name such as {@code paper} or {@code toner-black}
     * @param level what is known of it
     * @param remaining sheets or percent as {@code unit} says; -1 when the device does not tell
     * @param unit what {@code remaining} counts
     */
    public record Supply(String name, Level level, int remaining, Unit unit) {}

    public enum Level {
        OK,
        LOW,
        EMPTY,
        UNKNOWN
    }

    public enum Unit {
        SHEETS,
        PERCENT,
        NONE
    }
}
