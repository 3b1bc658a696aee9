// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.simulator;

/** What a receipt printer was told, one command or one character at a time. */
sealed interface EscPosCommand {
    /** Whether paper has to move for it; such a command waits while the mechanism cannot. */
    default boolean movesPaper() {
        return false;
    }

    /** Characters of one cell each, or of two when {@code wide}. */
    record Glyph(String text, boolean wide) implements EscPosCommand {}

    record LineFeed() implements EscPosCommand {
        @Override
        public boolean movesPaper() {
            return true;
        }
    }

    record Initialise() implements EscPosCommand {}

    record Align(int to) implements EscPosCommand {}

    record Size(int width, int height) implements EscPosCommand {}

    record Bold(boolean on) implements EscPosCommand {}

    record Underline(boolean on) implements EscPosCommand {}

    record Reverse(boolean on) implements EscPosCommand {}

    record LineSpacing(int dots) implements EscPosCommand {}

    /** Moves the place of the next character; {@code relative} to the last one or to the left margin. */
    record Position(int dots, boolean relative) implements EscPosCommand {}

    record Feed(int lines, int dots) implements EscPosCommand {
        @Override
        public boolean movesPaper() {
            return true;
        }
    }

    /** Moves the left margin; the dots count from the paper's printable edge. */
    record Margin(int dots) implements EscPosCommand {}

    /** Sets the width of print, from the margin on. */
    record Width(int dots) implements EscPosCommand {}

    /** Space before and behind each Chinese character. */
    record ChineseSpacing(int left, int right) implements EscPosCommand {}

    /** Opens a drawer. */
    record Pulse(int pin) implements EscPosCommand {}

    enum CutKind {
        FULL,
        PARTIAL
    }

    /** Feeds {@code feed} dots past the knife, then cuts. */
    record Cut(CutKind kind, int feed) implements EscPosCommand {
        @Override
        public boolean movesPaper() {
            return true;
        }
    }

    record QrModule(int dots) implements EscPosCommand {}

    /** Error correction level 0 to 3: L, M, Q, H. */
    record QrLevel(int level) implements EscPosCommand {}

    record QrStore(byte[] content) implements EscPosCommand {}

    record QrPrint() implements EscPosCommand {
        @Override
        public boolean movesPaper() {
            return true;
        }
    }

    /** Dots, eight to a byte, rows of {@code rowBytes}. */
    record Raster(int rowBytes, int rows, int scaleX, int scaleY, byte[] dots) implements EscPosCommand {
        @Override
        public boolean movesPaper() {
            return true;
        }
    }

    record GraphicsStore(Raster raster) implements EscPosCommand {}

    record GraphicsPrint() implements EscPosCommand {
        @Override
        public boolean movesPaper() {
            return true;
        }
    }

    /** {@code GS r}: answered once everything before it was done. */
    record Status(int kind) implements EscPosCommand {}

    /** {@code GS ( H}: as {@link Status}, answered with the four bytes given. */
    record NamedMarker(byte[] name) implements EscPosCommand {}

    /** {@code GS I}: who are you. */
    record Identify(int what) implements EscPosCommand {}

    record AutomaticStatus(int mask) implements EscPosCommand {}

    /** Understood, and without effect on paper. */
    record Nothing() implements EscPosCommand {}

    /** Not understood. */
    record Unsupported(String bytes) implements EscPosCommand {}
}
