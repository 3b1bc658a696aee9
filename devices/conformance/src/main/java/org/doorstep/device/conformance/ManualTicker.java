// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.conformance;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.doorstep.device.spi.Ticker;

/**
 * Time under a test's control. Safe for threads.
 *
 * <p>What shall happen at a moment, such as a late answer, is laid up by {@link #at}: it happens on the thread that
 * waits, or advances time, across that moment.
 */
public final class ManualTicker implements Ticker {
    /** More than any adapter may ever wait in one test, so that one that waits for ever is told instead of hanging. */
    private static final long FOR_EVER = Duration.ofDays(2).toNanos();

    private final boolean leaps;
    private final List<Object> monitors = new ArrayList<>();
    private final PriorityQueue<Event> events =
            new PriorityQueue<>(Comparator.comparingLong(Event::at).thenComparingLong(Event::number));
    private long now = 1_000_000;
    private long waits;
    private long laidUp;
    private long interruptAt = -1;
    private long interruptedAt = -1;

    private record Event(long at, long number, Runnable what) {}

    private ManualTicker(boolean leaps) {
        this.leaps = leaps;
    }

    /** Time that passes only by {@link #advance}. */
    public static ManualTicker byHand() {
        return new ManualTicker(false);
    }

    /**
     * Time that leaps: who waits has waited at once, or until the next event. For a test of one thread, in which nothing
     * but time and events can end a wait.
     */
    public static ManualTicker leaping() {
        return new ManualTicker(true);
    }

    @Override
    public synchronized long nanos() {
        return now;
    }

    /** Whether waiting makes time pass. */
    public boolean leaps() {
        return leaps;
    }

    /** Lays up what happens at {@code nanos}; events of one moment happen in the order they were laid up. */
    public synchronized void at(long nanos, Runnable what) {
        events.add(new Event(nanos, laidUp++, what));
    }

    /** Lets time pass, has happen what was laid up for it, and wakes all who wait. */
    public void advance(Duration time) {
        long until;
        synchronized (this) {
            until = now + time.toNanos();
        }
        while (step(until)) {
            happen();
        }
        List<Object> waiting;
        synchronized (this) {
            waiting = List.copyOf(monitors);
        }
        for (Object monitor : waiting) {
            synchronized (monitor) {
                monitor.notifyAll();
            }
        }
    }

    /** Goes to the next event, at most to {@code until}; whether there is one. */
    private synchronized boolean step(long until) {
        Event next = events.peek();
        boolean found = next != null && next.at() <= until;
        now = Math.max(now, found && next != null ? next.at() : until);
        if (now > FOR_EVER) {
            throw new AssertionError("somebody waits for ever");
        }
        return found;
    }

    private void happen() {
        while (true) {
            Event event;
            synchronized (this) {
                Event next = events.peek();
                if (next == null || next.at() > now) {
                    return;
                }
                event = events.remove();
            }
            event.what().run();
        }
    }

    /** How many waits there were. */
    public synchronized long waits() {
        return waits;
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
            if (!leaps) {
                monitors.add(monitor);
            }
        }
        if (leaps) {
            if (step(nanos() + Math.max(1, time.toNanos()))) {
                happen();
            }
            return;
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
