// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.idcard.sdt;

import java.util.Arrays;
import java.util.Optional;
import org.doorstep.device.link.Framer;

/**
 * Bytes to replies. Skips what stands before a preamble, refuses lengths beyond the longest frame there is, and starts
 * again behind a preamble whose frame turns out damaged, because noise can look like one. Zeroes what it has used. Not
 * safe for use by several threads.
 */
final class SdtFramer implements Framer<SdtReply> {
    /** The longest answer known has 2,321 bytes in all (base information with two fingerprints). */
    static final int LONGEST = 2400;

    private static final byte[] PREAMBLE = {(byte) 0xAA, (byte) 0xAA, (byte) 0xAA, (byte) 0x96, 0x69};
    private static final int HEAD = PREAMBLE.length + 2;
    private static final int SHORTEST = 4;

    private final byte[] buffer = new byte[2 * (HEAD + LONGEST)];
    private int length;
    private boolean heard;

    /** Takes the bytes; a buffer that is full of what is no frame loses its oldest. */
    @Override
    public void feed(byte[] bytes, int from, int count) {
        if (count > buffer.length - length) {
            drop(Math.min(length, count - (buffer.length - length)));
        }
        System.arraycopy(bytes, from, buffer, length, count);
        length += count;
        heard |= count > 0;
    }

    /** Whether any byte came since the last {@link #reset}. */
    boolean heard() {
        return heard;
    }

    /** The next whole reply, which the caller wipes. */
    @Override
    public Optional<SdtReply> next() {
        while (true) {
            drop(preamble());
            if (length < HEAD) {
                return Optional.empty();
            }
            int body = (buffer[PREAMBLE.length] & 0xff) << 8 | (buffer[PREAMBLE.length + 1] & 0xff);
            if (body < SHORTEST || body > LONGEST) {
                drop(1);
            } else if (length < HEAD + body) {
                return Optional.empty();
            } else if (checksum(HEAD + body) != 0) {
                drop(1);
            } else {
                SdtReply reply =
                        new SdtReply(buffer[HEAD + 2] & 0xff, Arrays.copyOfRange(buffer, HEAD + 3, HEAD + body - 1));
                drop(HEAD + body);
                return Optional.of(reply);
            }
        }
    }

    @Override
    public void reset() {
        heard = false;
        Arrays.fill(buffer, 0, length, (byte) 0);
        length = 0;
    }

    /** Where the first preamble begins, or what may become one. */
    private int preamble() {
        for (int at = 0; at < length; at++) {
            int seen = Math.min(PREAMBLE.length, length - at);
            if (Arrays.equals(buffer, at, at + seen, PREAMBLE, 0, seen)) {
                return at;
            }
        }
        return length;
    }

    /** The exclusive or of everything behind the preamble, the check byte among it: 0 where it is right. */
    private int checksum(int end) {
        int sum = 0;
        for (int i = PREAMBLE.length; i < end; i++) {
            sum ^= buffer[i];
        }
        return sum & 0xff;
    }

    private void drop(int count) {
        System.arraycopy(buffer, count, buffer, 0, length - count);
        Arrays.fill(buffer, length - count, length, (byte) 0);
        length -= count;
    }
}
