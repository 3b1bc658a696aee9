// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.sync;

import java.time.Duration;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.doorstep.device.spi.Ticker;

/** Time that stands still until the test moves it. */
final class ManualTicker implements Ticker {
    /** Real time after which a test is stuck; never reached by one that works. */
    private static final long STUCK_SECONDS = 120;

    private final IdentityHashMap<Object, Long> waiting = new IdentityHashMap<>();
    private final List<Duration> waits = new ArrayList<>();
    private long now;

    @Override
    public synchronized long nanos() {
        return now;
    }

    @Override
    @SuppressWarnings("WaitNotInLoop")
    public void await(Object monitor, Duration time) throws InterruptedException {
        synchronized (this) {
            waiting.put(monitor, now + time.toNanos());
            waits.add(time);
            notifyAll();
        }
        try {
            monitor.wait(TimeUnit.SECONDS.toMillis(STUCK_SECONDS));
        } finally {
            synchronized (this) {
                waiting.remove(monitor);
            }
        }
    }

    /** How long was waited for, in order. */
    synchronized List<Duration> waits() {
        return List.copyOf(waits);
    }

    void advance(Duration time) {
        List<Object> due;
        synchronized (this) {
            now += time.toNanos();
            due = waiting.entrySet().stream()
                    .filter(w -> w.getValue() - now <= 0)
                    .map(Map.Entry::getKey)
                    .toList();
        }
        for (Object monitor : due) {
            synchronized (monitor) {
                monitor.notifyAll();
            }
        }
    }

    /** Lets time pass from one wait to the next, whenever everybody waits, until {@code done}. */
    void runUntil(BooleanSupplier done) throws InterruptedException {
        long stuck = System.nanoTime() + TimeUnit.SECONDS.toNanos(STUCK_SECONDS);
        while (!done.getAsBoolean()) {
            if (System.nanoTime() - stuck > 0) {
                throw new AssertionError("It never came to pass; waits so far: " + waits());
            }
            long step = 0;
            synchronized (this) {
                if (waiting.isEmpty()) {
                    wait(10);
                } else {
                    step = waiting.values().stream()
                            .mapToLong(at -> at - now)
                            .min()
                            .orElse(0);
                    if (step <= 0) {
                        wait(10);
                    }
                }
            }
            if (step > 0) {
                advance(Duration.ofNanos(step));
            }
        }
    }

    /** Waits, without moving time, until {@code done}; asks without holding this clock, which others need to go on. */
    void standUntil(BooleanSupplier done) throws InterruptedException {
        long stuck = System.nanoTime() + TimeUnit.SECONDS.toNanos(STUCK_SECONDS);
        while (!done.getAsBoolean()) {
            if (System.nanoTime() - stuck > 0) {
                throw new AssertionError("It never came to pass");
            }
            synchronized (this) {
                wait(10);
            }
        }
    }
}
