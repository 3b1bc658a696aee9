// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.sync;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** Exponential back-off with full jitter: so that a hall of terminals does not call in step. Confined to one thread. */
final class Backoff {
    private static final int MAX_DOUBLINGS = 20;

    private final Duration base;
    private final Duration cap;
    private final RandomGenerator random;
    private int failures;

    Backoff(Duration base, Duration cap, RandomGenerator random) {
        this.base = base;
        this.cap = cap;
        this.random = random;
    }

    /** How long to wait after one more failure: anything up to twice as much as the time before, up to the cap. */
    Duration next() {
        failures++;
        long ceiling = Math.min(cap.toNanos(), base.toNanos() << Math.min(failures - 1, MAX_DOUBLINGS));
        return Duration.ofNanos(1 + random.nextLong(ceiling));
    }

    /** As {@link #next}, and at least what was asked for. */
    Duration next(Duration atLeast) {
        Duration own = next();
        return own.compareTo(atLeast) < 0 ? atLeast.plus(own) : own;
    }

    int failures() {
        return failures;
    }

    void reset() {
        failures = 0;
    }
}
