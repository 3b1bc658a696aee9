// SPDX-License-Identifier: Apache-2.0
package org.doorstep.installer.bench;

import com.fazecast.jSerialComm.SerialPort;
import java.io.IOException;
import java.nio.file.Path;
import org.doorstep.device.simulator.PtyPair;

/** Two ends of a pseudo-terminal pair, opened as bare as jSerialComm allows; the far end sends back what it gets. */
final class BareEcho implements AutoCloseable {
    private final SerialPort near;
    private final SerialPort far;
    private final Thread thread;

    BareEcho(PtyPair pair) throws IOException {
        this.far = open(pair.deviceEnd());
        this.near = open(pair.hostEnd());
        this.thread = Thread.ofPlatform().daemon().name("bare-echo").start(this::run);
    }

    private static SerialPort open(Path end) throws IOException {
        SerialPort port = SerialPort.getCommPort(end.toString());
        port.setComPortTimeouts(SerialPort.TIMEOUT_READ_SEMI_BLOCKING, 10_000, 0);
        if (!port.openPort()) {
            throw new IOException("cannot open " + end);
        }
        return port;
    }

    private void run() {
        byte[] buffer = new byte[256];
        int n = far.readBytes(buffer, buffer.length);
        while (n >= 0) {
            far.writeBytes(buffer, n);
            n = far.readBytes(buffer, buffer.length);
        }
    }

    /** Milliseconds until as many bytes as were sent are back. */
    double exchangeMillis(int bytes) throws IOException {
        byte[] buffer = new byte[bytes];
        long started = System.nanoTime();
        near.writeBytes(buffer, bytes);
        int there = 0;
        while (there < bytes) {
            int n = near.readBytes(buffer, bytes - there, there);
            if (n <= 0) {
                throw new IOException("the echo fell silent");
            }
            there += n;
        }
        return (System.nanoTime() - started) / 1e6;
    }

    @Override
    public void close() {
        near.closePort();
        far.closePort();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
