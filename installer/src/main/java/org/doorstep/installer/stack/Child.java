// SPDX-License-Identifier: Apache-2.0
package org.doorstep.installer.stack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A program as a child process; its standard output is read line by line, its standard error goes to a file. */
public final class Child implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Child.class.getName());
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final int LAST_WORDS = 3;

    private final String name;
    private final Process process;
    private final Path log;
    private final Deque<String> lines = new ArrayDeque<>();
    private boolean ended;

    private Child(String name, Process process, Path log) {
        this.name = name;
        this.process = process;
        this.log = log;
    }

    /** Starts {@code command} in {@code folder}. */
    public static Child start(String name, List<String> command, Path folder) throws IOException {
        Path log = folder.resolve(name + ".log");
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        Child child = new Child(name, process, log);
        // A pipe's read holds the thread that carries a virtual one, and there are only as many as cores.
        Thread.ofPlatform().daemon().name("out-" + name).start(child::read);
        return child;
    }

    /** Runs a program to its end and gives its standard output. */
    public static String run(String name, List<String> command, Path folder, String input)
            throws IOException, InterruptedException {
        try (Child child = start(name, command, folder)) {
            try (Writer out = child.process.outputWriter(StandardCharsets.UTF_8)) {
                out.write(input);
            }
            if (!child.process.waitFor(2, TimeUnit.MINUTES)) {
                throw new IOException(name + " did not end." + child.lastWords());
            }
            String text = String.join("\n", child.rest());
            if (child.process.exitValue() != 0) {
                throw new IOException(
                        name + " ended with " + child.process.exitValue() + ": " + text + child.lastWords());
            }
            return text;
        }
    }

    private void read() {
        try (BufferedReader in =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            String line;
            while ((line = in.readLine()) != null) {
                synchronized (this) {
                    lines.add(line);
                    notifyAll();
                }
            }
        } catch (IOException e) {
            // Ending a process closes its output under the reader: there is no more to read either way.
            LOG.log(System.Logger.Level.DEBUG, "the output of {0} has ended", name);
        } finally {
            synchronized (this) {
                ended = true;
                notifyAll();
            }
        }
    }

    /** The next line of standard output that is a JSON object. */
    public synchronized JsonNode json(Duration within) throws IOException, InterruptedException {
        long end = System.nanoTime() + within.toNanos();
        while (true) {
            String line = lines.poll();
            if (line != null) {
                if (line.startsWith("{")) {
                    return JSON.readTree(line);
                }
            } else if (ended) {
                throw new IOException(name + " ended before it was ready." + lastWords());
            } else {
                long left = end - System.nanoTime();
                if (left <= 0) {
                    throw new IOException(name + " was not ready in time." + lastWords());
                }
                TimeUnit.NANOSECONDS.timedWait(this, left);
            }
        }
    }

    /**
     * Waits until one of two programs has said a line that is a JSON object, which stays to be read, or has ended; whether the
     * first was one of them.
     */
    static boolean awaitEither(Child one, Child other, Duration within) throws IOException, InterruptedException {
        long end = System.nanoTime() + within.toNanos();
        while (!one.spoke() && !other.spoke()) {
            if (System.nanoTime() - end > 0) {
                throw new IOException(
                        "neither " + one.name + " nor " + other.name + " said anything." + one.lastWords());
            }
            LockSupport.parkNanos(5_000_000);
        }
        return one.spoke();
    }

    private synchronized boolean spoke() {
        return ended || lines.stream().anyMatch(line -> line.startsWith("{"));
    }

    String name() {
        return name;
    }

    /** The last lines of its standard error that are not frames of a stack, and where all of it is; begins with a blank. */
    public String lastWords() throws IOException {
        List<String> said = Files.readAllLines(log, StandardCharsets.UTF_8).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("\t"))
                .toList();
        return (said.isEmpty()
                        ? ""
                        : " It said last: "
                                + String.join(" / ", said.subList(Math.max(0, said.size() - LAST_WORDS), said.size())))
                + " All it said is in " + log;
    }

    private synchronized List<String> rest() throws InterruptedException {
        while (!ended) {
            wait();
        }
        return new ArrayList<>(lines);
    }

    public boolean alive() {
        return process.isAlive();
    }

    public long pid() {
        return process.pid();
    }

    /** Waits for the end and gives the exit code. */
    public int join() throws InterruptedException {
        return process.waitFor();
    }

    /** As a power cut ends a program. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Asks it to end and waits for it. */
    public void end(Duration within) throws IOException, InterruptedException {
        process.destroy();
        if (!process.waitFor(within.toMillis(), TimeUnit.MILLISECONDS)) {
            process.destroyForcibly();
            throw new IOException(name + " did not end when asked to." + lastWords());
        }
    }

    /** Asks it to end; after ten seconds ends it. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
