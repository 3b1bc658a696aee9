// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.runtime;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.doorstep.device.spi.Ticker;

/** Time that passes only when the test says so. The conformance kit has one for adapters; it stands above this module. */
final class HandTicker implements Ticker {
    private final List<Object> waiting = new ArrayList<>();
    private long now = 1_000;

    @Override
    public synchronized long nanos() {
        return now;
    }

    @Override
    @SuppressWarnings("WaitNotInLoop")
    public void await(Object monitor, Duration time) throws InterruptedException {
        synchronized (this) {
            waiting.add(monitor);
        }
        try {
            if (time.isPositive()) {
                monitor.wait();
            }
        } finally {
            synchronized (this) {
                waiting.remove(monitor);
            }
        }
    }

    void advance(Duration time) {
        List<Object> monitors;
        synchronized (this) {
            now += time.toNanos();
            monitors = List.copyOf(waiting);
        }
        for (Object monitor : monitors) {
            synchronized (monitor) {
                monitor.notifyAll();
            }
        }
    }
}
