// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.simulator;

import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Ending what may hang. */
final class Threads {
    private static final System.Logger LOG = System.getLogger(Threads.class.getName());

    private Threads() {}

    /** Waits at most two seconds for {@code thread}. */
    static void joinBriefly(Thread thread) {
        if (thread == Thread.currentThread()) {
            return;
        }
        try {
            if (!thread.join(Duration.ofSeconds(2))) {
                LOG.log(System.Logger.Level.WARNING, "{0} did not end within 2 s and is left behind", thread.getName());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    static void closeQuietly(@Nullable Closeable open) {
        if (open != null) {
            try {
                open.close();
            } catch (IOException e) {
                LOG.log(System.Logger.Level.DEBUG, "closing failed", e);
            }
        }
    }
}
