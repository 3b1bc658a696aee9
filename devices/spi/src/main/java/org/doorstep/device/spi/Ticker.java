// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.spi;

import java.time.Duration;

/** Monotonic time; in tests a manual one. Unrelated to the wall clock, which lies. */
public interface Ticker {
    /** Nanoseconds since an arbitrary origin; never goes backwards. */
    long nanos();

    /**
     * Waits until {@code monitor} is notified or {@code time} has passed on this ticker; the caller holds the monitor.
     * Spurious returns are allowed.
     */
    void await(Object monitor, Duration time) throws InterruptedException;

    /** The machine's own monotonic clock. */
    static Ticker system() {
        return SystemTicker.INSTANCE;
    }
}
