// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.simulator;

import java.time.Duration;
import java.util.Comparator;
import java.util.PriorityQueue;

/** A ticker that stands still until it is moved. */
public final class ManualTicker implements Ticker {
    private record Task(Duration at, long order, Runnable run) {}

    private final PriorityQueue<Task> tasks =
            new PriorityQueue<>(Comparator.comparing(Task::at).thenComparing(Task::order));
    private Duration now = Duration.ZERO;
    private long order;

    @Override
    public synchronized Duration now() {
        return now;
    }

    @Override
    public synchronized void after(Duration delay, Runnable task) {
        tasks.add(new Task(now.plus(delay), order++, task));
    }

    /** Moves on by {@code time} and runs what falls due on the way. */
    public void pass(Duration time) {
        Duration end = now().plus(time);
        while (true) {
            Task next;
            synchronized (this) {
                next = tasks.peek();
                if (next == null || next.at().compareTo(end) > 0) {
                    now = end;
                    return;
                }
                tasks.remove();
                now = next.at();
            }
            next.run().run();
        }
    }

    /** Whether something waits to be run. */
    public synchronized boolean waiting() {
        return !tasks.isEmpty();
    }

    @Override
    public synchronized void close() {
        tasks.clear();
    }
}
