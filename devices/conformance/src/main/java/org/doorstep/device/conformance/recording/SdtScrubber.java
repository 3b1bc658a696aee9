// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.conformance.recording;

import static java.nio.charset.StandardCharsets.UTF_16LE;

import java.util.Arrays;
import org.doorstep.device.conformance.recording.Recording.Direction;

/**
 * The frames of ID card readers without the person: text becomes that of a made-up card, photo, fingerprints and newest
 * addresses become constant bytes, and a check byte that was right is right again. Of what stands outside frames nothing
 * is kept but what looks like a preamble. Commands hold nothing of a person.
 */
public final class SdtScrubber implements Scrubber {
    private static final int[] PREAMBLE = {0xAA, 0xAA, 0xAA, 0x96, 0x69};
    private static final int LONGEST = 2400;
    /** Answers with no more data than a reader's own number have nothing of a person. */
    private static final int HARMLESS = 16;

    private static final int TEXT = 256;
    private static final byte[] MADE_UP = madeUp();

    private int matched;
    private int index = -1;
    private int length;
    private int sumIn;
    private int sumOut;

    /** Offers it to {@link ScrubberProvider#of}. */
    public static final class Provider implements ScrubberProvider {
        /** Made by the service loader. */
        public Provider() {}

        @Override
        public String adapter() {
            return "idcard-sdt";
        }

        @Override
        public Scrubber scrubber() {
            return new SdtScrubber();
        }
    }

    private SdtScrubber() {}

    private static byte[] madeUp() {
        byte[] text = new byte[TEXT];
        for (int i = 0; i < TEXT; i += 2) {
            text[i] = ' ';
        }
        put(text, 0, "测试");
        put(text, 30, "1");
        put(text, 32, "01");
        put(text, 36, "19900101");
        put(text, 52, "测试地址");
        put(text, 122, "999999199001010016");
        put(text, 158, "测试局");
        put(text, 188, "20200101");
        put(text, 204, "20400101");
        return text;
    }

    private static void put(byte[] text, int offset, String value) {
        byte[] bytes = value.getBytes(UTF_16LE);
        System.arraycopy(bytes, 0, text, offset, bytes.length);
    }

    @Override
    public byte[] scrub(Direction direction, byte[] bytes) {
        byte[] out = Arrays.copyOf(bytes, bytes.length);
        if (direction == Direction.RECEIVED) {
            for (int i = 0; i < out.length; i++) {
                out[i] = (byte) (index < 0 ? outside(bytes[i] & 0xff) : inside(bytes[i] & 0xff));
            }
        }
        return out;
    }

    private int outside(int b) {
        if (b == PREAMBLE[matched]) {
            matched++;
            if (matched == PREAMBLE.length) {
                matched = 0;
                index = 0;
                sumIn = 0;
                sumOut = 0;
            }
            return b;
        }
        boolean begins = b == PREAMBLE[0];
        matched = begins ? (matched == 3 ? 3 : 1) : 0;
        return begins ? b : 0;
    }

    /** A byte behind the preamble: two of length, three of status, data, check byte. */
    private int inside(int b) {
        int at = index++;
        int out = b;
        if (at == 0) {
            length = b << 8;
        } else if (at == 1) {
            length |= b;
            if (length < 4 || length > LONGEST) {
                index = -1;
            }
        } else if (at == length + 1) {
            out = b ^ sumIn ^ sumOut;
            index = -1;
        } else if (at >= 5) {
            out = data(at - 5, b);
        }
        sumIn ^= b;
        sumOut ^= out;
        return out;
    }

    private int data(int at, int b) {
        int count = length - 4;
        if (count <= HARMLESS) {
            return b;
        }
        int head = count == 4 + TEXT + 1024 ? 4 : count >= 6 + TEXT + 1024 ? 6 : 0;
        if (at < head) {
            return b;
        }
        if (head == 0) {
            return at % 2 == 0 ? ' ' : 0;
        }
        return at - head < TEXT ? MADE_UP[at - head] & 0xff : 0x5A;
    }
}
