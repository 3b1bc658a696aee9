// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.widget;

import javafx.geometry.HPos;
import javafx.geometry.Insets;
import javafx.geometry.Orientation;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/**
 * Side by side on one middle line. Unlike {@link HBox} its least height is that of its texts as they wrap at the width they
 * get, so a page can be asked whether it fits. Those that grow ({@link Rows#grow}) give way first where there is too little
 * width.
 */
public final class Row extends Region {
    private final double gap;
    private boolean centred;
    private boolean even;

    Row(double gap, Node... nodes) {
        this.gap = Math.rint(gap);
        getChildren().addAll(nodes);
    }

    public Row add(Node node) {
        getChildren().add(node);
        return this;
    }

    /** In the middle of the room, if nothing in it grows. */
    public Row centred() {
        centred = true;
        return this;
    }

    /** All as high as the highest. */
    public Row even() {
        even = true;
        return this;
    }

    private double gaps() {
        return gap * Math.max(0, getChildren().size() - 1) + snappedLeftInset() + snappedRightInset();
    }

    private double[] widths(double width) {
        int n = getChildren().size();
        double[] widths = new double[n];
        double left = width - gaps();
        for (int i = 0; i < n; i++) {
            Node child = getChildren().get(i);
            widths[i] = Math.max(child.minWidth(-1), Math.min(child.prefWidth(-1), child.maxWidth(-1)));
            left -= widths[i];
        }
        if (left > 0) {
            spread(widths, left);
        } else if (left < 0) {
            left += shrink(widths, -left, true);
            if (left < 0) {
                shrink(widths, -left, false);
            }
        }
        return widths;
    }

    private void spread(double[] widths, double left) {
        for (Priority priority : new Priority[] {Priority.ALWAYS, Priority.SOMETIMES}) {
            long count = getChildren().stream()
                    .filter(c -> HBox.getHgrow(c) == priority)
                    .count();
            if (count > 0) {
                for (int i = 0; i < widths.length; i++) {
                    if (HBox.getHgrow(getChildren().get(i)) == priority) {
                        widths[i] += Math.floor(left / count);
                    }
                }
                return;
            }
        }
    }

    /** Takes {@code missing} from those that grow, or from all others, down to their least; gives what was taken. */
    private double shrink(double[] widths, double missing, boolean growing) {
        double taken = 0;
        for (int i = 0; i < widths.length && taken < missing; i++) {
            Node child = getChildren().get(i);
            if ((HBox.getHgrow(child) == Priority.ALWAYS) == growing) {
                double give = Math.min(missing - taken, Math.max(0, widths[i] - child.minWidth(-1)));
                widths[i] -= give;
                taken += give;
            }
        }
        return taken;
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computeMinWidth(double height) {
        return gaps() + getChildren().stream().mapToDouble(c -> c.minWidth(-1)).sum();
    }

    @Override
    protected double computePrefWidth(double height) {
        return gaps()
                + getChildren().stream()
                        .mapToDouble(c -> Math.max(c.minWidth(-1), c.prefWidth(-1)))
                        .sum();
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected double computePrefHeight(double width) {
        double[] widths = width < 0 ? null : widths(width);
        double height = 0;
        for (int i = 0; i < getChildren().size(); i++) {
            Node child = getChildren().get(i);
            height = Math.max(height, child.minHeight(widths == null ? -1 : widths[i]));
            height = Math.max(height, child.prefHeight(widths == null ? -1 : widths[i]));
        }
        return height + snappedTopInset() + snappedBottomInset();
    }

    @Override
    protected double computeMaxHeight(double width) {
        return Double.MAX_VALUE;
    }

    @Override
    protected void layoutChildren() {
        double[] widths = widths(getWidth());
        double used = gaps();
        for (double width : widths) {
            used += width;
        }
        double x = snappedLeftInset() + (centred ? Math.max(0, Math.floor((getWidth() - used) / 2)) : 0);
        double top = snappedTopInset();
        double height = getHeight() - top - snappedBottomInset();
        for (int i = 0; i < widths.length; i++) {
            Node child = getChildren().get(i);
            layoutInArea(child, x, top, widths[i], height, 0, Insets.EMPTY, true, even, HPos.LEFT, VPos.CENTER);
            x += widths[i] + gap;
        }
    }
}
