// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.simulator;

import java.time.Duration;
import java.util.Arrays;
import java.util.function.BiConsumer;

/** How a receipt printer's answers come back. */
public enum PrinterAnswers {
    PROMPT,
    /** Three seconds after the question: later than a host waits. */
    LATE,
    /** Each answer two times. */
    TWICE,
    /** Byte by byte, with a pause before each. */
    SPLIT,
    /** Without the last byte; an answer of one byte does not come at all. */
    CUT,
    /** With its fixed bits turned round, as over a line of the wrong speed. */
    WRONG,
    /** Well formed and untrue: everything is said to be in order, whatever is. */
    LIES,
    /** Never, as those of a printer on a one-way line. */
    NONE;

    private static final Duration LATE_BY = Duration.ofSeconds(3);
    private static final Duration BETWEEN_BYTES = Duration.ofMillis(20);
    private static final int FIXED_BITS = 0x90;

    void give(byte[] answer, BiConsumer<byte[], Duration> send) {
        switch (this) {
            case PROMPT, LIES -> send.accept(answer, Duration.ZERO);
            case LATE -> send.accept(answer, LATE_BY);
            case TWICE -> {
                send.accept(answer, Duration.ZERO);
                send.accept(answer, Duration.ZERO);
            }
            case SPLIT -> {
                for (byte b : answer) {
                    send.accept(new byte[] {b}, BETWEEN_BYTES);
                }
            }
            case CUT -> {
                if (answer.length > 1) {
                    send.accept(Arrays.copyOf(answer, answer.length - 1), Duration.ZERO);
                }
            }
            case WRONG -> {
                byte[] wrong = answer.clone();
                for (int i = 0; i < wrong.length; i++) {
                    wrong[i] ^= (byte) FIXED_BITS;
                }
                send.accept(wrong, Duration.ZERO);
            }
            case NONE -> {}
        }
    }
}
