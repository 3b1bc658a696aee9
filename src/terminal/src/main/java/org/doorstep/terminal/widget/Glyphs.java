// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.widget;

import javafx.scene.text.Font;
import javafx.scene.text.Text;

/** Measures text before it is in any scene. FX thread. */
final class Glyphs {
    private Glyphs() {}

    /** Width of {@code text} in pixels; ideographs and full-width punctuation of the family are one em wide. */
    static double width(String text, Font font) {
        if (text.codePoints().allMatch(Glyphs::square)) {
            return text.codePointCount(0, text.length()) * font.getSize();
        }
        return measured(text, font).getLayoutBounds().getWidth();
    }

    /** From one line's top to its bottom, without leading. */
    static double lineHeight(Font font) {
        return measured("家", font).getLayoutBounds().getHeight();
    }

    private static Text measured(String text, Font font) {
        Text probe = new Text(text);
        probe.setFont(font);
        return probe;
    }

    private static boolean square(int codePoint) {
        return (codePoint >= 0x3400 && codePoint <= 0x9FFF)
                || (codePoint >= 0x3000 && codePoint <= 0x3011)
                || (codePoint >= 0xFF01 && codePoint <= 0xFF1F);
    }
}
