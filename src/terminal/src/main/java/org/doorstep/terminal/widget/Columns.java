// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.widget;

import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.layout.Region;

/** Two parts side by side, as landscape panels have them; both as high as there is room. */
public final class Columns extends Region {
    private final Node left;
    private final Node right;
    private final double share;
    private final double gap;

    /** @param share of the width that {@code left} gets, 0 to 1 */
    public Columns(Node left, Node right, double share, double gap) {
        this.left = left;
        this.right = right;
        this.share = share;
        this.gap = gap;
        getChildren().addAll(left, right);
    }

    private double leftWidth(double width) {
        return Math.floor((width - gap) * share);
    }

    private double rightWidth(double width) {
        return width - gap - leftWidth(width);
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computeMinWidth(double height) {
        return gap + Math.ceil(Math.max(left.minWidth(-1) / share, right.minWidth(-1) / (1 - share)));
    }

    @Override
    protected double computePrefWidth(double height) {
        return gap + left.prefWidth(-1) + right.prefWidth(-1);
    }

    @Override
    protected double computeMinHeight(double width) {
        return width < 0
                ? Math.max(left.minHeight(-1), right.minHeight(-1))
                : Math.max(left.minHeight(leftWidth(width)), right.minHeight(rightWidth(width)));
    }

    @Override
    protected double computePrefHeight(double width) {
        return width < 0
                ? Math.max(left.prefHeight(-1), right.prefHeight(-1))
                : Math.max(left.prefHeight(leftWidth(width)), right.prefHeight(rightWidth(width)));
    }

    @Override
    protected double computeMaxHeight(double width) {
        return Double.MAX_VALUE;
    }

    @Override
    protected void layoutChildren() {
        double first = leftWidth(getWidth());
        left.resizeRelocate(0, 0, first, getHeight());
        right.resizeRelocate(first + gap, 0, rightWidth(getWidth()), getHeight());
    }
}
