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
    /** Of all screens where the settings name no other: the family that the screens are tried with. */
    public static final String FAMILY = "Noto Sans CJK SC";

    private static final List<String> RARE = List.of("HanaMinA", "HanaMinB");

    private Fonts() {}

    static Font font(String family, double px, boolean bold) {
        return Font.font(family, bold ? FontWeight.BOLD : FontWeight.NORMAL, px);
    }

    /** Whether this machine has {@code family}; without it JavaFX would take whatever it finds. The toolkit must be up. */
    public static boolean has(String family) {
        return Font.getFamilies().contains(family);
    }

    /** Families of rare characters that this machine lacks; with any of them missing, names have boxes in them. */
    public static List<String> missing() {
        return RARE.stream().filter(family -> !has(family)).toList();
    }
}
