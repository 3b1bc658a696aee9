// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.conformance.fuzz;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import org.doorstep.device.link.Framer;

/**
 * Feeds damaged frames, in pieces of random length, to a {@link Framer} and holds it to its promises: no exception
 * escapes, what it keeps is bounded, what it accepts lies as a valid frame in what it was fed, and a whole frame behind
 * {@link Framer#reset} is accepted.
 *
 * <pre>{@code
 * new FramerFuzz<>(MyFramer::new, goodFrames, MyTest::endOf).run(FramerFuzz.frames(20_000), 1);
 * }</pre>
 *
 * @param <F> a frame
 */
public final class FramerFuzz<F> {
    /** The system property with the number of frames to try instead of a build's slice. */
    public static final String FRAMES = "doorstep.fuzz";

    private static final int FLOOD = 4 << 20;
    private static final long MAY_KEEP = 512 * 1024;

    /** What is a valid frame, told without the framer's help. */
    @FunctionalInterface
    public interface Check<F> {
        /**
         * The offset behind the first valid frame in {@code stream} that is {@code frame} and begins at {@code from} or
         * later; -1 when there is none.
         */
        int endOf(F frame, byte[] stream, int from);
    }

    /**
     * What was tried.
     *
     * @param frames damaged and whole frames that were fed
     * @param accepted frames that came out, each found valid
     */
    public record Result(long frames, long bytes, long accepted, Duration took) {}

    private final Supplier<? extends Framer<F>> framers;
    private final List<byte[]> good;
    private final Check<F> check;

    private Framer<F> framer;
    private byte[] stream = new byte[0];
    private int fed;
    private int used;
    private long accepted;

    /**
     * A fuzz of what {@code framers} makes.
     *
     * @param good whole frames of every kind, long ones among them
     */
    public FramerFuzz(Supplier<? extends Framer<F>> framers, List<byte[]> good, Check<F> check) {
        this.framers = framers;
        this.good = List.copyOf(good);
        this.check = check;
        framer = framers.get();
    }

    /** How many frames to try: {@code slice}, or what {@value #FRAMES} says. */
    public static long frames(long slice) {
        return Long.getLong(FRAMES, slice);
    }

    /**
     * Feeds {@code frames} frames.
     *
     * @throws AssertionError at the first promise broken; the message names the round, which the seed brings back
     */
    public Result run(long frames, long seed) {
        long started = System.nanoTime();
        long bytes = 0;
        var mutator = new Mutator(good, seed);
        var random = new SplittableRandom(seed);
        framer = framers.get();
        startAnew();
        accepted = 0;
        for (long round = 0; round < frames; round++) {
            byte[] frame = mutator.next();
            bytes += frame.length;
            try {
                feed(frame, random);
                if (fed > 1 << 15 || random.nextInt(8) == 0) {
                    startAnew();
                    wholeIsAccepted(good.get(random.nextInt(good.size())), random);
                }
            } catch (RuntimeException | AssertionError e) {
                throw new AssertionError("seed " + seed + ", round " + round + ": " + e, e);
            }
        }
        keepsLittle(random);
        return new Result(frames, bytes, accepted, Duration.ofNanos(System.nanoTime() - started));
    }

    private void startAnew() {
        framer.reset();
        fed = 0;
        used = 0;
    }

    private void feed(byte[] frame, SplittableRandom random) {
        if (stream.length < fed + frame.length) {
            stream = Arrays.copyOf(stream, 2 * (fed + frame.length));
        }
        System.arraycopy(frame, 0, stream, fed, frame.length);
        for (int at = 0; at < frame.length; ) {
            int piece = Math.min(frame.length - at, 1 + random.nextInt(random.nextBoolean() ? 8 : 1024));
            framer.feed(frame, at, piece);
            at += piece;
            fed += piece;
            drain();
        }
    }

    private void drain() {
        for (Optional<F> next = framer.next(); next.isPresent(); next = framer.next()) {
            int end = check.endOf(next.orElseThrow(), Arrays.copyOf(stream, fed), used);
            if (end < 0 || end > fed) {
                throw new AssertionError("wrong accept: " + next.orElseThrow() + " was never fed as a valid frame");
            }
            used = end;
            accepted++;
        }
    }

    private void wholeIsAccepted(byte[] frame, SplittableRandom random) {
        long before = accepted;
        feed(frame, random);
        if (accepted == before) {
            throw new AssertionError("a whole frame of " + frame.length + " bytes was not accepted after a reset");
        }
    }

    /** Bytes by the megabyte that nobody takes frames of: random ones, and beginnings of the longest frame. */
    private void keepsLittle(SplittableRandom random) {
        byte[] longest =
                good.stream().max((a, b) -> Integer.compare(a.length, b.length)).orElseThrow();
        byte[] head = Arrays.copyOf(longest, Math.min(longest.length, 12));
        byte[] noise = new byte[1024];
        long before = heap();
        var kept = framers.get();
        for (int count = 0; count < FLOOD; ) {
            random.nextBytes(noise);
            kept.feed(noise, 0, noise.length);
            kept.feed(head, 0, head.length);
            count += noise.length + head.length;
        }
        long grown = heap() - before;
        if (grown > MAY_KEEP) {
            throw new AssertionError("of " + FLOOD + " bytes fed, about " + grown + " were kept");
        }
        kept.reset();
        if (kept.next().isPresent()) {
            throw new AssertionError("a frame came out behind a reset");
        }
    }

    private static long heap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
