// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.link;

import java.io.IOException;

/** The blocking end of a link, as the system offers it: no deadlines, and ended only by {@link #close}. */
interface Wire {
    /**
     * Blocks until bytes are there or a while has passed.
     *
     * @return how many were read; 0 when none came in that while; -1 when the peer is gone
     */
    int read(byte[] into) throws IOException;

    /** Blocks until all are handed to the system; throws when the peer is gone. */
    void write(byte[] bytes, int from, int count) throws IOException;

    /**
     * Ends blocked reads and writes; may itself hang.
     *
     * @param dropUnsent whether bytes that the peer has not taken must not reach it any more
     */
    void close(boolean dropUnsent) throws IOException;
}
