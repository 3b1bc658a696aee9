// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.simulator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Two pseudo-terminals joined by {@code socat}, under two symbolic links whose paths stay the same while the numbers
 * behind them change, as a USB adapter's do when it is pulled and put back. Safe for use by several threads.
 *
 * <p>A pseudo-terminal knows no baud rate, parity or modem line: a wrong one goes unnoticed here.
 */
public final class PtyPair implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final Path hostEnd;
    private final Path deviceEnd;
    private @Nullable Process socat;

    private PtyPair(Path hostEnd, Path deviceEnd) {
        this.hostEnd = hostEnd;
        this.deviceEnd = deviceEnd;
    }

    /**
     * Makes a pair in {@code folder}: {@code name} for the host, {@code name.device} for the simulator.
     *
     * @throws IOException when socat is missing (Debian package {@code socat}) or does not come up
     */
    public static PtyPair open(Path folder, String name) throws IOException {
        Files.createDirectories(folder);
        Path base = folder.toAbsolutePath();
        PtyPair pair = new PtyPair(base.resolve(name), base.resolve(name + ".device"));
        pair.plug();
        return pair;
    }

    /** The path that a host's settings name. */
    public Path hostEnd() {
        return hostEnd;
    }

    public Path deviceEnd() {
        return deviceEnd;
    }

    /** Takes the pair away: both ends read end of file, the links are gone. Idempotent. */
    public synchronized void unplug() {
        if (socat != null) {
            Children.end(socat);
            socat = null;
        }
        try {
            Files.deleteIfExists(hostEnd);
            Files.deleteIfExists(deviceEnd);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException("Cannot remove the links of a pseudo-terminal pair", e);
        }
    }

    /** Brings the pair back under the same links. Idempotent. */
    public synchronized void plug() throws IOException {
        if (socat != null && socat.isAlive()) {
            return;
        }
        unplug();
        Process started;
        try {
            started = new ProcessBuilder("socat", "PTY,raw,echo=0,link=" + hostEnd, "PTY,raw,echo=0,link=" + deviceEnd)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            throw new IOException("Cannot start socat: install the Debian package socat.", e);
        }
        socat = started;
        long limit = System.nanoTime() + LIMIT.toNanos();
        while (!Files.exists(hostEnd) || !Files.exists(deviceEnd)) {
            if (waitForEnd(started) || System.nanoTime() - limit > 0) {
                unplug();
                throw new IOException("socat did not make a pseudo-terminal pair in " + hostEnd.getParent()
                        + ": is the folder writable?");
            }
        }
    }

    private static boolean waitForEnd(Process process) throws IOException {
        try {
            return process.waitFor(10, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new java.io.InterruptedIOException("interrupted while socat started");
        }
    }

    @Override
    public void close() {
        unplug();
    }
}
