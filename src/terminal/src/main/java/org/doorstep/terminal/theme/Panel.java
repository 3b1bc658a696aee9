// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.theme;

/**
 * The screen's glass: its pixels and its real size.
 *
 * @param width in pixels
 * @param height in pixels
 * @param widthMm in millimetres
 */
public record Panel(int width, int height, double widthMm) {
    private static final double MM_PER_INCH = 25.4;

    public Panel {
        if (width <= 0 || height <= 0 || !(widthMm > 0)) {
            throw new IllegalArgumentException("a panel needs a size: " + width + "x" + height + " px, " + widthMm
                    + " mm wide; see [panel] in the settings");
        }
    }

    /** A panel of square pixels, as its data sheet names it. */
    public static Panel ofDiagonal(int width, int height, double inches) {
        return new Panel(width, height, inches * MM_PER_INCH * width / Math.hypot(width, height));
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
}
