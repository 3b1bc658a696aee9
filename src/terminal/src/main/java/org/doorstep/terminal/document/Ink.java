// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.document;

import java.awt.Color;

/** The colours of a document; readable on a printer without colours. */
enum Ink {
    TEXT(0x14202E),
    NOTE(0x3C4958),
    HAIRLINE(0x93A0B0),
    SHADE(0xEEF2F7),
    WATERMARK(0xE9EDF2),
    BLACK(0x000000);

    private final Color colour;

    Ink(int rgb) {
        this.colour = new Color(rgb);
    }

    Color colour() {
        return colour;
    }
}
