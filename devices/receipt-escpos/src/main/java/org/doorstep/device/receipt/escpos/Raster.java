// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.receipt.escpos;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Lines of text as dots, for characters that the printer's own font lacks. Uses the fonts installed on this machine; a
 * character that none of them has becomes a box with its number, never a question mark.
 */
final class Raster {
    /** Dots across a character of half width, in the fonts of receipt printers with 203 dots to the inch. */
    static final int CELL = 12;

    private static final int TALL = 24;
    private static final int BASELINE = 21;
    /** Debian's fonts-noto-cjk, fonts-hanazono (which has the rarest) and fonts-wqy-zenhei. */
    private static final List<String> FAMILIES =
            List.of("Noto Sans CJK SC", "HanaMinA", "HanaMinB", "WenQuanYi Zen Hei");

    private Raster() {}

    /** The commands that print {@code text} in one line of {@code columns}, beginning at column {@code start}. */
    static byte[] line(String text, int columns, int start, int scale, boolean bold) {
        BufferedImage image = new BufferedImage(columns * CELL, TALL * scale, BufferedImage.TYPE_BYTE_BINARY);
        Graphics2D on = image.createGraphics();
        on.setColor(Color.WHITE);
        on.fillRect(0, 0, image.getWidth(), image.getHeight());
        on.setColor(Color.BLACK);
        on.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_OFF);
        on.translate(start * CELL, 0);
        on.scale(scale, scale);
        int x = 0;
        for (int codePoint : text.codePoints().toArray()) {
            draw(on, codePoint, x, bold);
            x += Gbk.columns(codePoint) * CELL;
        }
        on.dispose();
        return commands(image);
    }

    private static void draw(Graphics2D on, int codePoint, int x, boolean bold) {
        Optional<Font> font = FAMILIES.stream()
                .map(family -> new Font(family, Font.PLAIN, TALL))
                .filter(candidate -> candidate.canDisplay(codePoint))
                .findFirst();
        if (font.isEmpty()) {
            box(on, codePoint, x);
            return;
        }
        on.setFont(font.get());
        String text = Character.toString(codePoint);
        on.drawString(text, x, BASELINE);
        if (bold) {
            on.drawString(text, x + 1, BASELINE);
        }
    }

    /** U+2CB4E as three rows of two digits in a frame. */
    private static void box(Graphics2D on, int codePoint, int x) {
        on.drawRect(x + 1, 1, 2 * CELL - 3, TALL - 3);
        on.setFont(new Font(Font.MONOSPACED, Font.PLAIN, 8));
        String digits = String.format(Locale.ROOT, "%06X", codePoint);
        for (int row = 0; row < 3; row++) {
            on.drawString(digits.substring(2 * row, 2 * row + 2), x + 7, 8 + 7 * row);
        }
    }

    private static byte[] commands(BufferedImage image) {
        DotMatrix dots = new DotMatrix(image.getWidth(), image.getHeight());
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                if ((image.getRGB(x, y) & 0xffffff) == 0) {
                    dots.set(x, y);
                }
            }
        }
        return dots.commands();
    }
}
