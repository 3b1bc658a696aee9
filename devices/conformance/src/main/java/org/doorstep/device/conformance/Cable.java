// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.conformance;

/**
 * The line between adapter and device, and what can go wrong on it. Offsets count the bytes of a direction since the
 * cable was made, over all connections; each wish stands until it was granted once or {@link #restore} is called.
 */
public interface Cable {
    /** The two directions, seen from the terminal. */
    enum Direction {
        TO_DEVICE,
        TO_TERMINAL
    }

    /** Bytes that went that way so far. */
    long count(Direction direction);

    /** No read of the receiver crosses that offset. */
    void splitAt(Direction direction, long offset);

    /** Delivers what lies before the offset and then unplugs: both ends see the line break, and no opening works. */
    void cutAt(Direction direction, long offset);

    /** Delivers what lies before the offset; the rest is lost, and the line stays up in silence. */
    void silenceAt(Direction direction, long offset);

    /**
     * Turns a bit of the byte at the offset over.
     *
     * @return whether this cable can; one under a protocol that repairs bytes itself need not
     */
    boolean corruptAt(Direction direction, long offset);

    /** Plugs in again, and everything goes well from here on. */
    void restore();
}
