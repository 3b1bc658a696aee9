// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.voice;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * One utterance, by the processes that speak it, on a thread of its own. Whatever these do or fail to do, it is gone within
 * its limit and {@link EspeakVoice.Limits#death}, but for a process that even a kill does not end; who comes after is told.
 */
final class Speech implements Runnable {
    private final List<ProcessBuilder> pipeline;
    private final byte[] words;
    private final EspeakVoice.Limits limits;
    private final List<Speech> before;
    private final Consumer<Ending> ended;
    private final CompletableFuture<?> gone = new CompletableFuture<>();
    private final Object monitor = new Object();
    private boolean stopped;

    sealed interface Ending {
        record Spoken() implements Ending {}

        record Stopped() implements Ending {}

        record Failed(String why, String remedy) implements Ending {}
    }

    /**
     * @param words wiped when they have been handed over
     * @param before those that must be gone first, as a sound card serves one
     * @param ended told once, on this thread
     */
    Speech(
            List<ProcessBuilder> pipeline,
            byte[] words,
            EspeakVoice.Limits limits,
            List<Speech> before,
            Consumer<Ending> ended) {
        this.pipeline = pipeline;
        this.words = words;
        this.limits = limits;
        this.before = before;
        this.ended = ended;
    }

    /** Returns at once. Idempotent. */
    void stop() {
        synchronized (monitor) {
            stopped = true;
            monitor.notifyAll();
        }
    }

    boolean isGone() {
        return gone.isDone();
    }

    boolean awaitGone(Duration time) {
        try {
            gone.get(time.toNanos(), TimeUnit.NANOSECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException("nothing ends a speech exceptionally", e);
        }
    }

    @Override
    public void run() {
        List<Process> processes = List.of();
        Ending ending = new Ending.Stopped();
        try {
            if (before.stream().allMatch(speech -> speech.awaitGone(limits.death()))) {
                if (!isStopped()) {
                    processes = ProcessBuilder.startPipeline(pipeline);
                    ending = speak(processes);
                }
            } else {
                ending = new Ending.Failed(
                        "An earlier process of the voice does not end",
                        "Restart the machine; its sound card may hang.");
            }
        } catch (IOException e) {
            ending = new Ending.Failed(
                    name(0) + " or " + name(1) + " could not be started", "Check engine and player under [voice].");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            Arrays.fill(words, (byte) 0);
            ended.accept(ending);
            onceGone(processes, () -> gone.complete(null));
        }
    }

    private static void onceGone(List<Process> processes, Runnable then) {
        CompletableFuture<Void> all =
                CompletableFuture.allOf(processes.stream().map(Process::onExit).toArray(CompletableFuture[]::new));
        CompletableFuture<Void> _ = all.thenRun(then);
    }

    private Ending speak(List<Process> processes) throws InterruptedException {
        Thread writer = Thread.ofVirtual().start(() -> write(processes.getFirst()));
        onceGone(processes, () -> {
            synchronized (monitor) {
                monitor.notifyAll();
            }
        });
        boolean hung = false;
        synchronized (monitor) {
            long until = System.nanoTime() + limits.speech().toNanos();
            while (!stopped && processes.stream().anyMatch(Process::isAlive) && !hung) {
                long left = until - System.nanoTime();
                hung = left <= 0;
                TimeUnit.NANOSECONDS.timedWait(monitor, Math.max(0, left));
            }
        }
        for (Process process : processes) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
        for (Process process : processes) {
            process.waitFor(limits.death());
        }
        writer.join(limits.death());
        if (isStopped()) {
            return new Ending.Stopped();
        }
        return hung
                ? new Ending.Failed(
                        name(0) + " and " + name(1) + " did not end",
                        "Look whether the sound card hangs; try the two programs by hand.")
                : judged(processes);
    }

    private Ending judged(List<Process> processes) {
        // The player first: when it ends, the engine ends of a broken pipe.
        for (int i = processes.size() - 1; i >= 0; i--) {
            int code = processes.get(i).exitValue();
            if (code != 0) {
                return new Ending.Failed(
                        name(i) + " ended with " + code,
                        i == 0
                                ? "Check that its voices " + Ssml.CHINESE + " and " + Ssml.ENGLISH + " are installed."
                                : "Check speaker and headset under [voice] against the list of: aplay -L.");
            }
        }
        return new Ending.Spoken();
    }

    private void write(Process engine) {
        try (OutputStream in = engine.getOutputStream()) {
            in.write(words);
        } catch (IOException e) {
            // An engine that was killed or fell does not read to the end; its exit tells what there is to tell.
            return;
        }
    }

    private boolean isStopped() {
        synchronized (monitor) {
            return stopped;
        }
    }

    private String name(int index) {
        return String.valueOf(Path.of(pipeline.get(index).command().getFirst()).getFileName());
    }
}
