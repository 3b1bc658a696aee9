// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.simulator;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** The system's D-Bus, which {@code ippeveprinter} of Debian 12 will not start without (DNS-SD initialisation). */
final class SystemBus {
    private static final Path FOLDER = Path.of("/run/dbus");
    private static final Path SOCKET = FOLDER.resolve("system_bus_socket");
    private static final Path PID = FOLDER.resolve("pid");
    private static final Path LOCK = FOLDER.resolve("doorstep.lock");

    private SystemBus() {}

    /**
     * Starts the bus where none answers, one however many ask at once, on this machine; it is left running, as the system's
     * own would be.
     *
     * @throws IOException when it cannot be started; the message says what to do
     */
    static synchronized void ensure() throws IOException, InterruptedException {
        if (answers()) {
            return;
        }
        try (FileChannel mine = lockFile();
                FileLock _ = mine.lock()) {
            if (!answers()) {
                start();
            }
        }
    }

    /** Held by one program of this machine at a time: two that started a bus would take each other's socket away. */
    private static FileChannel lockFile() throws IOException {
        try {
            Files.createDirectories(FOLDER);
            return FileChannel.open(LOCK, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw notStarted(e);
        }
    }

    private static void start() throws IOException, InterruptedException {
        try {
            removeStalePid();
            Process daemon = new ProcessBuilder("dbus-daemon", "--system", "--fork")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            daemon.waitFor(20, TimeUnit.SECONDS);
        } catch (IOException e) {
            throw notStarted(e);
        }
        long limit = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!answers()) {
            if (System.nanoTime() - limit > 0) {
                throw new IOException("The system D-Bus does not answer at " + SOCKET
                        + ". Run, as root: dbus-daemon --system --fork");
            }
            LockSupport.parkNanos(2_000_000);
        }
    }

    private static IOException notStarted(IOException e) {
        return new IOException(
                "No system D-Bus runs and none could be started. Install the Debian package dbus and run, as root:"
                        + " mkdir -p /run/dbus; dbus-daemon --system --fork",
                e);
    }

    private static boolean answers() {
        try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            return channel.connect(UnixDomainSocketAddress.of(SOCKET));
        } catch (IOException e) {
            return false;
        }
    }

    /** dbus-daemon refuses to start over the pid file of one that was killed. */
    private static void removeStalePid() throws IOException {
        if (Files.exists(PID)) {
            String pid = Files.readString(PID).strip();
            boolean alive = pid.matches("[0-9]{1,9}")
                    && ProcessHandle.of(Long.parseLong(pid))
                            .map(ProcessHandle::isAlive)
                            .orElse(false);
            if (!alive) {
                Files.delete(PID);
            }
        }
    }
}
