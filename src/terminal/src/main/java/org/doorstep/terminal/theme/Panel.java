// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.theme;

/**
 * The screen's glass: its pixels, its real size, and how high it hangs.
 *
 * @param width in pixels
 * @param height in pixels
 * @param widthMm in millimetres
 * @param bottomMm from the floor to the lower edge of the picture
 */
public record Panel(int width, int height, double widthMm, double bottomMm) {
    /** What somebody who stands and somebody who sits both reach lies between these, in millimetres above the floor. */
    public static final double REACH_FROM = 700;

    /** See {@link #REACH_FROM}. */
    public static final double REACH_TO = 1200;

    private static final double MM_PER_INCH = 25.4;

    /** The heights of the smallest panels of full size, 21.5 inches upright and lying: a page needs no more. */
    private static final double PAGE_UPRIGHT = 477;

    private static final double PAGE_LYING = 268;

    public Panel {
        if (width <= 0 || height <= 0 || !(widthMm > 0)) {
            throw new IllegalArgumentException("a panel needs a size: " + width + "x" + height + " px, " + widthMm
                    + " mm wide; see [panel] in the settings");
        }
    }

    /** A panel of square pixels, as its data sheet names it, hung so that its lower edge is just within reach. */
    public static Panel ofDiagonal(int width, int height, double inches) {
        return new Panel(width, height, inches * MM_PER_INCH * width / Math.hypot(width, height), REACH_FROM);
    }

    /** The same panel with its lower edge so far above the floor. */
    public Panel hungAt(double newBottomMm) {
        return new Panel(width, height, widthMm, newBottomMm);
    }

    public double pxPerMm() {
        return width / widthMm;
    }

    /** Pixels, whole, of a length in millimetres. */
    public double mm(double millimetres) {
        return Math.rint(millimetres * pxPerMm());
    }

    public double heightMm() {
        return height / pxPerMm();
    }

    public boolean landscape() {
        return width > height;
    }

    /** Whether there is less room than a finger and an old eye would like; what is not needed then stays away. */
    public boolean low() {
        return heightMm() < 220;
    }

    /** Pixels at the lower edge that nothing to touch should stand in; none where a page needs them. */
    public double belowReach() {
        return mm(Math.clamp(REACH_FROM - bottomMm, 0, spareMm()));
    }

    /** Pixels at the upper edge that nothing to touch should stand in; none where a page needs them. */
    public double aboveReach() {
        double left = Math.max(0, spareMm() - belowReach() / pxPerMm());
        return mm(Math.clamp(bottomMm + heightMm() - REACH_TO, 0, left));
    }

    private double spareMm() {
        return Math.max(0, heightMm() - (landscape() ? PAGE_LYING : PAGE_UPRIGHT));
    }
}
