// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.conformance;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.doorstep.device.spi.Ticker;

/** Time under a test's control. Safe for threads. */
public final class ManualTicker implements Ticker {
    private final boolean leaps;
    private final List<Object> monitors = new ArrayList<>();
    private long now = 1_000_000;
    private long waits;
    private long interruptAt = -1;
    private long interruptedAt = -1;

    private ManualTicker(boolean leaps) {
        this.leaps = leaps;
    }

    /** Time that passes only by {@link #advance}. */
    public static ManualTicker byHand() {
        return new ManualTicker(false);
    }

    /**
     * Time that leaps: who waits has waited at once. For a test of one thread, in which nothing but time can end a wait.
     */
    public static ManualTicker leaping() {
        return new ManualTicker(true);
    }

    @Override
    public synchronized long nanos() {
        return now;
    }

    /** Lets time pass and wakes all who wait. */
    public void advance(Duration time) {
        List<Object> waiting;
        synchronized (this) {
            now += time.toNanos();
            waiting = List.copyOf(monitors);
        }
        for (Object monitor : waiting) {
            synchronized (monitor) {
                monitor.notifyAll();
            }
        }
    }

    /** Interrupts the thread that makes the wait of that number, counted from 1 beginning now. */
    public synchronized void interruptAtWait(long number) {
        interruptAt = waits + number;
        interruptedAt = -1;
    }

    /** When that interrupt came; -1 when it has not. */
    public synchronized long interruptedAt() {
        return interruptedAt;
    }

    @Override
    @SuppressWarnings("WaitNotInLoop") // spurious returns are part of the contract
    public void await(Object monitor, Duration time) throws InterruptedException {
        synchronized (this) {
            waits++;
            if (waits == interruptAt) {
                interruptedAt = now;
                Thread.currentThread().interrupt();
            }
            if (Thread.interrupted()) {
                throw new InterruptedException("interrupted at a wait, as the test wished");
            }
            if (leaps) {
                now += Math.max(1, time.toNanos());
                return;
            }
            monitors.add(monitor);
        }
        try {
            if (time.isPositive()) {
                monitor.wait();
            }
        } finally {
            synchronized (this) {
                monitors.remove(monitor);
            }
        }
    }
}
