// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.journal;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;
import org.doorstep.device.spi.Ticker;

/** A machine's clock that says what a test wants, and a monotonic one beside it. */
final class Clocks implements InstantSource, Ticker {
    volatile Instant wall;
    private final AtomicLong nanos = new AtomicLong();

    Clocks(Instant wall) {
        this.wall = wall;
    }

    void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    @Override
    public Instant instant() {
        return wall;
    }

    @Override
    public long nanos() {
        return nanos.get();
    }

    @Override
    public void await(Object monitor, Duration time) {
        throw new UnsupportedOperationException("nobody waits by this clock");
    }
}
