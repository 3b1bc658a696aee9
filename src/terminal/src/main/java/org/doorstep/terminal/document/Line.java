// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.document;

import java.util.List;

/**
 * Characters on one line.
 *
 * @param stretch points added behind each character so that the line fills its measure
 */
record Line(List<Glyph> glyphs, Style style, double stretch) {
    Line {
        glyphs = List.copyOf(glyphs);
    }

    /** From the first character's left edge to the last one's right edge, in points. */
    double width() {
        double ems = glyphs.stream().mapToDouble(Glyph::em).sum();
        double gaps = Math.max(0, glyphs.size() - 1) * (style.tracking() * style.size() + stretch);
        return ems * style.size() + gaps;
    }
}
