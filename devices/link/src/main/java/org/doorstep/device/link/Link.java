// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.link;

import java.io.IOException;
import org.doorstep.device.spi.Deadline;

/**
 * A stream of bytes to and from one device. Used by one thread at a time; {@link #close} may come from any.
 *
 * <p>A peer that went away shows as {@link LinkClosedException}; from then on every call throws it.
 */
public interface Link extends AutoCloseable {
    /** The address it was opened with. */
    LinkAddress address();

    /**
     * Reads what is there, at least one byte, at most {@code into.length}. No read is assumed to hold a whole frame.
     *
     * @return how many bytes were read; 0 when the deadline passed without one
     * @throws LinkClosedException when the peer is gone or the link was closed
     * @throws InterruptedException when interrupted; nothing was lost
     */
    int read(byte[] into, Deadline by) throws IOException, InterruptedException;

    /**
     * Writes all of {@code bytes}.
     *
     * @throws WriteTooLateException when the deadline had passed before a byte left; the link is as it was
     * @throws WriteStalledException when the peer did not drain them by the deadline; the link is closed then
     * @throws LinkClosedException when the peer is gone or the link was closed
     */
    void write(byte[] bytes, Deadline by) throws IOException, InterruptedException;

    /** Throws away what has arrived and was not read. */
    void discardInput() throws IOException;

    /** {@link org.doorstep.device.spi.Ticker#nanos()} when the last byte left; 0 before the first. */
    long lastByteOut();

    /** Ends both directions within a bounded time, even where the port hangs. Idempotent, never throws. */
    @Override
    void close();
}
