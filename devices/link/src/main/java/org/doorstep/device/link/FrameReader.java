// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.link;

import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import org.doorstep.device.spi.Deadline;

/**
 * Reads frames from a link. Used by the link's thread.
 *
 * @param <F> a frame
 */
public final class FrameReader<F> {
    private final Link link;
    private final Framer<F> framer;
    private final byte[] buffer = new byte[1024];

    public FrameReader(Link link, Framer<F> framer) {
        this.link = link;
        this.framer = framer;
    }

    /**
     * The next frame; empty when the deadline passed without a whole one, of which the part that came is kept.
     *
     * @throws LinkClosedException when the link ended before a whole frame was there
     */
    public Optional<F> next(Deadline by) throws IOException, InterruptedException {
        var frame = framer.next();
        while (frame.isEmpty()) {
            int count = link.read(buffer, by);
            if (count == 0) {
                return frame;
            }
            framer.feed(buffer, 0, count);
            Arrays.fill(buffer, 0, count, (byte) 0);
            frame = framer.next();
        }
        return frame;
    }

    /** Throws away what has arrived, as bytes or as a part of a frame. */
    public void discard() throws IOException {
        link.discardInput();
        framer.reset();
    }
}
