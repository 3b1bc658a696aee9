// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.runtime;

import java.time.Duration;
import org.doorstep.device.spi.Deadline;
import org.doorstep.device.spi.Ticker;

/**
 * A deadline that progress moves on: each step gives the whole time again, up to a ceiling.
 *
 * <p>A {@link Deadline} is a fixed point on a ticker, so the ticker moves instead: seen through this one, progress turns
 * time back. Only the deadline is ever measured on it.
 */
final class Sliding implements Ticker {
    private final Ticker base;
    private final long window;
    private final long due;
    private final long ceiling;
    private volatile long slid;

    Sliding(Ticker base, Duration window, Duration ceiling) {
        this.base = base;
        this.window = window.toNanos();
        long now = base.nanos();
        due = now + this.window;
        this.ceiling = now + Math.max(this.window, ceiling.toNanos());
    }

    static Sliding fixed(Ticker base, Duration window) {
        return new Sliding(base, window, Duration.ZERO);
    }

    Deadline deadline() {
        return new Deadline(this, due);
    }

    /** On the thread of the command only. */
    @SuppressWarnings("NonAtomicVolatileUpdate") // one writer
    void progress() {
        long next = Math.min(base.nanos() + window - due, ceiling - due);
        if (next > slid) {
            slid = next;
        }
    }

    /** The deadline on the base ticker. */
    long dueAt() {
        return due + slid;
    }

    @Override
    public long nanos() {
        return base.nanos() - slid;
    }

    @Override
    public void await(Object monitor, Duration time) throws InterruptedException {
        base.await(monitor, time);
    }
}
