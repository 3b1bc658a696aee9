// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.link;

import java.util.Arrays;

/** A bounded queue of bytes that keeps nothing of what was taken out. Not safe for threads. */
final class Inbox {
    private final byte[] ring;
    private int head;
    private int size;

    Inbox(int capacity) {
        ring = new byte[capacity];
    }

    int size() {
        return size;
    }

    int free() {
        return ring.length - size;
    }

    void put(byte[] from, int offset, int count) {
        if (count > free()) {
            throw new IllegalStateException("inbox full");
        }
        int tail = (head + size) % ring.length;
        int first = Math.min(count, ring.length - tail);
        System.arraycopy(from, offset, ring, tail, first);
        System.arraycopy(from, offset + first, ring, 0, count - first);
        size += count;
    }

    int take(byte[] into, int most) {
        int count = Math.min(size, most);
        int first = Math.min(count, ring.length - head);
        System.arraycopy(ring, head, into, 0, first);
        System.arraycopy(ring, 0, into, first, count - first);
        Arrays.fill(ring, head, head + first, (byte) 0);
        Arrays.fill(ring, 0, count - first, (byte) 0);
        head = (head + count) % ring.length;
        size -= count;
        return count;
    }

    void clear() {
        Arrays.fill(ring, (byte) 0);
        head = 0;
        size = 0;
    }
}
