// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.conformance;

import java.util.List;
import java.util.Optional;

/**
 * The line between adapter and device, and what can go wrong on it. Offsets count the bytes of a direction since the
 * cable was made, over all connections; each wish stands until it was granted once or {@link #restore} is called.
 *
 * <p>Not every cable can do everything: a method that returns whether it can is answered by false there, and the test
 * that needs it stands in the report as skipped.
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

    /**
     * Takes the device's power once the bytes before the offset have gone: it forgets what a device forgets without
     * power, hears nothing and says nothing, until {@link #restore}.
     *
     * @return whether this cable can
     */
    default boolean powerOffAt(Direction direction, long offset) {
        return false;
    }

    /**
     * Interrupts the thread that the adapter runs on once the bytes before the offset have gone, wherever the adapter is
     * then.
     *
     * @return whether this cable can; one that does not share that thread cannot
     */
    default boolean interruptAt(Direction direction, long offset) {
        return false;
    }

    /** The lengths of all answers that the device has sent so far; empty where this cable cannot tell them apart. */
    default Optional<List<Integer>> answers() {
        return Optional.empty();
    }

    /**
     * Has that happen to answers.
     *
     * @return whether this cable can
     */
    default boolean meddle(FrameTrouble trouble) {
        return false;
    }

    /** Nothing more goes wrong from here on, on the connection there is; what is under way still arrives. */
    default void calm() {
        restore();
    }

    /** Plugs in again, and everything goes well from here on. The next opening makes a new connection. */
    void restore();
}
