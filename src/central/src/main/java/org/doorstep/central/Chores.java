// SPDX-License-Identifier: Apache-2.0
package org.doorstep.central;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.doorstep.central.machine.Faults;

/** What is done again and again on one thread. A chore that fails is logged and done again the next time. */
final class Chores implements AutoCloseable {
    private static final Logger LOG = System.getLogger(Chores.class.getName());

    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("central-chores").factory());

    /** Something that may fail because of the disk. */
    @FunctionalInterface
    interface Chore {
        void run() throws IOException;
    }

    Chores every(Duration pause, Chore chore) {
        var scheduled = thread.scheduleWithFixedDelay(
                () -> attempt(chore), pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
        if (scheduled.isCancelled()) {
            throw new IllegalStateException("The chores were ended before they began");
        }
        return this;
    }

    /** Waits for the chore under way. */
    @Override
    public void close() {
        thread.close();
    }

    private static void attempt(Chore chore) {
        try {
            chore.run();
        } catch (RuntimeException | IOException fault) {
            LOG.log(Level.ERROR, () -> "A chore failed: " + Faults.place(fault));
        }
    }
}
