// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.theme;

import java.util.List;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;

/**
 * The one family of the terminal, and those that hold the characters it lacks.
 *
 * <p>The families come from the Debian packages {@code fonts-noto-cjk} and {@code fonts-hanazono}; JavaFX finds them by
 * fontconfig and falls back glyph by glyph.
 */
public final class Fonts {
    public static final String FAMILY = "Noto Sans CJK SC";

    private static final List<String> NEEDED = List.of(FAMILY, "HanaMinA", "HanaMinB");

    private Fonts() {}

    static Font font(double px, boolean bold) {
        return Font.font(FAMILY, bold ? FontWeight.BOLD : FontWeight.NORMAL, px);
    }

    /** Families that this machine lacks; with any of them missing, texts have boxes where characters should be. */
    public static List<String> missing() {
        List<String> here = Font.getFamilies();
        return NEEDED.stream().filter(family -> !here.contains(family)).toList();
    }
}
