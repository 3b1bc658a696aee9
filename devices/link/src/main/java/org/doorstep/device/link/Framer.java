// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.link;

import java.util.Optional;

/**
 * Makes frames out of bytes, however they arrive. Pure: no link, no clock. Not safe for threads.
 *
 * <p>An implementation skips garbage before a preamble, bounds the length it believes, and after a broken frame looks
 * for the next preamble behind the broken one's first byte.
 *
 * @param <F> a frame, whole and checked
 */
public interface Framer<F> {
    /** Takes {@code count} bytes beginning at {@code from}; keeps no reference to the array. */
    void feed(byte[] bytes, int from, int count);

    /** The next whole frame; empty when more bytes are needed. */
    Optional<F> next();

    /** Forgets, and overwrites, what has not become a frame. */
    void reset();
}
