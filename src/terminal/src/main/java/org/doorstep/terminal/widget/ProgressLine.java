// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.widget;

import javafx.geometry.HPos;
import javafx.geometry.Orientation;
import javafx.scene.layout.Region;
import org.doorstep.terminal.theme.Measures;
import org.doorstep.terminal.theme.TextStyle;

/** Where one is: the step in words, a bar, the item; without the bar where there is no room, on two lines at worst. */
public final class ProgressLine extends Region {
    private final Words step;
    private final Words item;
    private final Region lane = new Region();
    private final Region done = new Region();
    private final double share;
    private final double gap;
    private final double thickness;
    private final double leastLane;

    public ProgressLine(Measures m, String step, String item, double share) {
        this.step = Words.of(step, m.plain(TextStyle.NOTE), HPos.LEFT).tone("second");
        this.item = Words.of(item, m.plain(TextStyle.NOTE), HPos.LEFT).tone("second");
        this.share = share;
        this.gap = m.mm(4);
        this.thickness = m.mm(2.5);
        this.leastLane = m.mm(12);
        lane.getStyleClass().add("lane");
        done.getStyleClass().add("lane-done");
        getChildren().addAll(this.step, lane, done, this.item);
        setId("progress");
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    private boolean oneLine(double width) {
        return step.prefWidth(-1) + item.prefWidth(-1) + gap <= width;
    }

    @Override
    protected double computeMinWidth(double height) {
        return Math.max(step.prefWidth(-1), item.minWidth(-1));
    }

    @Override
    protected double computePrefWidth(double height) {
        return step.prefWidth(-1) + item.prefWidth(-1) + 2 * gap + leastLane;
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected double computePrefHeight(double width) {
        double line = step.prefHeight(-1);
        return width < 0 || oneLine(width) ? line : line + item.prefHeight(width);
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        double first = step.prefWidth(-1);
        double line = step.prefHeight(-1);
        step.resizeRelocate(0, 0, first, line);
        boolean together = oneLine(width);
        double last = together ? item.prefWidth(-1) : width;
        item.resizeRelocate(together ? width - last : 0, together ? 0 : line, last, item.prefHeight(last));
        double from = first + gap;
        double to = together ? width - last - gap : width;
        lane.setVisible(to - from >= leastLane);
        done.setVisible(lane.isVisible());
        double top = Math.rint((line - thickness) / 2);
        lane.resizeRelocate(from, top, Math.max(0, to - from), thickness);
        done.resizeRelocate(from, top, Math.max(0, Math.rint((to - from) * share)), thickness);
    }
}
