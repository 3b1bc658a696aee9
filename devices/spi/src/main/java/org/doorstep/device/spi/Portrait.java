// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.spi;

import java.util.Arrays;

/** What became of a card's photo. No service depends on it: whatever is not {@link Decoded} is shown as no picture. */
public sealed interface Portrait {
    /**
     * The picture, which the caller wipes.
     *
     * @param width in pixels; 102 on second-generation cards
     * @param height in pixels; 126 on second-generation cards
     * @param bgr three bytes a pixel, rows from the top without padding
     */
    record Decoded(int width, int height, byte[] bgr) implements Portrait, AutoCloseable {
        public Decoded {
            if (width < 1 || height < 1 || bgr.length != 3 * width * height) {
                throw new IllegalArgumentException(
                        bgr.length + " bytes are no picture of " + width + " by " + height + " pixels");
            }
        }

        /** Overwrites the picture with zeros. Idempotent. */
        @Override
        public void close() {
            Arrays.fill(bgr, (byte) 0);
        }

        /** Says the size only. */
        @Override
        public String toString() {
            return "Decoded[" + width + "x" + height + "]";
        }
    }

    /**
     * The decoder made no picture of it.
     *
     * @param why for a technician; nothing of the photo
     */
    record Undecodable(String why) implements Portrait {}

    /** No decoder is installed. */
    record NoneInstalled() implements Portrait {}
}
