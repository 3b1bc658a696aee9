// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.widget;

import java.util.List;
import javafx.geometry.HPos;
import javafx.geometry.Orientation;
import javafx.scene.layout.Region;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import org.doorstep.terminal.theme.Measures;
import org.doorstep.terminal.theme.TextStyle;

/**
 * A text that wraps and is never cut: its least height is the height of all its lines. Drawn in {@code -text}.
 *
 * <p>Not for what must not stay in memory: strings drawn here end in the toolkit's layout cache. See {@link SecretWords}.
 */
public final class Words extends Region {
    private static final double LEADING = 1.5;

    private final String text;
    private final HPos align;
    private final Lines lines;
    private final Font font;
    private final Text glyphs = new Text();
    private final double lineHeight;
    private double brokenAt = -1;
    private double narrowest = -1;
    private double measuredAt = -1;
    private List<String> measured = List.of();
    private int count = 1;

    private Words(String text, Font font, HPos align) {
        this.text = text;
        this.align = align;
        this.font = font;
        this.lines = Lines.of(text, font.getSize(), segment -> Glyphs.width(segment, font));
        this.lineHeight = Math.rint(font.getSize() * LEADING);
        glyphs.setFont(font);
        glyphs.getStyleClass().add("glyphs");
        glyphs.setManaged(false);
        glyphs.setLineSpacing(lineHeight - Glyphs.lineHeight(font));
        glyphs.setTextAlignment(
                switch (align) {
                    case LEFT -> javafx.scene.text.TextAlignment.LEFT;
                    case CENTER -> javafx.scene.text.TextAlignment.CENTER;
                    case RIGHT -> javafx.scene.text.TextAlignment.RIGHT;
                });
        getStyleClass().add("words");
        getChildren().add(glyphs);
        setAccessibleText(text);
    }

    public static Words of(String text, Measures measures, TextStyle style) {
        return new Words(text, measures.font(style), HPos.LEFT);
    }

    public static Words of(String text, Font font, HPos align) {
        return new Words(text, font, align);
    }

    /** What it says. */
    public String text() {
        return text;
    }

    public Font font() {
        return font;
    }

    /** Adds a style class that sets {@code -text}, such as {@code second}. */
    public Words tone(String styleClass) {
        getStyleClass().add(styleClass);
        return this;
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computeMinWidth(double height) {
        if (narrowest < 0) {
            narrowest = Math.ceil(lines.narrowest());
        }
        return narrowest;
    }

    @Override
    protected double computePrefWidth(double height) {
        return Math.ceil(lines.unbroken());
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
        return lineHeight * (width < 0 ? 1 : broken(width).size());
    }

    @Override
    protected double computeMaxHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        if (width != brokenAt) {
            List<String> now = broken(width);
            count = now.size();
            glyphs.setText(String.join("\n", now));
            brokenAt = width;
        }
        var bounds = glyphs.getLayoutBounds();
        double x = switch (align) {
            case LEFT -> 0;
            case CENTER -> (width - bounds.getWidth()) / 2;
            case RIGHT -> width - bounds.getWidth();
        };
        double shown = Glyphs.lineHeight(font) + (count - 1) * lineHeight;
        glyphs.setLayoutX(Math.rint(x - bounds.getMinX()));
        glyphs.setLayoutY(Math.rint((getHeight() - shown) / 2 - bounds.getMinY()));
    }

    /** Asked many times for the same width while a page is measured and laid out. */
    private List<String> broken(double width) {
        if (width != measuredAt) {
            measured = lines.at(width + 0.5);
            measuredAt = width;
        }
        return measured;
    }
}
