// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.receipt.escpos;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.doorstep.device.conformance.fuzz.FramerFuzz;
import org.junit.jupiter.api.Test;

/** Damaged answers by the thousand; by the million with {@code -Ddoorstep.fuzz=1000000}. */
class FramerFuzzTest {
    private static final int LONGEST_BLOCK = 80;
    private static final List<byte[]> GOOD = List.of(
            new byte[] {0x12},
            new byte[] {0x16},
            new byte[] {0x1E},
            new byte[] {0x72},
            new byte[] {0x00},
            new byte[] {0x0F},
            new byte[] {0x10, 0x00, 0x00, 0x00},
            new byte[] {0x14, 0x00, 0x0C, 0x0F},
            new byte[] {0x37, 0x25, 0x00},
            new byte[] {0x37, 0x22, 0x30, 0x30, 0x31, 0x37, 0x00},
            "_Doorstep\0".getBytes(StandardCharsets.US_ASCII),
            ("_" + "m".repeat(70) + "\0").getBytes(StandardCharsets.US_ASCII));

    /** By the fixed bits of Epson's tables, each kind looked for by itself. */
    private static int endOf(PrinterAnswer answer, byte[] stream, int from) {
        for (int at = from; at < stream.length; at++) {
            int length = lengthAt(answer, stream, at);
            if (length > 0) {
                return at + length;
            }
        }
        return -1;
    }

    private static int lengthAt(PrinterAnswer answer, byte[] stream, int at) {
        int first = stream[at] & 0xff;
        return switch (answer) {
            case PrinterAnswer.RealTime(int bits) -> first == bits && bits(first, "0xx1xx10") ? 1 : 0;
            case PrinterAnswer.Marker(int bits) -> first == bits && bits(first, "0xx0xxxx") ? 1 : 0;
            case PrinterAnswer.Automatic(int bits) -> automatic(bits, stream, at) ? 4 : 0;
            case PrinterAnswer.Cleared() ->
                at + 3 <= stream.length && first == 0x37 && stream[at + 1] == 0x25 && stream[at + 2] == 0 ? 3 : 0;
            case PrinterAnswer.Named(int name) -> named(name, stream, at) ? 7 : 0;
            case PrinterAnswer.OtherBlock() -> block(stream, at);
        };
    }

    private static boolean automatic(int bits, byte[] stream, int at) {
        if (at + 4 > stream.length || !bits(stream[at] & 0xff, "0xx1xx00")) {
            return false;
        }
        int value = 0;
        for (int i = 0; i < 4; i++) {
            if (i > 0 && !bits(stream[at + i] & 0xff, "0xx0xxxx")) {
                return false;
            }
            value = value << 8 | (stream[at + i] & 0xff);
        }
        return value == bits;
    }

    private static boolean named(int name, byte[] stream, int at) {
        return at + 7 <= stream.length
                && stream[at] == 0x37
                && stream[at + 1] == 0x22
                && java.nio.ByteBuffer.wrap(stream, at + 2, 4).getInt() == name
                && stream[at + 6] == 0;
    }

    private static int block(byte[] stream, int at) {
        if (List.of(0x35, 0x37, 0x3B, 0x3D, 0x5F).contains(stream[at] & 0xff)) {
            for (int i = 1; i < LONGEST_BLOCK && at + i < stream.length; i++) {
                if (stream[at + i] == 0) {
                    return i + 1;
                }
            }
        }
        return 0;
    }

    /** Whether a byte has the fixed bits of a pattern, most significant first. */
    private static boolean bits(int value, String pattern) {
        for (int i = 0; i < 8; i++) {
            char wanted = pattern.charAt(i);
            int bit = value >> (7 - i) & 1;
            if (wanted != 'x' && wanted - '0' != bit) {
                return false;
            }
        }
        return true;
    }

    @Test
    void damagedAnswersAreNeverAcceptedNorKeptNorThrowAnything() {
        var result =
                new FramerFuzz<>(AnswerFramer::new, GOOD, FramerFuzzTest::endOf).run(FramerFuzz.frames(20_000), 32);
        System.getLogger("fuzz").log(System.Logger.Level.INFO, "ESC/POS answers: {0}", result);
        assertThat(result.accepted()).isGreaterThan(result.frames() / 10);
    }
}
