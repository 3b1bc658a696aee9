// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.receipt.escpos;

import java.util.ArrayList;
import java.util.List;

/** Breaks a paragraph into lines: Latin words and numbers stay whole, no line begins with a closing mark. */
final class LineBreaker {
    /** Marks that may not begin a line: ，。、；：？！）》」』】〕”’% and the like. */
    private static final String CLOSING =
            "\uFF0C\u3002\u3001\uFF1B\uFF1A\uFF1F\uFF01\uFF09\u300B\u300D\u300F\u3011\u3015"
                    + "\u201D\u2019\u2026%),.:;?!]}";

    private LineBreaker() {}

    /** At least one line, each at most {@code columns} wide. */
    static List<String> lines(String paragraph, int columns) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        int used = 0;
        for (String piece : pieces(paragraph)) {
            int width = Gbk.columns(piece);
            if (used + width > columns && used > 0 && width <= columns) {
                String carried = carried(piece, line);
                line.setLength(line.length() - carried.length());
                lines.add(line.toString().stripTrailing());
                line.setLength(0);
                line.append(carried);
                used = Gbk.columns(carried);
            }
            for (int codePoint : piece.codePoints().toArray()) {
                if (used + Gbk.columns(codePoint) > columns) {
                    lines.add(line.toString());
                    line.setLength(0);
                    used = 0;
                }
                if (used > 0 || codePoint != ' ' || lines.isEmpty()) {
                    line.appendCodePoint(codePoint);
                    used += Gbk.columns(codePoint);
                }
            }
        }
        lines.add(line.toString());
        return lines;
    }

    /** Words and numbers whole, everything else by character. */
    private static List<String> pieces(String paragraph) {
        List<String> pieces = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        paragraph.codePoints().forEach(c -> {
            if (c > ' ' && c < 0x7F && CLOSING.indexOf(c) < 0) {
                word.appendCodePoint(c);
            } else {
                if (!word.isEmpty()) {
                    pieces.add(word.toString());
                    word.setLength(0);
                }
                pieces.add(Character.toString(c));
            }
        });
        if (!word.isEmpty()) {
            pieces.add(word.toString());
        }
        return pieces;
    }

    /** What goes down to the next line with a closing mark: the character before it. */
    private static String carried(String piece, StringBuilder line) {
        if (CLOSING.contains(piece) && line.codePointCount(0, line.length()) > 1) {
            return Character.toString(line.codePointBefore(line.length()));
        }
        return "";
    }
}
