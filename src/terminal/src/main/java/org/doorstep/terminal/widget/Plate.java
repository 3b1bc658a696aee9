// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.widget;

import javafx.geometry.HPos;
import javafx.geometry.Insets;
import javafx.geometry.Orientation;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.layout.Region;

/** A surface with one thing on it: never smaller than that thing, nor than what a finger needs. */
class Plate extends Region {
    private final Node content;
    private double leastWidth;
    private double leastHeight;

    Plate(Node content) {
        this.content = content;
        getChildren().add(content);
    }

    /** In pixels; what it holds may ask for more. */
    final void atLeast(double width, double height) {
        leastWidth = width;
        leastHeight = height;
        requestLayout();
    }

    private double across() {
        return snappedLeftInset() + snappedRightInset();
    }

    private double down() {
        return snappedTopInset() + snappedBottomInset();
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computeMinWidth(double height) {
        return Math.max(leastWidth, content.minWidth(-1) + across());
    }

    @Override
    protected double computePrefWidth(double height) {
        return Math.max(leastWidth, content.prefWidth(-1) + across());
    }

    @Override
    protected double computeMaxWidth(double height) {
        return Double.MAX_VALUE;
    }

    @Override
    protected double computeMinHeight(double width) {
        return Math.max(leastHeight, content.minHeight(width < 0 ? -1 : width - across()) + down());
    }

    @Override
    protected double computePrefHeight(double width) {
        return computeMinHeight(width);
    }

    @Override
    protected double computeMaxHeight(double width) {
        return Double.MAX_VALUE;
    }

    @Override
    protected void layoutChildren() {
        layoutInArea(
                content,
                snappedLeftInset(),
                snappedTopInset(),
                getWidth() - across(),
                getHeight() - down(),
                0,
                Insets.EMPTY,
                true,
                true,
                HPos.CENTER,
                VPos.CENTER);
    }
}
