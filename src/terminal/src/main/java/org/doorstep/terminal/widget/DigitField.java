// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.widget;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Orientation;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import org.doorstep.catalog.flow.TextValue;

/**
 * Digits as they are typed, in groups, with the place of the next one marked. Each glyph is a node of its own, so that no
 * string holds the whole number (see {@link SecretWords}). It says nothing to assistive tools.
 */
public final class DigitField extends Region {
    private static final double LEADING = 1.5;
    private static final double GAP = 0.42;
    private static final double BLANK = 0.56;
    private static final char HIDDEN = '*';

    /**
     * How a number is read.
     *
     * @param groups digits in each group; the last one is that of all that follow; empty for no groups
     * @param units words after each group, in place of a gap
     * @param blanks how many places are marked while they are empty
     * @param masks whether groups before the one being typed are hidden
     */
    public record Pattern(List<Integer> groups, List<String> units, int blanks, boolean masks) {
        public Pattern {
            groups = List.copyOf(groups);
            units = List.copyOf(units);
        }

        /** Index of the group that place {@code i} is in. */
        public int group(int i) {
            int group = 0;
            int end = groups.isEmpty() ? Integer.MAX_VALUE : groups.getFirst();
            while (i >= end) {
                group++;
                end += groups.get(Math.min(group, groups.size() - 1));
            }
            return group;
        }

        private String unit(int group) {
            return group < units.size() ? units.get(group) : "";
        }
    }

    /** Nodes that are not parted by a line's end. */
    private final List<List<Node>> groups = new ArrayList<>();

    private final Font font;
    private final double lineHeight;
    private final double ascent;

    /**
     * Reads {@code typed} once, now.
     *
     * @param open whether hidden groups are shown
     */
    public DigitField(TextValue typed, Pattern pattern, boolean open, Font font) {
        this.font = font;
        lineHeight = Math.rint(font.getSize() * LEADING);
        var line = glyph('0').getLayoutBounds();
        ascent = (lineHeight - line.getHeight()) / 2 - line.getMinY();
        int current = pattern.group(Math.max(0, typed.length() - 1));
        int places = Math.max(typed.length(), pattern.blanks());
        int at = -1;
        for (int i = 0; i < places; i++) {
            if (pattern.group(i) != at) {
                at = pattern.group(i);
                groups.add(new ArrayList<>());
            }
            if (i == typed.length()) {
                groups.getLast().add(caret());
            }
            groups.getLast()
                    .add(
                            i >= typed.length()
                                    ? blank()
                                    : glyph(pattern.masks() && !open && at < current ? HIDDEN : typed.at(i)));
            boolean ends = i + 1 == places || pattern.group(i + 1) != at;
            if (ends && i + 1 == places && typed.length() >= places) {
                groups.getLast().add(caret());
            }
            if (ends && !pattern.unit(at).isEmpty()) {
                groups.getLast().add(unit(pattern.unit(at)));
            }
        }
        if (places == 0) {
            groups.add(List.of(caret()));
        }
        groups.forEach(getChildren()::addAll);
        getStyleClass().add("words");
        setId("typed");
        setAccessibleRole(AccessibleRole.NODE);
    }

    private Text glyph(char c) {
        Text glyph = new Text(String.valueOf(c));
        glyph.setFont(font);
        glyph.setManaged(false);
        glyph.getStyleClass().add("glyphs");
        return glyph;
    }

    private Node unit(String word) {
        Text text = new Text(word);
        text.setFont(Font.font(font.getFamily(), Math.rint(font.getSize() * 0.62)));
        text.setManaged(false);
        text.getStyleClass().addAll("glyphs", "unit");
        return text;
    }

    private Region blank() {
        Region blank = part("blank");
        blank.resize(Math.rint(font.getSize() * BLANK) - 4, 3);
        return blank;
    }

    private Region caret() {
        Region caret = part("caret");
        caret.resize(Math.max(2, Math.rint(font.getSize() / 14)), Math.rint(font.getSize() * 1.05));
        return caret;
    }

    private static Region part(String kind) {
        Region part = new Region();
        part.setManaged(false);
        part.getStyleClass().add(kind);
        return part;
    }

    private double advance(Node node) {
        if (node instanceof Text text) {
            double margin = text.getStyleClass().contains("unit") ? font.getSize() * 0.25 : 0;
            return text.getLayoutBounds().getWidth() + margin * 2;
        }
        return node.getStyleClass().contains("blank") ? Math.rint(font.getSize() * BLANK) : 0;
    }

    private double width(List<Node> group) {
        return group.stream().mapToDouble(this::advance).sum();
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computeMinWidth(double height) {
        return Math.ceil(groups.stream().mapToDouble(this::width).max().orElse(0)) + 4;
    }

    @Override
    protected double computePrefWidth(double height) {
        double gaps = Math.max(0, groups.size() - 1) * font.getSize() * GAP;
        return Math.ceil(groups.stream().mapToDouble(this::width).sum() + gaps) + 4;
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
        return width < 0 ? lineHeight : place(width, 0, false);
    }

    @Override
    protected void layoutChildren() {
        double wanted = place(getWidth(), 0, false);
        place(getWidth(), Math.max(0, Math.rint((getHeight() - wanted) / 2)), true);
    }

    /** Sets groups side by side, as many on a line as there is room for; gives the height that takes. */
    private double place(double width, double from, boolean move) {
        double x = 0;
        double top = 0;
        for (List<Node> group : groups) {
            double wide = width(group);
            if (x > 0 && x + wide > width) {
                x = 0;
                top += lineHeight;
            }
            for (Node node : group) {
                if (move) {
                    move(node, x, from + top);
                }
                x += advance(node);
            }
            x += font.getSize() * GAP;
        }
        return top + lineHeight;
    }

    private void move(Node node, double x, double top) {
        double baseline = Math.rint(top + ascent);
        if (node instanceof Text text) {
            boolean unit = text.getStyleClass().contains("unit");
            text.setLayoutX(Math.rint(x + (unit ? font.getSize() * 0.25 : 0)));
            text.setLayoutY(baseline);
        } else if (node.getStyleClass().contains("blank")) {
            node.relocate(Math.rint(x) + 2, baseline - 3);
        } else {
            node.relocate(Math.rint(x) + 2, Math.rint(baseline - font.getSize() * 0.88));
        }
    }
}
