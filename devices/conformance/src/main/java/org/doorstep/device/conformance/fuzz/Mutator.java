// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.conformance.fuzz;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** Damages frames: bits turned, bytes inserted, deleted and doubled, ends cut, lengths changed, frames spliced. */
public final class Mutator {
    private final List<byte[]> good;
    private final SplittableRandom random;

    /** One that begins from {@code good} frames; the same seed damages in the same way. */
    public Mutator(List<byte[]> good, long seed) {
        this.good = good.stream().map(byte[]::clone).toList();
        random = new SplittableRandom(seed);
    }

    /** A whole frame, one in ten times; else a damaged one. */
    public byte[] next() {
        byte[] frame = any();
        if (random.nextInt(10) == 0) {
            return frame;
        }
        for (int times = 1 + random.nextInt(3); times > 0; times--) {
            frame = once(frame);
        }
        return frame;
    }

    private byte[] any() {
        return good.get(random.nextInt(good.size())).clone();
    }

    private byte[] once(byte[] frame) {
        if (frame.length == 0) {
            return noise(1 + random.nextInt(8));
        }
        int at = random.nextInt(frame.length);
        int count = Math.min(1 + random.nextInt(5), frame.length - at);
        return switch (random.nextInt(9)) {
            case 0 -> turned(frame, 1 + random.nextInt(8));
            case 1 -> spliced(frame, at, noise(1 + random.nextInt(5)), at);
            case 2 -> spliced(frame, at, new byte[0], at + count);
            case 3 -> spliced(frame, at + count, Arrays.copyOfRange(frame, at, at + count), at + count);
            case 4 -> Arrays.copyOf(frame, at);
            case 5 -> spliced(frame, at, noise(count), at + count);
            case 6 -> lengthChanged(frame);
            case 7 -> {
                byte[] other = any();
                yield spliced(
                        frame, at, Arrays.copyOfRange(other, Math.min(at, other.length), other.length), frame.length);
            }
            default -> noise(1 + random.nextInt(64));
        };
    }

    private byte[] noise(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }

    private byte[] turned(byte[] frame, int bits) {
        for (int i = 0; i < bits; i++) {
            frame[random.nextInt(frame.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return frame;
    }

    /** Lengths stand near the beginning; extremes of them are what a buffer must be bounded against. */
    private byte[] lengthChanged(byte[] frame) {
        int at = random.nextInt(Math.min(frame.length, 12));
        byte[] extremes = {0, 1, 0x7F, (byte) 0x80, (byte) 0xFF};
        for (int i = at; i < Math.min(at + 1 + random.nextInt(4), frame.length); i++) {
            frame[i] = extremes[random.nextInt(extremes.length)];
        }
        return frame;
    }

    /** The frame up to {@code at}, then {@code between}, then the frame from {@code from}. */
    private static byte[] spliced(byte[] frame, int at, byte[] between, int from) {
        byte[] out = Arrays.copyOf(frame, at + between.length + frame.length - from);
        System.arraycopy(between, 0, out, at, between.length);
        System.arraycopy(frame, from, out, at + between.length, frame.length - from);
        return out;
    }
}
