// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.receipt.escpos;

import java.util.OptionalInt;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The four characters by which a printer names the line it has printed: two for the slip, so that an answer about one
 * that was given up counts for nothing, and two for the line.
 *
 * @param slip 0 to 4095, from a random place on, so that a restart does not repeat the last ones
 */
record SlipName(int slip) {
    /** {@code GS ( H} takes characters from 20 to 7E; 64 of them from here make six bits. */
    private static final int FIRST = 0x30;

    private static final int VALUES = 1 << 12;

    static SlipName any() {
        return new SlipName(ThreadLocalRandom.current().nextInt(VALUES));
    }

    SlipName next() {
        return new SlipName((slip + 1) % VALUES);
    }

    /** The command that makes the printer answer once it has printed line {@code index}. */
    byte[] marker(int index) {
        int name = name(index);
        return new byte[] {
            0x1D,
            0x28,
            0x48,
            6,
            0,
            0x30,
            0x30,
            (byte) (name >> 24),
            (byte) (name >> 16),
            (byte) (name >> 8),
            (byte) name
        };
    }

    /** Which of the lines from {@code printed} on, before {@code sent}, was named; empty when it is none of them. */
    OptionalInt line(int name, int printed, int sent) {
        for (int index = printed; index < sent; index++) {
            if (name(index) == name) {
                return OptionalInt.of(index);
            }
        }
        return OptionalInt.empty();
    }

    private int name(int index) {
        return character(slip >> 6) << 24 | character(slip) << 16 | character(index >> 6) << 8 | character(index);
    }

    private static int character(int value) {
        return FIRST + (value & 63);
    }
}
