// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.example.ticket;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import org.doorstep.device.link.Framer;

/** Bytes to payloads and back. */
final class TicketFrames implements Framer<String> {
    private byte[] pending = {};

    static byte[] frame(String payload) {
        byte[] text = payload.getBytes(UTF_8);
        byte[] frame = Arrays.copyOf(new byte[] {2, (byte) text.length}, text.length + 3);
        System.arraycopy(text, 0, frame, 2, text.length);
        frame[text.length + 2] = xor(frame);
        return frame;
    }

    private static byte xor(byte[] frame) {
        return (byte) IntStream.range(1, frame.length).reduce(0, (sum, i) -> sum ^ frame[i]);
    }

    @Override
    public void feed(byte[] bytes, int from, int count) {
        pending = Arrays.copyOf(pending, pending.length + count);
        System.arraycopy(bytes, from, pending, pending.length - count, count);
    }

    @Override
    public Optional<String> next() {
        while (pending.length > 1) {
            int whole = (pending[1] & 0xFF) + 3;
            if (pending[0] == 2 && pending.length < whole) {
                return Optional.empty();
            }
            byte[] frame = Arrays.copyOf(pending, whole);
            boolean right = frame[0] == 2 && whole > 3 && xor(frame) == 0;
            // A wrong frame may have begun with noise: the next one is looked for behind its first byte.
            pending = Arrays.copyOfRange(pending, right ? whole : 1, pending.length);
            if (right) {
                return Optional.of(new String(frame, 2, whole - 3, UTF_8));
            }
        }
        return Optional.empty();
    }

    @Override
    public void reset() {
        pending = new byte[0];
    }
}
