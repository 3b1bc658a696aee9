// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.spi;

import java.util.List;

/** A slip, top to bottom; free of any printer's language. */
public record ReceiptPage(List<Block> blocks) {
    public ReceiptPage {
        blocks = List.copyOf(blocks);
    }

    public sealed interface Block {}

    /** One paragraph, wrapped by the adapter at the printer's columns. */
    public record Text(String text, Align align, int scale, boolean bold) implements Block {
        public Text {
            if (scale < 1 || scale > 8) {
                throw new IllegalArgumentException("scale is 1 to 8");
            }
        }
    }

    /** A label left and a value right on one line, or on two where they do not fit. */
    public record Pair(String label, String value) implements Block {}

    /** A QR code of {@code content}, centred. */
    public record Qr(String content) implements Block {}

    /** A line across. */
    public record Rule() implements Block {}

    /** Empty lines. */
    public record Feed(int lines) implements Block {}

    public enum Align {
        LEFT,
        CENTRE,
        RIGHT
    }

    /** Says how many blocks there are; a slip can name a person. */
    @Override
    public String toString() {
        return "ReceiptPage[" + blocks.size() + " blocks]";
    }
}
