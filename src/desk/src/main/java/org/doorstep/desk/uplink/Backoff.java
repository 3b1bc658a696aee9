// SPDX-License-Identifier: Apache-2.0
package org.doorstep.desk.uplink;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait before the next attempt: a random share of a span that doubles from one second to half a minute, so that
 * desks that lost central together do not come back together. Not for several threads.
 */
final class Backoff {
    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final Duration SHORTEST = Duration.ofMillis(100);

    private final RandomGenerator random;
    private Duration span = FIRST;

    Backoff(RandomGenerator random) {
        this.random = random;
    }

    Duration next() {
        Duration wait = Duration.ofMillis(random.nextLong(SHORTEST.toMillis(), span.toMillis() + 1));
        Duration doubled = span.multipliedBy(2);
        span = doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled;
        return wait;
    }

    void reset() {
        span = FIRST;
    }
}
