// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.document;

import java.io.IOException;

/** Fills sheet after sheet from top to bottom, with margins of 25 mm; each new one gets its head drawn. */
final class Page {
    static final double MARGIN = mm(25);
    static final double LEFT = MARGIN;
    static final double RIGHT = Sheet.WIDTH - MARGIN;
    static final double WIDTH = RIGHT - LEFT;
    static final double TOP = MARGIN;
    static final double BOTTOM = Sheet.HEIGHT - MARGIN;

    private final Composition composition;
    private final Head head;
    private @org.jspecify.annotations.Nullable Sheet sheet;
    private double y;
    private double start;

    /** Draws what stands above the text of a sheet, and says by {@link #startAt} where the text begins. */
    @FunctionalInterface
    interface Head {
        void draw(Sheet sheet, int number) throws IOException;
    }

    Page(Composition composition, Head head) {
        this.composition = composition;
        this.head = head;
    }

    static double mm(double mm) {
        return mm * 72 / 25.4;
    }

    Sheet sheet() throws IOException {
        if (sheet == null) {
            turn();
        }
        return java.util.Objects.requireNonNull(sheet);
    }

    /** Where the next thing begins. */
    double y() throws IOException {
        sheet();
        return y;
    }

    /** What is left on this sheet. */
    double left() throws IOException {
        return BOTTOM - y();
    }

    /** What a fresh sheet after the first offers. */
    static double most() {
        return BOTTOM - TOP - 28;
    }

    void startAt(double top) {
        start = top;
    }

    /** Goes on to a new sheet. */
    void turn() throws IOException {
        sheet = composition.newSheet();
        head.draw(sheet, composition.sheets().size());
        y = start;
    }

    /** Goes on to a new sheet unless {@code height} is left on this one. Says whether it did. */
    boolean room(double height) throws IOException {
        if (left() + 0.01 >= height || y == start) {
            return false;
        }
        turn();
        return true;
    }

    void down(double points) throws IOException {
        sheet();
        y += points;
    }

    /** Text whose baseline is {@code below} the current place. */
    void text(Line line, double x, double below) throws IOException {
        sheet().text(line, x, y() + below);
    }

    /** A rule from margin to margin at the current place. */
    void rule(double thickness, Ink ink) throws IOException {
        sheet().rule(LEFT, RIGHT, y(), thickness, ink);
    }
}
