// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.conformance;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Optional;
import org.doorstep.device.link.Framer;

/** The toy protocol's frames, for both ends: {@code 55 AA LEN payload XOR}, of 1 to 200 bytes of payload. */
final class ToyFrames implements Framer<byte[]> {
    private static final byte[] PREAMBLE = {0x55, (byte) 0xAA};

    private final boolean checks;
    private byte[] pending = {};

    ToyFrames() {
        this(true);
    }

    ToyFrames(boolean checks) {
        this.checks = checks;
    }

    static byte[] frame(byte... payload) {
        var out = new ByteArrayOutputStream();
        out.writeBytes(PREAMBLE);
        out.write(payload.length);
        out.writeBytes(payload);
        out.write(sum(payload));
        return out.toByteArray();
    }

    private static int sum(byte[] payload) {
        int sum = payload.length;
        for (byte b : payload) {
            sum ^= b;
        }
        return sum & 0xFF;
    }

    @Override
    public void feed(byte[] bytes, int from, int count) {
        int old = pending.length;
        pending = Arrays.copyOf(pending, old + count);
        System.arraycopy(bytes, from, pending, old, count);
    }

    @Override
    public Optional<byte[]> next() {
        while (pending.length > 0) {
            if (pending[0] != PREAMBLE[0] || (pending.length > 1 && pending[1] != PREAMBLE[1])) {
                skip(1);
                continue;
            }
            if (pending.length < 3) {
                return Optional.empty();
            }
            int length = pending[2] & 0xFF;
            if (length == 0 || length > 200) {
                skip(1);
                continue;
            }
            if (pending.length < length + 4) {
                return Optional.empty();
            }
            byte[] payload = Arrays.copyOfRange(pending, 3, 3 + length);
            boolean right = !checks || (pending[3 + length] & 0xFF) == sum(payload);
            skip(right ? length + 4 : 1);
            if (right) {
                return Optional.of(payload);
            }
        }
        return Optional.empty();
    }

    private void skip(int count) {
        pending = Arrays.copyOfRange(pending, count, pending.length);
    }

    @Override
    public void reset() {
        pending = new byte[0];
    }
}
