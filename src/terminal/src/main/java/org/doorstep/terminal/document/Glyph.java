// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.document;

import org.jspecify.annotations.Nullable;

/**
 * One character as it will stand on paper.
 *
 * @param face the font that has it; null where none has and a box with the code point is drawn
 * @param em its advance in ems
 */
record Glyph(int codePoint, @Nullable Face face, double em) {
    /** Advance of the box: five hexadecimal digits of {@code BOX_DIGITS} size fit. */
    static final double BOX_EM = 1.2;

    static final double BOX_DIGITS = 0.33;

    boolean isSpace() {
        return codePoint == ' ' || codePoint == 0x3000;
    }
}
