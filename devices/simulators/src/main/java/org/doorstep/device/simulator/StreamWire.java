// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.simulator;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Arrays;

/** A device on a pair of streams, for as long as they last. */
final class StreamWire implements SimulatedWire, Outlet {
    private final FarEnd device;
    private final InputStream in;
    private final OutputStream out;
    private final PacedWriter writer;
    private final Thread thread;
    private boolean draining = true;
    private boolean ended;

    StreamWire(FarEnd device, InputStream in, OutputStream out, Pace pace) {
        this.device = device;
        this.in = in;
        this.out = out;
        writer = new PacedWriter("simulator-streams", out, pace);
        thread = Thread.ofPlatform().daemon().name("simulator-streams-in").unstarted(this::run);
        device.attach(this);
        thread.start();
    }

    @Override
    public String address() {
        return "(streams)";
    }

    @Override
    public void send(byte[] bytes, Duration thinking) {
        writer.send(bytes, thinking, () -> {});
    }

    @Override
    public void send(byte[] bytes, Duration thinking, Runnable then) {
        writer.send(bytes, thinking, then);
    }

    /** Streams are a bare line: it stays up while the device at its end is dead. */
    @Override
    public void cut() {
        writer.discard();
    }

    @Override
    public void restored() {}

    @Override
    public void unplug() {
        close();
    }

    @Override
    public void plug() throws IOException {
        throw new IOException("Streams that were closed cannot be opened again; make a new wire.");
    }

    @Override
    public synchronized void drain(boolean wanted) {
        draining = wanted;
        notifyAll();
    }

    @Override
    public void close() {
        synchronized (this) {
            ended = true;
            notifyAll();
        }
        writer.close();
        Threads.closeQuietly(out);
        Threads.closeQuietly(in);
        // A pipe does not tell its own reader that it was closed.
        thread.interrupt();
        Threads.joinBriefly(thread);
    }

    private void run() {
        byte[] buffer = new byte[4096];
        try {
            int n;
            while (awaitDraining() && (n = in.read(buffer)) >= 0) {
                device.receive(Arrays.copyOf(buffer, n));
            }
        } catch (IOException hostGone) {
            writer.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized boolean awaitDraining() throws InterruptedException {
        while (!draining && !ended) {
            wait();
        }
        return !ended;
    }
}
