// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.simulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** Ending child processes, each by its own handle. */
final class Children {
    private static final System.Logger LOG = System.getLogger(Children.class.getName());

    private Children() {}

    /**
     * Kills {@code process} and what it started, at once and without mercy, as a power cut does. Comes back when it is
     * gone, also to a thread that is interrupted meanwhile: what follows may need its port.
     */
    static void end(Process process) {
        halt(process);
        List<ProcessHandle> below = process.descendants().toList();
        process.destroyForcibly();
        below.forEach(ProcessHandle::destroyForcibly);
        await(process);
    }

    /** Comes back when it stands still: a child that it started behind the look at its children would outlive it. */
    private static void halt(Process process) {
        if (!process.isAlive()) {
            return;
        }
        try {
            Process stop = new ProcessBuilder("sh", "-c", "kill -STOP " + process.pid())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            await(stop);
            while (!stop.isAlive() && stop.exitValue() == 0 && process.isAlive() && !standsStill(process.pid())) {
                LockSupport.parkNanos(200_000);
            }
        } catch (IOException e) {
            LOG.log(
                    Level.WARNING,
                    "A program could not be stopped before its end, so a child of it may be left: is there no sh?",
                    e);
        }
    }

    /** Whether each of its threads is stopped or dead (proc_pid_stat(5)); one in the midst of a fork finishes that first. */
    private static boolean standsStill(long pid) {
        Path threads = Path.of("/proc", Long.toString(pid), "task");
        try (Stream<Path> all = Files.list(threads)) {
            for (Path thread : all.toList()) {
                String stat = Files.readString(thread.resolve("stat"), StandardCharsets.ISO_8859_1);
                if ("TtZX".indexOf(stat.charAt(stat.lastIndexOf(')') + 2)) < 0) {
                    return false;
                }
            }
            return true;
        } catch (IOException | UncheckedIOException oneIsGone) {
            return Files.notExists(threads);
        }
    }

    private static void await(Process process) {
        boolean interrupted = false;
        while (true) {
            try {
                process.waitFor(5, TimeUnit.SECONDS);
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
