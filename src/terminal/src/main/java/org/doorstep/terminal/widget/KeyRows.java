// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.widget;

import java.util.List;
import javafx.geometry.Orientation;
import javafx.scene.layout.Region;

/** Rows of keys on one raster: a key takes one or more columns; a row that does not fill it stands in the middle. */
final class KeyRows extends Region {
    /** @param columns of the raster that it takes, and of the gaps between them */
    record Cell(Touch key, double columns) {}

    private final List<List<Cell>> rows;
    private final int columns;
    private final double gap;
    private final double least;
    private final double mostWide;
    private final double mostHigh;

    /**
     * @param least side of a key in pixels
     * @param mostWide width of a key of one column at most
     * @param mostHigh height of a key at most
     */
    KeyRows(int columns, double gap, double least, double mostWide, double mostHigh, List<List<Cell>> rows) {
        this.rows = rows.stream().map(List::copyOf).toList();
        this.columns = columns;
        this.gap = gap;
        this.least = least;
        this.mostWide = mostWide;
        this.mostHigh = mostHigh;
        rows.forEach(row -> row.forEach(cell -> getChildren().add(cell.key())));
    }

    private double column(double width) {
        return Math.min(mostWide, (width + gap) / columns - gap);
    }

    private double width(Cell cell, double column) {
        return cell.columns() * (column + gap) - gap;
    }

    private double row(double width) {
        double row = least;
        for (List<Cell> cells : rows) {
            for (Cell cell : cells) {
                row = Math.max(row, cell.key().minHeight(width < 0 ? -1 : Math.floor(width(cell, column(width)))));
            }
        }
        return row;
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computeMinWidth(double height) {
        double column = least;
        for (List<Cell> cells : rows) {
            for (Cell cell : cells) {
                column = Math.max(column, (cell.key().minWidth(-1) + gap) / cell.columns() - gap);
            }
        }
        return Math.ceil(columns * (column + gap) - gap);
    }

    @Override
    protected double computePrefWidth(double height) {
        return columns * (mostWide + gap) - gap;
    }

    @Override
    protected double computeMaxWidth(double height) {
        return Double.MAX_VALUE;
    }

    @Override
    protected double computeMinHeight(double width) {
        return rows.size() * (row(width) + gap) - gap;
    }

    @Override
    protected double computePrefHeight(double width) {
        return computeMinHeight(width);
    }

    @Override
    protected double computeMaxHeight(double width) {
        return rows.size() * (Math.max(mostHigh, row(width)) + gap) - gap;
    }

    @Override
    protected void layoutChildren() {
        double column = column(getWidth());
        double high = Math.floor((getHeight() + gap) / rows.size() - gap);
        for (int line = 0; line < rows.size(); line++) {
            double taken = rows.get(line).stream().mapToDouble(Cell::columns).sum() * (column + gap) - gap;
            double x = (getWidth() - taken) / 2;
            for (Cell cell : rows.get(line)) {
                double from = Math.ceil(x);
                x += width(cell, column);
                cell.key().resizeRelocate(from, line * (high + gap), Math.floor(x) - from, high);
                x += gap;
            }
        }
    }
}
