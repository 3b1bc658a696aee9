// SPDX-License-Identifier: Apache-2.0
package org.doorstep.central.identity;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;

/** At most so many of something for a key within a window of time. In memory; any thread. */
public final class Throttle {
    private static final int SWEEP_ABOVE = 1_000;

    private final InstantSource clock;
    private final int limit;
    private final Duration window;
    private final Map<String, ArrayDeque<Instant>> taken = new HashMap<>();

    public Throttle(InstantSource clock, int limit, Duration window) {
        this.clock = clock;
        this.limit = limit;
        this.window = window;
    }

    /** Whether one more is allowed now; takes nothing. */
    public synchronized boolean open(String key) {
        return recent(key).size() < limit;
    }

    /** Takes one more, if it is allowed. */
    public synchronized boolean take(String key) {
        ArrayDeque<Instant> recent = recent(key);
        if (recent.size() >= limit) {
            return false;
        }
        recent.add(clock.instant());
        if (taken.size() > SWEEP_ABOVE) {
            taken.keySet().removeIf(other -> !other.equals(key) && recent(other).isEmpty());
        }
        return true;
    }

    private ArrayDeque<Instant> recent(String key) {
        ArrayDeque<Instant> times = taken.computeIfAbsent(key, fresh -> new ArrayDeque<>());
        Instant since = clock.instant().minus(window);
        while (!times.isEmpty() && !times.getFirst().isAfter(since)) {
            times.removeFirst();
        }
        return times;
    }
}
