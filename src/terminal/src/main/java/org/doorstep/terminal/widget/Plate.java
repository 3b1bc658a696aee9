// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.widget;

import javafx.scene.layout.StackPane;

/** A surface with something on it: never smaller than what it holds, nor than what a finger needs. */
class Plate extends StackPane {
    private double leastWidth;
    private double leastHeight;

    /** In pixels; what it holds may ask for more. */
    final void atLeast(double width, double height) {
        leastWidth = width;
        leastHeight = height;
        requestLayout();
    }

    @Override
    protected double computeMinWidth(double height) {
        return Math.max(leastWidth, super.computeMinWidth(height));
    }

    @Override
    protected double computePrefWidth(double height) {
        return Math.max(leastWidth, super.computePrefWidth(height));
    }

    @Override
    protected double computeMinHeight(double width) {
        return Math.max(leastHeight, super.computeMinHeight(width));
    }

    @Override
    protected double computePrefHeight(double width) {
        return Math.max(leastHeight, super.computePrefHeight(width));
    }
}
