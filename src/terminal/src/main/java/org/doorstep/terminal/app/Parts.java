// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.app;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** What was started and must be ended, in the reverse order. Any thread. */
final class Parts implements AutoCloseable {
    private static final Logger LOG = System.getLogger(Parts.class.getName());
    /** For the longest single step of a start, which is to open the journal. */
    private static final int PATIENCE_SECONDS = 8;

    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private final ReentrantLock starting = new ReentrantLock();
    private boolean closed;

    /** Starts one part after the other and hands each to {@link #keep}. */
    interface Start {
        void run() throws IOException;
    }

    /** Does {@code start}; that all was ended meanwhile, wherever it noticed, is no failure of it. */
    void start(Start start) throws IOException {
        starting.lock();
        try {
            start.run();
        } catch (IOException | RuntimeException e) {
            if (!closed()) {
                throw e;
            }
            LOG.log(Level.INFO, "ended while it was starting");
        } finally {
            starting.unlock();
        }
    }

    /**
     * Takes {@code part} over; returns it.
     *
     * @throws IllegalStateException when all has ended, and {@code part} now too
     */
    <C extends AutoCloseable> C keep(C part) {
        synchronized (this) {
            if (!closed) {
                open.push(part);
                return part;
            }
        }
        end(part);
        throw new IllegalStateException("the terminal is ending");
    }

    private synchronized boolean closed() {
        return closed;
    }

    private synchronized @Nullable AutoCloseable next() {
        closed = true;
        return open.poll();
    }

    private static void end(AutoCloseable part) {
        try {
            part.close();
        } catch (Exception e) {
            LOG.log(Level.WARNING, "a part did not end in order", e);
        }
    }

    /** Ends all, whatever one of them says, and waits for a start under way to end what it is just at. Idempotent. */
    @Override
    public void close() {
        for (AutoCloseable part = next(); part != null; part = next()) {
            end(part);
        }
        try {
            if (starting.tryLock(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                starting.unlock();
            } else {
                LOG.log(Level.WARNING, "the start goes on after the end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
