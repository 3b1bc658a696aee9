// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.widget;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.HPos;
import javafx.geometry.Orientation;
import javafx.scene.layout.Region;
import org.doorstep.terminal.theme.Measures;
import org.doorstep.terminal.theme.TextStyle;

/** The way of a case from left to right: what is behind, where it is, what is ahead; each with a mark and a word. */
public final class Timeline extends Region {
    /** Where a stop lies. */
    public enum At {
        BEHIND,
        HERE,
        /** Here, and somebody must do something. */
        HERE_BACK,
        /** Here, and there is no way on. */
        HERE_ENDED,
        AHEAD
    }

    public record Stop(String word, At at) {}

    private final List<Icon> marks = new ArrayList<>();
    private final List<Words> words = new ArrayList<>();
    private final List<Region> lines = new ArrayList<>();
    private final double side;
    private final double gap;
    private final double between;
    private final double thickness;

    public Timeline(Measures m, List<Stop> stops) {
        side = Math.rint(m.fontPx(TextStyle.LABEL) * 1.8);
        gap = m.mm(1);
        between = m.mm(2);
        thickness = m.mm(0.8);
        for (Stop stop : stops) {
            if (!marks.isEmpty()) {
                Region line = new Region();
                line.getStyleClass().add(stop.at() == At.AHEAD ? "way-ahead" : "way-behind");
                lines.add(line);
            }
            marks.add(new Icon(mark(stop.at()), side).tone(tone(stop.at())));
            boolean here = stop.at() != At.BEHIND && stop.at() != At.AHEAD;
            words.add(Words.of(stop.word(), here ? m.strong(TextStyle.BODY) : m.plain(TextStyle.BODY), HPos.CENTER)
                    .tone(here ? tone(stop.at()) : "second"));
        }
        getChildren().addAll(lines);
        getChildren().addAll(marks);
        getChildren().addAll(words);
        setId("timeline");
    }

    private static Pictogram mark(At at) {
        return switch (at) {
            case BEHIND -> Pictogram.DONE;
            case HERE -> Pictogram.HERE;
            case HERE_BACK -> Pictogram.WARNING;
            case HERE_ENDED -> Pictogram.REFUSED;
            case AHEAD -> Pictogram.CHOICE;
        };
    }

    private static String tone(At at) {
        return switch (at) {
            case BEHIND -> "tone-ok";
            case HERE -> "tone-here";
            case HERE_BACK -> "tone-warn";
            case HERE_ENDED -> "tone-danger";
            case AHEAD -> "tone-rest";
        };
    }

    private double column(double width) {
        return Math.floor(width / marks.size());
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computeMinWidth(double height) {
        return marks.size()
                * (Math.max(
                                side * 1.5,
                                words.stream()
                                        .mapToDouble(w -> w.minWidth(-1))
                                        .max()
                                        .orElse(0))
                        + between);
    }

    @Override
    protected double computePrefWidth(double height) {
        return computeMinWidth(height);
    }

    @Override
    protected double computeMaxWidth(double height) {
        return Double.MAX_VALUE;
    }

    @Override
    protected double computeMinHeight(double width) {
        double word = width < 0 ? -1 : column(width) - between;
        return side
                + gap
                + words.stream().mapToDouble(w -> w.minHeight(word)).max().orElse(0);
    }

    @Override
    protected double computePrefHeight(double width) {
        return computeMinHeight(width);
    }

    @Override
    protected double computeMaxHeight(double width) {
        return computeMinHeight(width);
    }

    @Override
    protected void layoutChildren() {
        double column = column(getWidth());
        for (int i = 0; i < marks.size(); i++) {
            double middle = Math.rint(column * i + column / 2);
            marks.get(i).resizeRelocate(Math.rint(middle - side / 2), 0, side, side);
            double width = column - between;
            Words word = words.get(i);
            word.resizeRelocate(Math.rint(middle - width / 2), side + gap, width, word.prefHeight(width));
            if (i > 0) {
                double from = middle - column + side * 0.62;
                double to = middle - side * 0.62;
                lines.get(i - 1)
                        .resizeRelocate(
                                Math.rint(from), Math.rint((side - thickness) / 2), Math.rint(to - from), thickness);
            }
        }
    }
}
