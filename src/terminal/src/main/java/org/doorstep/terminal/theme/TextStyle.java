// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.theme;

import org.doorstep.terminal.session.Comfort.Size;

/** The few kinds of text there are; em sizes in millimetres. */
public enum TextStyle {
    NOTE(6.5, 8.5, 10.5, 6, false),
    BODY(7.5, 10, 13, 6, false),
    /** Words on buttons, titles of tiles. */
    LABEL(8.5, 11, 13.5, 6.5, true),
    /** What was read, chosen or answered. */
    ANSWER(10, 12.5, 15, 6, false),
    HEADING(12.5, 15, 18, 9, true),
    /** One per page at most: the attract screen's greeting, a countdown. */
    DISPLAY(18, 21, 23, 10, true);

    private final double standard;
    private final double large;
    private final double huge;
    private final double least;
    private final boolean bold;

    TextStyle(double standard, double large, double huge, double least, boolean bold) {
        this.standard = standard;
        this.large = large;
        this.huge = huge;
        this.least = least;
        this.bold = bold;
    }

    /** Em size in millimetres where there is room for it. */
    double mm(Size size) {
        return switch (size) {
            case STANDARD -> standard;
            case LARGE -> large;
            case HUGE -> huge;
        };
    }

    /** Em size in millimetres that is never gone below. */
    public double leastMm() {
        return least;
    }

    boolean bold() {
        return bold;
    }
}
