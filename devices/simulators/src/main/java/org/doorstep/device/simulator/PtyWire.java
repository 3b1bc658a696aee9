// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.simulator;

import com.fazecast.jSerialComm.SerialPort;
import com.fazecast.jSerialComm.SerialPortInvalidPortException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A device on one end of a pseudo-terminal pair; opens it again whenever the pair comes back. */
final class PtyWire implements SimulatedWire, Outlet {
    private static final int PACED_PIECE = 64;

    private final FarEnd device;
    private final PtyPair pair;
    private final Pace pace;
    private final Thread thread;
    private final CountDownLatch closing = new CountDownLatch(1);
    private @Nullable SerialPort port;
    private @Nullable PacedWriter writer;
    private boolean draining = true;
    private boolean closed;

    PtyWire(FarEnd device, PtyPair pair, Pace pace) {
        this.device = device;
        this.pair = pair;
        this.pace = pace;
        thread = Thread.ofPlatform()
                .daemon()
                .name("simulator-" + pair.deviceEnd().getFileName())
                .unstarted(this::run);
        device.attach(this);
        thread.start();
    }

    @Override
    public String address() {
        return "serial:" + pair.hostEnd() + (pace.baud() == 0 ? "" : "?baud=" + pace.baud());
    }

    @Override
    public synchronized void send(byte[] bytes, Duration thinking) {
        if (writer != null) {
            writer.send(bytes, thinking, () -> {});
        }
    }

    @Override
    public synchronized void send(byte[] bytes, Duration thinking, Runnable then) {
        if (writer != null) {
            writer.send(bytes, thinking, then);
        }
    }

    /** A serial line stays up while the device at its end is dead. */
    @Override
    public synchronized void cut() {
        if (writer != null) {
            writer.discard();
        }
    }

    @Override
    public void restored() {}

    @Override
    public void unplug() {
        pair.unplug();
    }

    @Override
    public void plug() throws IOException {
        pair.plug();
    }

    @Override
    public synchronized void drain(boolean wanted) {
        draining = wanted;
        notifyAll();
    }

    @Override
    public void close() {
        SerialPort open;
        synchronized (this) {
            closed = true;
            closing.countDown();
            open = port;
            notifyAll();
        }
        if (open != null) {
            // From another thread this ends a blocked read or write within a millisecond (jSerialComm 2.11.4 on Linux).
            open.closePort();
        }
        Threads.joinBriefly(thread);
    }

    private void run() {
        try {
            while (!isClosed()) {
                SerialPort opened = open(pair.deviceEnd());
                if (opened == null) {
                    closing.await(50, TimeUnit.MILLISECONDS);
                } else {
                    serve(opened);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Looks the path up anew each time: jSerialComm resolves a symbolic link once per object. */
    private static @Nullable SerialPort open(Path path) {
        try {
            SerialPort found = SerialPort.getCommPort(path.toString());
            found.setComPortTimeouts(SerialPort.TIMEOUT_READ_SEMI_BLOCKING, 200, 0);
            return found.openPort() ? found : null;
        } catch (SerialPortInvalidPortException notThere) {
            return null;
        }
    }

    private void serve(SerialPort opened) throws InterruptedException {
        PacedWriter mine = new PacedWriter("simulator-pty", new PortOut(opened), pace);
        synchronized (this) {
            port = opened;
            writer = mine;
        }
        byte[] buffer = new byte[pace.baud() == 0 ? 1024 : PACED_PIECE];
        long free = System.nanoTime();
        boolean more = false;
        int n;
        while (awaitDraining() && (n = opened.readBytes(buffer, buffer.length)) >= 0) {
            // A pseudo-terminal carries bytes at memory speed; the device hears them as late as a line would bring
            // them, and no later: those that waited already came over the line while this thread was late.
            if (!more) {
                free = Math.max(free, System.nanoTime());
            }
            if (n > 0) {
                free += pace.nanos(n);
                if (!closing.await(free - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                    device.receive(Arrays.copyOf(buffer, n));
                }
            }
            more = opened.bytesAvailable() > 0;
        }
        synchronized (this) {
            port = null;
            writer = null;
        }
        mine.close();
        opened.closePort();
    }

    private synchronized boolean isClosed() {
        return closed;
    }

    private synchronized boolean awaitDraining() throws InterruptedException {
        while (!draining && !closed) {
            wait();
        }
        return !closed;
    }

    /** Writes to the port; a short write means that the other end is gone. */
    private static final class PortOut extends OutputStream {
        private final SerialPort to;

        PortOut(SerialPort to) {
            this.to = to;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            if (to.writeBytes(bytes, length, offset) != length) {
                throw new IOException("the pseudo-terminal is gone");
            }
        }
    }
}
