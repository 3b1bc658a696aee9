// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.simulator;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** The troubles a reader was told to make and how often yet. Guarded by the reader's lock. */
final class SdtTroubles {
    private final Map<SdtTrouble, Integer> left = new EnumMap<>(SdtTrouble.class);

    void set(SdtTrouble trouble, int times) {
        if (times == 0) {
            left.remove(trouble);
        } else {
            left.put(trouble, times);
        }
    }

    void clear() {
        left.clear();
    }

    Map<SdtTrouble, Integer> all() {
        return Map.copyOf(left);
    }

    /** Whether {@code command} meets {@code trouble} now; counts it. */
    boolean met(SdtTrouble trouble, int command) {
        int times = left.getOrDefault(trouble, 0);
        if (times == 0 || !trouble.meets(command)) {
            return false;
        }
        if (times > 0) {
            set(trouble, times - 1);
        }
        return true;
    }

    /** The first status that {@code command} meets now; counts it. */
    Optional<SdtTrouble> status(int command) {
        for (SdtTrouble trouble : SdtTrouble.values()) {
            if (trouble.isStatus() && met(trouble, command)) {
                return Optional.of(trouble);
            }
        }
        return Optional.empty();
    }
}
