// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.document;

import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Fills sheet after sheet from top to bottom, with margins of 25 mm; each new one gets its head drawn. */
final class Page {
    static final double MARGIN = mm(25);
    static final double LEFT = MARGIN;
    static final double RIGHT = Sheet.WIDTH - MARGIN;
    static final double WIDTH = RIGHT - LEFT;
    static final double TOP = MARGIN;

    private final Composition composition;
    private final Head head;
    private final double bottom;
    private @Nullable Sheet sheet;
    private double y;
    private double start;

    /** Draws what stands above the text of a sheet, and says where the text begins. */
    @FunctionalInterface
    interface Head {
        double draw(Sheet sheet, int number) throws IOException;
    }

    /** @param foot points that small print at the foot takes out of the text's space */
    Page(Composition composition, Head head, double foot) {
        this.composition = composition;
        this.head = head;
        this.bottom = Sheet.HEIGHT - MARGIN - foot;
    }

    static double mm(double mm) {
        return mm * 72 / 25.4;
    }

    Composition composition() {
        return composition;
    }

    Sheet sheet() throws IOException {
        if (sheet == null) {
            turn();
        }
        return Objects.requireNonNull(sheet);
    }

    /** Where the next thing begins. */
    double y() throws IOException {
        sheet();
        return y;
    }

    /** Where text ends on every sheet. */
    double bottom() {
        return bottom;
    }

    /** What a fresh sheet after the first offers. */
    double most() {
        return bottom - TOP - 28;
    }

    /** Whether nothing but the head is on this sheet. */
    boolean fresh() throws IOException {
        return y() <= start;
    }

    /**
     * Goes on to a new sheet unless {@code height} is left on this one, or nothing is on it yet. Says whether it did.
     */
    boolean room(double height) throws IOException {
        if (fresh() || bottom - y + 0.01 >= height) {
            return false;
        }
        turn();
        return true;
    }

    /** Leaves space, except at the top of a sheet. */
    void gap(double points) throws IOException {
        if (!fresh()) {
            y += points;
        }
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

    private void turn() throws IOException {
        sheet = composition.newSheet();
        start = head.draw(sheet, composition.sheets().size());
        y = start;
    }
}
