// SPDX-License-Identifier: Apache-2.0
package org.doorstep.wire;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.UUID;
import java.util.random.RandomGenerator;

/**
 * UUIDs of version 7 (RFC 9562): 48 bits of milliseconds, then 12 bits of counter, then random bits. Each is greater than
 * the one before from the same object, also when the clock stands still or goes back. Any thread.
 */
public final class UuidV7 {
    private static final int COUNTER_BITS = 12;

    private final InstantSource clock;
    private final RandomGenerator random;
    private long last;

    public UuidV7() {
        this(InstantSource.system(), new SecureRandom());
    }

    public UuidV7(InstantSource clock, RandomGenerator random) {
        this.clock = clock;
        this.random = random;
    }

    public synchronized UUID next() {
        // The counter starts in the lower half, as RFC 9562 section 6.2 advises, so that it has room to rise.
        long fresh = clock.millis() << COUNTER_BITS | random.nextInt(1 << (COUNTER_BITS - 1));
        last = Math.max(fresh, last + 1);
        long counter = last & ((1 << COUNTER_BITS) - 1);
        long high = (last >>> COUNTER_BITS) << 16 | 0x7000 | counter;
        long low = random.nextLong() >>> 2 | Long.MIN_VALUE;
        return new UUID(high, low);
    }
}
