// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.theme;

import javafx.scene.text.Font;
import org.doorstep.terminal.session.Comfort.Size;

/**
 * Sizes of text, targets and gaps in pixels of one panel, for one size of comfort.
 *
 * <p>{@code step} counts how often everything was taken down by a fourteenth because a page did not fit; no step goes
 * below the minima of a public terminal (targets 20 mm, keys 15 mm, digit keys 18 mm, gaps 3 mm, text 6 mm).
 *
 * @param panel the glass
 * @param family of every text
 * @param size what the resident chose
 * @param step 0 is the wanted size
 */
public record Measures(Panel panel, String family, Size size, int step) {
    /** The last step: at it everything is at its minimum. */
    public static final int LAST_STEP = 12;

    private static final double DOWN = 0.93;

    public static Measures of(Panel panel, String family, Size size) {
        return new Measures(panel, family, size, 0);
    }

    public Measures next() {
        return new Measures(panel, family, size, step + 1);
    }

    public Font font(TextStyle style) {
        return Fonts.font(family, fontPx(style), style.bold());
    }

    /** The same size, in the weight of running text. */
    public Font plain(TextStyle style) {
        return Fonts.font(family, fontPx(style), false);
    }

    /** The same size, in the weight of headings. */
    public Font strong(TextStyle style) {
        return Fonts.font(family, fontPx(style), true);
    }

    public double fontPx(TextStyle style) {
        return panel.mm(shrunk(style.mm(size), style.leastMm()));
    }

    /** Height of a main action and of everything else that is pressed for its meaning. */
    public double target() {
        return panel.mm(shrunk(panel.low() ? 22 : pick(28, 30, 32), 20));
    }

    /** Height of a small helper such as those of the bar at the bottom. */
    public double key() {
        return panel.mm(shrunk(panel.low() ? 20 : pick(23, 24, 26), 20));
    }

    public double digitKey() {
        return panel.mm(shrunk(pick(20, 24, 24), 18));
    }

    /** Height of a key with a letter. */
    public double letterKey() {
        return panel.mm(shrunk(panel.low() ? 16 : pick(19, 21, 22), 15));
    }

    /** Between keys of letters, which are many. */
    public double keyGap() {
        return panel.mm(shrunk(panel.low() ? 3 : 4, 3));
    }

    public double gap() {
        return panel.mm(shrunk(pick(5, 6, 6), 3));
    }

    /** Between things that belong together but are not touched. */
    public double nearGap() {
        return panel.mm(shrunk(pick(2, 2.5, 3), 1));
    }

    /** Between groups. */
    public double wideGap() {
        return panel.mm(yielding(panel.low() ? 5 : 9, 3));
    }

    /** From the panel's edge to anything: the same on every page, whatever its step. */
    public double margin() {
        return panel.mm(panel.low() ? 6 : 10);
    }

    /** Inside a card or a tile. */
    public double inset() {
        return panel.mm(shrunk(panel.low() ? 5 : pick(7, 7, 7), 3));
    }

    /** A pictogram that leads a line of {@code style}. */
    public double icon(TextStyle style) {
        return Math.rint(fontPx(style) * 1.25);
    }

    public double mm(double millimetres) {
        return panel.mm(millimetres);
    }

    /** A length that gives way before text does, down to {@code least}. */
    public double mm(double millimetres, double least) {
        return panel.mm(yielding(millimetres, least));
    }

    private double pick(double standard, double large, double huge) {
        return switch (size) {
            case STANDARD -> standard;
            case LARGE -> large;
            case HUGE -> huge;
        };
    }

    /** Empty room goes three times as fast as text. */
    private double yielding(double wanted, double least) {
        return Math.max(least, wanted * Math.pow(DOWN, 3.0 * step));
    }

    private double shrunk(double wanted, double least) {
        return Math.max(least, wanted * Math.pow(DOWN, step));
    }
}
