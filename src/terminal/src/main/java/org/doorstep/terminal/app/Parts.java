// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.app;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** What was started and must be ended, in the reverse order. Any thread. */
final class Parts implements AutoCloseable {
    private static final Logger LOG = System.getLogger(Parts.class.getName());

    private final Deque<AutoCloseable> open = new ArrayDeque<>();

    /** Takes {@code part} over; returns it. */
    synchronized <C extends AutoCloseable> C keep(C part) {
        open.push(part);
        return part;
    }

    private synchronized @Nullable AutoCloseable next() {
        return open.poll();
    }

    /** Ends all, whatever one of them says. Idempotent. */
    @Override
    public void close() {
        for (AutoCloseable part = next(); part != null; part = next()) {
            try {
                part.close();
            } catch (Exception e) {
                LOG.log(Level.WARNING, "a part did not end in order", e);
            }
        }
    }
}
