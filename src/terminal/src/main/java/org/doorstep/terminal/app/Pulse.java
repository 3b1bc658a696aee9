// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.app;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import org.doorstep.device.spi.Ticker;

/** Does something again and again on a thread of its own, whatever happened the time before. */
final class Pulse implements AutoCloseable {
    private static final Logger LOG = System.getLogger(Pulse.class.getName());

    private final Ticker ticker;
    private final Duration every;
    private final Runnable beat;
    private final Object monitor = new Object();
    private final Thread thread;
    private boolean closed;

    Pulse(String name, Ticker ticker, Duration every, Runnable beat) {
        this.ticker = ticker;
        this.every = every;
        this.beat = beat;
        this.thread = Thread.ofPlatform().daemon().name(name).unstarted(this::run);
    }

    Pulse start() {
        thread.start();
        return this;
    }

    private void run() {
        try {
            while (true) {
                try {
                    beat.run();
                } catch (RuntimeException e) {
                    LOG.log(Level.ERROR, "one beat of " + Thread.currentThread().getName() + " failed", e);
                }
                synchronized (monitor) {
                    if (closed) {
                        return;
                    }
                    ticker.await(monitor, every);
                    if (closed) {
                        return;
                    }
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        synchronized (monitor) {
            closed = true;
            monitor.notifyAll();
        }
    }
}
