// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.document;

import java.io.OutputStream;
import java.util.Arrays;
import java.util.Objects;

/** Gathers bytes and leaves no copy of them behind: what it outgrows and what it hands over is overwritten. */
final class WipedBuffer extends OutputStream {
    private byte[] held = new byte[64 * 1024];
    private int length;

    @Override
    public void write(int b) {
        room(1);
        held[length++] = (byte) b;
    }

    @Override
    public void write(byte[] from, int offset, int count) {
        Objects.checkFromIndexSize(offset, count, from.length);
        room(count);
        System.arraycopy(from, offset, held, length, count);
        length += count;
    }

    /** What was written; this buffer is empty and wiped afterwards. */
    byte[] take() {
        byte[] taken = Arrays.copyOf(held, length);
        close();
        return taken;
    }

    /** Overwrites what is held. Idempotent. */
    @Override
    public void close() {
        Arrays.fill(held, (byte) 0);
        length = 0;
    }

    /** The array in use, for a test of the wiping. */
    byte[] inside() {
        return held;
    }

    private void room(int more) {
        if (Math.addExact(length, more) > held.length) {
            byte[] outgrown = held;
            held = Arrays.copyOf(outgrown, Math.max(Math.multiplyExact(outgrown.length, 2), length + more));
            Arrays.fill(outgrown, (byte) 0);
        }
    }
}
