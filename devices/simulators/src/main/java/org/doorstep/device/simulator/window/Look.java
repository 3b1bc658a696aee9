// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.simulator.window;

import java.awt.Color;
import java.awt.Font;
import java.awt.GraphicsEnvironment;
import java.util.Arrays;
import java.util.List;

/** Colours by meaning and fonts by use; the colours are those of the terminal. */
final class Look {
    static final Color PAPER = new Color(0xF4F6F9);
    static final Color SURFACE = Color.WHITE;
    static final Color INK = new Color(0x14202E);
    static final Color SECOND = new Color(0x3C4958);
    static final Color BORDER = new Color(0x6E8098);
    static final Color HAIRLINE = new Color(0xC5CFDB);
    static final Color ACTION = new Color(0x0B4EA8);
    static final Color ACTION_SOFT = new Color(0xE6EFFB);
    static final Color OK = new Color(0x084F2A);
    static final Color OK_SOFT = new Color(0xE3F3EA);
    static final Color WARNING = new Color(0x5B3B00);
    static final Color WARNING_SOFT = new Color(0xFFF1CC);
    static final Color DANGER = new Color(0x9E1117);
    static final Color DANGER_SOFT = new Color(0xFCE9E9);

    /** One font for all, which has Chinese; mixed fallbacks would put two faces in a line. */
    private static final List<String> FAMILIES = List.of("Noto Sans CJK SC", "WenQuanYi Zen Hei", "Source Han Sans SC");

    private static final List<String> MONO = List.of("Noto Sans Mono CJK SC", "DejaVu Sans Mono");

    private static final String FAMILY = first(FAMILIES, Font.SANS_SERIF);
    private static final String MONO_FAMILY = first(MONO, Font.MONOSPACED);

    private Look() {}

    static Font text(int size) {
        return new Font(FAMILY, Font.PLAIN, size);
    }

    static Font bold(int size) {
        return new Font(FAMILY, Font.BOLD, size);
    }

    static Font mono(int size) {
        return new Font(MONO_FAMILY, Font.PLAIN, size);
    }

    private static String first(List<String> wanted, String otherwise) {
        List<String> installed =
                Arrays.asList(GraphicsEnvironment.getLocalGraphicsEnvironment().getAvailableFontFamilyNames());
        return wanted.stream().filter(installed::contains).findFirst().orElse(otherwise);
    }
}
