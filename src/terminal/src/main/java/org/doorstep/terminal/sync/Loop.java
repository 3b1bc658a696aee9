// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.sync;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.random.RandomGenerator;
import org.doorstep.device.spi.Ticker;
import org.jspecify.annotations.Nullable;

/** A named virtual thread that takes turns until it is closed. What a turn throws is logged, and the next comes later. */
final class Loop implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Loop.class.getName());

    private final String name;
    private final Ticker ticker;
    private final Turn turn;
    private final Backoff afterFault;
    private final Object monitor = new Object();
    private @Nullable Thread thread;
    private boolean woken;
    private boolean closed;

    interface Turn {
        void take() throws InterruptedException;
    }

    Loop(String name, Ticker ticker, RandomGenerator random, Turn turn) {
        this.name = name;
        this.ticker = ticker;
        this.turn = turn;
        this.afterFault = new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(1), random);
    }

    void start() {
        synchronized (monitor) {
            if (thread != null || closed) {
                throw new IllegalStateException("The loop " + name + " was started before");
            }
            thread = Thread.ofVirtual().name(name).start(this::run);
        }
    }

    private void run() {
        try {
            while (!closed()) {
                try {
                    turn.take();
                    afterFault.reset();
                } catch (RuntimeException e) {
                    LOG.log(Level.ERROR, "A turn of " + name + " failed; it is taken again", e);
                    pause(afterFault.next());
                }
            }
        } catch (InterruptedException e) {
            LOG.log(Level.DEBUG, "{0} ends", name);
        }
    }

    /** Ends the pause under way, or the next one. */
    void wake() {
        synchronized (monitor) {
            woken = true;
            monitor.notifyAll();
        }
    }

    /** Waits for {@code time} or a {@link #wake}. */
    void pause(Duration time) throws InterruptedException {
        synchronized (monitor) {
            long until = ticker.nanos() + time.toNanos();
            while (!woken && !closed && until - ticker.nanos() > 0) {
                ticker.await(monitor, Duration.ofNanos(until - ticker.nanos()));
            }
            woken = false;
        }
    }

    /** To be called in a turn: it is the last one. */
    void end() {
        synchronized (monitor) {
            closed = true;
        }
    }

    private boolean closed() {
        synchronized (monitor) {
            return closed;
        }
    }

    /** Interrupts the turn under way and waits for its end. Idempotent. */
    @Override
    public void close() {
        Thread running;
        synchronized (monitor) {
            closed = true;
            monitor.notifyAll();
            running = thread;
        }
        if (running != null && running != Thread.currentThread()) {
            running.interrupt();
            boolean interrupted = false;
            while (running.isAlive()) {
                try {
                    running.join();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
