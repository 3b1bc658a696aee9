// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.widget;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Orientation;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.Region;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import org.doorstep.catalog.flow.TextValue;

/**
 * Words as they are typed, a node for each glyph (see {@link SecretWords}), with a mark where the next one comes. Of a text
 * longer than its lines the end is shown. It says nothing to assistive tools.
 */
public final class TypedWords extends Region {
    private static final double LEADING = 1.5;
    private static final int LEAST_GLYPHS = 6;

    private final List<Text> glyphs = new ArrayList<>();
    private final Region caret = new Region();
    private final double em;
    private final double lineHeight;
    private final int lines;

    /** Reads {@code typed} once, now. */
    public TypedWords(TextValue typed, Font font, int lines) {
        this.lines = lines;
        em = font.getSize();
        lineHeight = Math.rint(em * LEADING);
        for (int i = 0; i < typed.length(); i++) {
            char unit = typed.at(i);
            boolean pair = Character.isHighSurrogate(unit) && i + 1 < typed.length();
            Text glyph = new Text(pair ? new String(new char[] {unit, typed.at(++i)}) : String.valueOf(unit));
            glyph.setFont(font);
            glyph.setManaged(false);
            glyph.getStyleClass().add("glyphs");
            glyphs.add(glyph);
        }
        caret.setManaged(false);
        caret.getStyleClass().add("caret");
        getChildren().addAll(glyphs);
        getChildren().add(caret);
        getStyleClass().add("words");
        setId("typed");
        setAccessibleRole(AccessibleRole.NODE);
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computeMinWidth(double height) {
        return LEAST_GLYPHS * em;
    }

    @Override
    protected double computePrefWidth(double height) {
        return Math.max(
                LEAST_GLYPHS * em,
                Math.ceil(glyphs.stream().mapToDouble(TypedWords::advance).sum()) + 4);
    }

    @Override
    protected double computeMaxWidth(double height) {
        return Double.MAX_VALUE;
    }

    @Override
    protected double computeMinHeight(double width) {
        return lines * lineHeight;
    }

    @Override
    protected double computePrefHeight(double width) {
        return lines * lineHeight;
    }

    @Override
    protected void layoutChildren() {
        List<Integer> starts = starts(getWidth() - 4);
        int hidden = Math.max(0, starts.size() - lines);
        double top = lines == 1 ? Math.rint((getHeight() - lineHeight) / 2) : 0;
        double x = 0;
        for (int line = 0; line < starts.size(); line++) {
            int end = line + 1 < starts.size() ? starts.get(line + 1) : glyphs.size();
            x = 0;
            for (Text glyph : glyphs.subList(starts.get(line), end)) {
                glyph.setVisible(line >= hidden);
                var bounds = glyph.getLayoutBounds();
                glyph.setLayoutX(Math.rint(x));
                glyph.setLayoutY(Math.rint(
                        top + (line - hidden) * lineHeight + (lineHeight - bounds.getHeight()) / 2 - bounds.getMinY()));
                x += advance(glyph);
            }
        }
        caret.resizeRelocate(
                Math.rint(x) + 2,
                Math.rint(top + (starts.size() - 1 - hidden) * lineHeight + (lineHeight - em * 1.1) / 2),
                Math.max(2, Math.rint(em / 12)),
                Math.rint(em * 1.1));
    }

    /** Index of the first glyph of each line. */
    private List<Integer> starts(double room) {
        List<Integer> starts = new ArrayList<>(List.of(0));
        double x = 0;
        for (int i = 0; i < glyphs.size(); i++) {
            double advance = advance(glyphs.get(i));
            if (x > 0 && x + advance > room) {
                starts.add(i);
                x = 0;
            }
            x += advance;
        }
        return starts;
    }

    private static double advance(Text glyph) {
        return glyph.getLayoutBounds().getWidth();
    }
}
