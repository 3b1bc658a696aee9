// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.widget;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.Region;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import org.doorstep.terminal.theme.Measures;
import org.doorstep.terminal.theme.TextStyle;

/**
 * The letters that are being composed, one glyph a node for the reason of {@link SecretWords}, with room between syllables;
 * smaller, then on two lines, where there is too little width. Its size does not change with what it shows.
 */
final class ComposedLetters extends Region {
    private static final double LINE = 1.25;
    private static final double BETWEEN = 0.3;
    private static final double SMALLER = 0.93;

    private final List<Text> glyphs = new ArrayList<>();
    private final List<Integer> ends;
    private final Font font;
    private final double least;
    private final double height;

    /** @param height in pixels that it always has */
    ComposedLetters(Measures m, TextStyle style, double height, char[] letters, List<Integer> ends) {
        this.ends = ends;
        this.font = m.plain(style);
        this.least = m.mm(TextStyle.BODY.leastMm());
        this.height = height;
        for (char letter : letters) {
            Text glyph = new Text(String.valueOf(letter));
            glyph.setManaged(false);
            glyph.getStyleClass().add("glyphs");
            glyphs.add(glyph);
        }
        getChildren().addAll(glyphs);
        setId("composed");
        setAccessibleRole(AccessibleRole.NODE);
        setMinHeight(height);
        setPrefHeight(height);
    }

    @Override
    protected void layoutChildren() {
        Font now = font;
        int lines = place(now, 1, false);
        while (now.getSize() > least && (lines > 1 || now.getSize() * LINE > height)) {
            now = Font.font(font.getFamily(), Math.max(least, now.getSize() * SMALLER));
            lines = place(now, 1, false);
        }
        place(now, lines, true);
    }

    /** Gives how many lines there are. */
    private int place(Font now, int lines, boolean move) {
        double line = now.getSize() * LINE;
        double top = (getHeight() - lines * line) / 2;
        double x = 0;
        int at = 0;
        for (int i = 0; i < glyphs.size(); i++) {
            Text glyph = glyphs.get(i);
            glyph.setFont(now);
            var bounds = glyph.getLayoutBounds();
            if (x > 0 && x + bounds.getWidth() > getWidth()) {
                x = 0;
                at++;
            }
            if (move) {
                glyph.setLayoutX(Math.rint(x));
                glyph.setLayoutY(Math.rint(top + at * line + (line - bounds.getHeight()) / 2 - bounds.getMinY()));
            }
            x += bounds.getWidth() + (ends.contains(i + 1) ? BETWEEN * now.getSize() : 0);
        }
        return at + 1;
    }
}
