// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.widget;

import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** Small arrangements that controls and screens share. */
public final class Rows {
    private Rows() {}

    /** Side by side, centred on one line; the node that grows gets all that is left. */
    public static Row row(double gap, Node... nodes) {
        return new Row(gap, nodes);
    }

    /** One above the other, each as wide as there is room. */
    public static VBox stack(double gap, Node... nodes) {
        VBox stack = new VBox(gap, nodes);
        stack.setFillWidth(true);
        return stack;
    }

    /** Lets {@code node} take what is left in a row or a stack. */
    public static <N extends Node> N grow(N node) {
        HBox.setHgrow(node, Priority.ALWAYS);
        VBox.setVgrow(node, Priority.ALWAYS);
        return node;
    }

    /** Takes what nothing else wants. */
    public static Region space() {
        Region space = new Region();
        HBox.setHgrow(space, Priority.SOMETIMES);
        VBox.setVgrow(space, Priority.SOMETIMES);
        return space;
    }

    /** A pictogram on a soft square. */
    public static StackPane chip(Icon icon, double side) {
        StackPane chip = new StackPane(icon);
        chip.getStyleClass().add("chip");
        chip.setMinSize(side, side);
        chip.setPrefSize(side, side);
        chip.setMaxSize(side, side);
        return chip;
    }

    /** A thin line across. */
    public static Region rule() {
        Region rule = new Region();
        rule.getStyleClass().add("rule");
        rule.setMinHeight(1);
        rule.setPrefHeight(1);
        rule.setMaxHeight(1);
        return rule;
    }
}
