// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.simulator;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * What is wrong with a wire, whatever device is at its end: answers late, twice, split, cut short, garbled, behind
 * noise, or lost. Knows bytes only. Safe for use by several threads.
 */
public final class LineFaults {
    /** One write that an answer became. */
    record Piece(byte[] bytes, Duration thinking, boolean thenUnplug) {}

    private static final byte[] HALF_A_PREAMBLE = {(byte) 0xAA, (byte) 0xAA, (byte) 0xAA};

    private final Random noise;
    private Duration late = Duration.ZERO;
    private Duration gap = Duration.ZERO;
    private boolean twice;
    private boolean wrong;
    private boolean lost;
    private boolean cutNext;
    private int noiseNext;

    /** A sound wire; {@code seed} chooses the noise. */
    public LineFaults(long seed) {
        noise = new Random(seed);
    }

    /** Lets each answer leave {@code by} later; zero for in time. */
    public synchronized void late(Duration by) {
        late = by;
    }

    /** Breaks each answer in the middle with {@code pause} between its halves; zero for whole. */
    public synchronized void split(Duration pause) {
        gap = pause;
    }

    /** Whether each answer is sent twice. */
    public synchronized void twice(boolean on) {
        twice = on;
    }

    /** Whether the last byte of each answer is another one, which is the checksum where frames have one. */
    public synchronized void wrong(boolean on) {
        wrong = on;
    }

    /** Whether answers are lost. */
    public synchronized void lost(boolean on) {
        lost = on;
    }

    /** Unplugs the wire in the middle of the next answer, once. */
    public synchronized void cutNext(boolean on) {
        cutNext = on;
    }

    /** Sends {@code bytes} of noise, with half a preamble among them, before the next answer. */
    public synchronized void noiseNext(int bytes) {
        noiseNext = bytes;
    }

    public synchronized boolean isLate() {
        return !late.isZero();
    }

    public synchronized boolean splits() {
        return !gap.isZero();
    }

    public synchronized boolean repeats() {
        return twice;
    }

    public synchronized boolean garbles() {
        return wrong;
    }

    public synchronized boolean loses() {
        return lost;
    }

    public synchronized boolean cuts() {
        return cutNext;
    }

    public synchronized boolean noisy() {
        return noiseNext > 0;
    }

    /** What is written in place of an answer; empty where it is lost. */
    synchronized List<Piece> instead(byte[] answer, Duration thinking) {
        if (lost || answer.length == 0) {
            return List.of();
        }
        byte[] said = wrong ? garbled(answer) : answer;
        Duration first = thinking.plus(late);
        List<Piece> pieces = new ArrayList<>();
        if (noiseNext > 0) {
            pieces.add(new Piece(noise(), first, false));
            first = Duration.ZERO;
        }
        if (cutNext) {
            cutNext = false;
            pieces.add(new Piece(Arrays.copyOf(said, Math.max(1, said.length / 2)), first, true));
            return pieces;
        }
        add(pieces, said, first);
        if (twice) {
            add(pieces, said, Duration.ZERO);
        }
        return pieces;
    }

    private void add(List<Piece> pieces, byte[] said, Duration first) {
        if (gap.isZero() || said.length < 2) {
            pieces.add(new Piece(said, first, false));
        } else {
            int middle = said.length / 2;
            pieces.add(new Piece(Arrays.copyOf(said, middle), first, false));
            pieces.add(new Piece(Arrays.copyOfRange(said, middle, said.length), gap, false));
        }
    }

    private static byte[] garbled(byte[] answer) {
        byte[] other = answer.clone();
        other[other.length - 1] ^= 0x55;
        return other;
    }

    private byte[] noise() {
        byte[] bytes = new byte[noiseNext];
        noise.nextBytes(bytes);
        System.arraycopy(HALF_A_PREAMBLE, 0, bytes, 0, Math.min(bytes.length, HALF_A_PREAMBLE.length));
        noiseNext = 0;
        return bytes;
    }
}
