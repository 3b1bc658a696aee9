// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.simulator;

import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The clock that scenarios and delayed faults run on; a test has one of its own that it moves by hand. */
public interface Ticker extends AutoCloseable {
    /** Time since some beginning; never goes back. */
    Duration now();

    /** Runs {@code task} once {@code delay} has passed, unless the ticker was closed before. Returns at once. */
    void after(Duration delay, Runnable task);

    /** Drops what has not run. Idempotent, never throws. */
    @Override
    void close();

    /** Real time, on one thread of its own. */
    static Ticker real() {
        return new Real();
    }

    /** One daemon thread; a task that fails is logged and the next one runs. */
    final class Real implements Ticker {
        private static final System.Logger LOG = System.getLogger(Ticker.class.getName());

        private final long start = System.nanoTime();
        private final ScheduledThreadPoolExecutor thread = new ScheduledThreadPoolExecutor(
                1, task -> Thread.ofPlatform().daemon().name("simulator-ticker").unstarted(task));

        private Real() {
            thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        }

        @Override
        public Duration now() {
            return Duration.ofNanos(System.nanoTime() - start);
        }

        @Override
        public void after(Duration delay, Runnable task) {
            if (!thread.isShutdown()) {
                var _ = thread.schedule(() -> run(task), delay.toNanos(), TimeUnit.NANOSECONDS);
            }
        }

        private static void run(Runnable task) {
            try {
                task.run();
            } catch (RuntimeException e) {
                LOG.log(System.Logger.Level.WARNING, "a delayed task of the simulators failed", e);
            }
        }

        @Override
        public void close() {
            thread.shutdownNow();
        }
    }
}
