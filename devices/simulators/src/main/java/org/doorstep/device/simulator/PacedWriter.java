// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.simulator;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Writes to one host connection at a pace, from a thread of its own, so that power can go while a frame leaves. */
final class PacedWriter implements AutoCloseable {
    private record Chunk(byte[] bytes, Duration thinking, Runnable then) {}

    private final OutputStream out;
    private final Pace pace;
    private final Random lengths;
    private final ArrayDeque<Chunk> queue = new ArrayDeque<>();
    private final Thread thread;
    private boolean closed;
    private long discards;

    PacedWriter(String name, OutputStream out, Pace pace) {
        this.out = out;
        this.pace = pace;
        lengths = new Random(pace.seed());
        thread = Thread.ofPlatform().daemon().name(name + "-out").start(this::run);
    }

    /** Queues {@code bytes}; {@code then} runs on the writer's thread when they have left. */
    synchronized void send(byte[] bytes, Duration thinking, Runnable then) {
        queue.add(new Chunk(bytes.clone(), thinking, then));
        notifyAll();
    }

    /** Forgets what has not left. */
    synchronized void discard() {
        queue.clear();
        discards++;
        notifyAll();
    }

    @Override
    public synchronized void close() {
        closed = true;
        discard();
    }

    private void run() {
        try {
            while (true) {
                long mark;
                Chunk chunk;
                synchronized (this) {
                    chunk = next();
                    mark = discards;
                }
                if (chunk == null) {
                    return;
                }
                write(chunk, mark);
            }
        } catch (IOException hostGone) {
            close();
        } catch (InterruptedException e) {
            close();
            Thread.currentThread().interrupt();
        }
    }

    private synchronized @Nullable Chunk next() throws InterruptedException {
        while (queue.isEmpty() && !closed) {
            wait();
        }
        return closed ? null : queue.remove();
    }

    private void write(Chunk chunk, long mark) throws IOException, InterruptedException {
        long start = System.nanoTime() + chunk.thinking().toNanos();
        byte[] bytes = chunk.bytes();
        int at = 0;
        while (at < bytes.length) {
            int piece = Math.min(bytes.length - at, 1 + lengths.nextInt(pace.longestPiece()));
            if (!stillWanted(start + pace.nanos(at + piece), mark)) {
                return;
            }
            out.write(bytes, at, piece);
            out.flush();
            at += piece;
        }
        chunk.then().run();
    }

    /** Waits until {@code when}; false as soon as what is being written was discarded. */
    private synchronized boolean stillWanted(long when, long mark) throws InterruptedException {
        long left = when - System.nanoTime();
        while (left > 0 && discards == mark) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
            left = when - System.nanoTime();
        }
        return discards == mark;
    }

    /** Waits for the thread's end, at most a second; a write that hangs ends when its stream is closed. */
    void join() throws InterruptedException {
        thread.join(Duration.ofSeconds(1));
    }
}
