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
 * A personal value in full, one glyph a node, so that no string ever holds the whole of it: JavaFX keeps the strings it
 * laid out in a cache that outlives the scene ({@code PrismTextLayout}). It says nothing to assistive tools.
 */
public final class SecretWords extends Region {
    private static final double LEADING = 1.5;
    private static final int LEAST_GLYPHS = 4;

    private final List<Text> glyphs = new ArrayList<>();
    private final double lineHeight;

    /** Reads {@code secret} once, now. */
    public SecretWords(TextValue secret, Font font) {
        lineHeight = Math.rint(font.getSize() * LEADING);
        for (int i = 0; i < secret.length(); i++) {
            char unit = secret.at(i);
            boolean pair = Character.isHighSurrogate(unit) && i + 1 < secret.length();
            Text glyph = new Text(pair ? new String(new char[] {unit, secret.at(++i)}) : String.valueOf(unit));
            glyph.setFont(font);
            glyph.setManaged(false);
            glyph.getStyleClass().add("glyphs");
            glyphs.add(glyph);
        }
        getStyleClass().add("words");
        getChildren().addAll(glyphs);
        setAccessibleRole(AccessibleRole.NODE);
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computeMinWidth(double height) {
        return Math.min(computePrefWidth(height), LEAST_GLYPHS * lineHeight / LEADING);
    }

    @Override
    protected double computePrefWidth(double height) {
        return Math.ceil(glyphs.stream().mapToDouble(SecretWords::advance).sum());
    }

    @Override
    protected double computeMaxWidth(double height) {
        return Double.MAX_VALUE;
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected double computePrefHeight(double width) {
        return width < 0 ? lineHeight : place(width, false);
    }

    @Override
    protected void layoutChildren() {
        place(getWidth(), true);
    }

    private double place(double width, boolean move) {
        double x = 0;
        double top = 0;
        for (Text glyph : glyphs) {
            double advance = advance(glyph);
            if (x > 0 && x + advance > width + 0.5) {
                x = 0;
                top += lineHeight;
            }
            if (move) {
                var bounds = glyph.getLayoutBounds();
                glyph.setLayoutX(Math.rint(x));
                glyph.setLayoutY(Math.rint(top + (lineHeight - bounds.getHeight()) / 2 - bounds.getMinY()));
            }
            x += advance;
        }
        return top + lineHeight;
    }

    private static double advance(Text glyph) {
        return glyph.getLayoutBounds().getWidth();
    }
}
