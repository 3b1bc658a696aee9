// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.widget;

import java.util.List;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.layout.Region;

/** Equal columns, equal rows, one gap; rows grow with the room there is, up to a limit. */
public final class Grid extends Region {
    private final int columns;
    private final double gap;
    private final double leastRow;
    private final double mostRow;

    public Grid(int columns, double gap, double leastRow, double mostRow, List<? extends Node> cells) {
        this.columns = columns;
        this.gap = gap;
        this.leastRow = leastRow;
        this.mostRow = mostRow;
        getChildren().addAll(cells);
    }

    private int rows() {
        return (getChildren().size() + columns - 1) / columns;
    }

    private double across() {
        return snappedLeftInset() + snappedRightInset();
    }

    private double down() {
        return snappedTopInset() + snappedBottomInset();
    }

    private double columnWidth(double width) {
        return Math.floor((width - across() - gap * (columns - 1)) / columns);
    }

    private double rowHeight(double width) {
        double cell = width < 0 ? -1 : columnWidth(width);
        double row = leastRow;
        for (Node child : getChildren()) {
            row = Math.max(row, child.minHeight(cell));
        }
        return row;
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computeMinWidth(double height) {
        double cell = 0;
        for (Node child : getChildren()) {
            cell = Math.max(cell, child.minWidth(-1));
        }
        return Math.ceil(cell) * columns + gap * (columns - 1) + across();
    }

    @Override
    protected double computePrefWidth(double height) {
        double cell = 0;
        for (Node child : getChildren()) {
            cell = Math.max(cell, child.prefWidth(-1));
        }
        return cell * columns + gap * (columns - 1) + across();
    }

    @Override
    protected double computeMinHeight(double width) {
        return rows() * rowHeight(width) + gap * (rows() - 1) + down();
    }

    @Override
    protected double computePrefHeight(double width) {
        return computeMinHeight(width);
    }

    @Override
    protected double computeMaxHeight(double width) {
        return rows() * Math.max(mostRow, rowHeight(width)) + gap * (rows() - 1) + down();
    }

    @Override
    protected void layoutChildren() {
        double cell = columnWidth(getWidth());
        double row = Math.floor((getHeight() - down() - gap * (rows() - 1)) / rows());
        for (int i = 0; i < getChildren().size(); i++) {
            int line = i / columns;
            int place = i % columns;
            getChildren()
                    .get(i)
                    .resizeRelocate(
                            snappedLeftInset() + place * (cell + gap),
                            snappedTopInset() + line * (row + gap),
                            cell,
                            row);
        }
    }
}
