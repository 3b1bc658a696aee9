// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.simulator;

import java.awt.Font;
import java.awt.GraphicsEnvironment;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** The fonts a simulated printer has in its ROM: those of the Debian packages, in this order. */
final class Glyphs {
    private static final List<String> FAMILIES =
            List.of("Noto Sans Mono CJK SC", "Noto Sans CJK SC", "WenQuanYi Zen Hei", "HanaMinA", "HanaMinB");

    private final List<Font> fonts;

    Glyphs(int size) {
        List<String> installed =
                Arrays.asList(GraphicsEnvironment.getLocalGraphicsEnvironment().getAvailableFontFamilyNames());
        fonts = Stream.concat(FAMILIES.stream().filter(installed::contains), Stream.of(Font.MONOSPACED))
                .map(family -> new Font(family, Font.PLAIN, size))
                .toList();
    }

    /** The first font that has {@code text}; the last one, which draws a box, when none does. */
    Font fontFor(String text) {
        return fonts.stream()
                .filter(font -> font.canDisplayUpTo(text) < 0)
                .findFirst()
                .orElse(Objects.requireNonNull(fonts.getLast()));
    }
}
