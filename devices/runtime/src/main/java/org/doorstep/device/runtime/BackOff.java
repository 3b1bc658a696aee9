// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.runtime;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** Waits between attempts: doubled up to a cap, of which a random part between half and all is waited. */
record BackOff(Duration first, Duration cap) {
    /** The wait after the failed attempt of that number, counted from 1. */
    Duration after(int attempt) {
        long longest = Math.min(cap.toNanos(), first.toNanos() << Math.clamp(attempt - 1L, 0, 20));
        return Duration.ofNanos(ThreadLocalRandom.current().nextLong(longest / 2, longest + 1));
    }
}
