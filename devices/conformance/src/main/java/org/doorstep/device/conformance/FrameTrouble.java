// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.conformance;

import java.time.Duration;

/**
 * What can happen to an answer on its way to the terminal. An answer is what the device sends at once; they are numbered
 * from 0 over all connections of a {@link Cable}, and {@link #EVERY} stands for all of them.
 */
public sealed interface FrameTrouble {
    /** All answers. */
    long EVERY = -1;

    /** Which answer it happens to. */
    long frame();

    /** Noise arrives right before the answer. */
    record NoiseBefore(long frame, byte[] noise) implements FrameTrouble {}

    /** Noise arrives right behind the answer. */
    record NoiseBehind(long frame, byte[] noise) implements FrameTrouble {}

    /** Only the first {@code bytes} of the answer arrive; what the device sends later does. */
    record CutShort(long frame, int bytes) implements FrameTrouble {}

    /** The answer arrives twice in a row. */
    record Twice(long frame) implements FrameTrouble {}

    /** The answer arrives behind the one that the device sends next. */
    record BehindNext(long frame) implements FrameTrouble {}

    /** The answer arrives in one piece with the next one, or by itself where none comes within 20 ms. */
    record WithNext(long frame) implements FrameTrouble {}

    /** The answer, and so all behind it, arrives later. */
    record Late(long frame, Duration by) implements FrameTrouble {}

    /** The answer arrives byte by byte, each so long after the one before. */
    record Drip(long frame, Duration perByte) implements FrameTrouble {}

    /** Whether it happens to the answer of that number. */
    default boolean concerns(long number) {
        return frame() == EVERY || frame() == number;
    }
}
