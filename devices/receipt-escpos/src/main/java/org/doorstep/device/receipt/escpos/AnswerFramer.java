// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.receipt.escpos;

import java.util.Arrays;
import java.util.Optional;
import org.doorstep.device.link.Framer;

/**
 * Bytes to answers, by the fixed bits that ESC/POS gives to each kind: a status byte has {@code & 93 = 12}, automatic
 * status begins with {@code & 93 = 10} and goes on with three bytes of {@code & 90 = 0}, a queued answer has {@code &
 * 90 = 0}, a block begins with 35, 37, 3B, 3D or 5F and ends with 00. Everything else is noise.
 *
 * <p>The bytes of an automatic status that broke off look like queued answers. They are thrown away with it: an answer
 * too few leaves an outcome unknown, one too many would make it a lie.
 *
 * <p>Not safe for use by several threads.
 */
final class AnswerFramer implements Framer<PrinterAnswer> {
    private static final int LONGEST_BLOCK = 80;
    private static final int AUTOMATIC = 4;
    private static final int NAMED = 7;
    private static final int MORE = 0;
    /** Less than nothing: so many bytes are noise. */
    private static final int NOISE = -1;

    private final byte[] buffer = new byte[4096];
    private int length;

    @Override
    public void feed(byte[] bytes, int from, int count) {
        for (int i = from; i < from + count; i++) {
            if (length == buffer.length) {
                drop(1);
            }
            buffer[length++] = bytes[i];
        }
    }

    @Override
    public Optional<PrinterAnswer> next() {
        while (length > 0) {
            int first = buffer[0] & 0xff;
            int whole = whole(first);
            if (whole == MORE) {
                return Optional.empty();
            }
            if (whole < 0) {
                drop(-whole);
                continue;
            }
            PrinterAnswer answer = answer(first, whole);
            drop(whole);
            return Optional.of(answer);
        }
        return Optional.empty();
    }

    /** How many bytes the answer beginning with {@code first} has, {@link #MORE}, or minus the bytes that are noise. */
    private int whole(int first) {
        if ((first & 0x93) == 0x12 || (first & 0x90) == 0) {
            return 1;
        }
        if ((first & 0x93) == 0x10) {
            for (int i = 1; i < AUTOMATIC; i++) {
                if (i == length) {
                    return MORE;
                }
                if ((buffer[i] & 0x90) != 0) {
                    return NOISE * i;
                }
            }
            return AUTOMATIC;
        }
        if (first == 0x35 || first == 0x37 || first == 0x3B || first == 0x3D || first == 0x5F) {
            for (int end = 1; end < LONGEST_BLOCK; end++) {
                if (end == length) {
                    return MORE;
                }
                if (buffer[end] == 0) {
                    return end + 1;
                }
            }
        }
        return NOISE;
    }

    private PrinterAnswer answer(int first, int whole) {
        if ((first & 0x93) == 0x12) {
            return new PrinterAnswer.RealTime(first);
        }
        if ((first & 0x90) == 0) {
            return new PrinterAnswer.Marker(first);
        }
        if (whole == AUTOMATIC && (first & 0x93) == 0x10) {
            return new PrinterAnswer.Automatic(
                    first << 24 | (buffer[1] & 0xff) << 16 | (buffer[2] & 0xff) << 8 | (buffer[3] & 0xff));
        }
        if (whole == 3 && first == 0x37 && buffer[1] == 0x25) {
            return new PrinterAnswer.Cleared();
        }
        if (whole == NAMED && first == 0x37 && buffer[1] == 0x22) {
            return new PrinterAnswer.Named(
                    buffer[2] << 24 | (buffer[3] & 0xff) << 16 | (buffer[4] & 0xff) << 8 | (buffer[5] & 0xff));
        }
        return new PrinterAnswer.OtherBlock();
    }

    @Override
    public void reset() {
        drop(length);
    }

    private void drop(int count) {
        System.arraycopy(buffer, count, buffer, 0, length - count);
        Arrays.fill(buffer, length - count, length, (byte) 0);
        length -= count;
    }
}
