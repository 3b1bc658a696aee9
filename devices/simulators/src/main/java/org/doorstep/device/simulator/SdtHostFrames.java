// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.simulator;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Finds a host's command frames in what arrives at a reader, and makes the frames it answers with. Not safe for use by several threads. */
final class SdtHostFrames {
    static final byte[] PREAMBLE = {(byte) 0xAA, (byte) 0xAA, (byte) 0xAA, (byte) 0x96, 0x69};
    private static final int LONGEST = 64;

    sealed interface Found {}

    /** A whole frame: command, parameter and data. */
    record Command(byte[] body) implements Found {}

    record WrongChecksum() implements Found {}

    record WrongLength() implements Found {}

    private byte[] pending = new byte[0];

    List<Found> accept(byte[] bytes) {
        byte[] all = Arrays.copyOf(pending, pending.length + bytes.length);
        System.arraycopy(bytes, 0, all, pending.length, bytes.length);
        List<Found> found = new ArrayList<>();
        int at = 0;
        while (true) {
            int start = preamble(all, at);
            if (start < 0 || all.length - start < PREAMBLE.length + 2) {
                at = start < 0 ? Math.max(at, all.length - PREAMBLE.length + 1) : start;
                break;
            }
            int body = start + PREAMBLE.length + 2;
            int length = (all[body - 2] & 0xff) << 8 | (all[body - 1] & 0xff);
            if (length < 3 || length > LONGEST) {
                found.add(new WrongLength());
                at = body;
                continue;
            }
            if (all.length < body + length) {
                at = start;
                break;
            }
            found.add(frame(all, body, length));
            at = body + length;
        }
        pending = Arrays.copyOfRange(all, Math.min(at, all.length), all.length);
        return found;
    }

    void reset() {
        pending = new byte[0];
    }

    /** The frame of an answer: SW1 and SW2 are 0, since no source says what a card puts there. */
    static byte[] reply(int sw3, byte[] data) {
        int length = 4 + data.length;
        byte[] frame = new byte[PREAMBLE.length + 2 + length];
        System.arraycopy(PREAMBLE, 0, frame, 0, PREAMBLE.length);
        frame[5] = (byte) (length >> 8);
        frame[6] = (byte) length;
        frame[9] = (byte) sw3;
        System.arraycopy(data, 0, frame, 10, data.length);
        byte sum = 0;
        for (int i = PREAMBLE.length; i < frame.length - 1; i++) {
            sum ^= frame[i];
        }
        frame[frame.length - 1] = sum;
        return frame;
    }

    private static Found frame(byte[] all, int body, int length) {
        int sum = 0;
        for (int i = body - 2; i < body + length; i++) {
            sum ^= all[i];
        }
        return (sum & 0xff) == 0 ? new Command(Arrays.copyOfRange(all, body, body + length - 1)) : new WrongChecksum();
    }

    private static int preamble(byte[] in, int from) {
        for (int i = from; i + PREAMBLE.length <= in.length; i++) {
            if (Arrays.equals(in, i, i + PREAMBLE.length, PREAMBLE, 0, PREAMBLE.length)) {
                return i;
            }
        }
        return -1;
    }
}
