// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.document;

import java.util.ArrayList;
import java.util.List;

/**
 * Breaks text into lines by the habits of Chinese print: between any two ideographs, never before a closing mark nor
 * behind an opening one, words and numbers in one piece unless they are longer than a line, and no last line of a
 * single character. Pure.
 */
final class LineBreaker {
    private static final String NEVER_FIRST = "，。、；：？！）》〉」』】〕”’％‰℃…—·,.;:?!)]}%";
    private static final String NEVER_LAST = "（《〈「『【〔“‘￥¥([{";
    /** Beyond this a stretched line shows its gaps. */
    private static final double MOST_STRETCH_EM = 0.12;

    private LineBreaker() {}

    /** One line, however long. */
    static Line single(List<Glyph> glyphs, Style style) {
        return new Line(glyphs, style, 0);
    }

    /** Lines not longer than {@code width} points, ragged on the right. */
    static List<Line> ragged(List<Glyph> glyphs, Style style, double width) {
        return cut(glyphs, style, width, 0).stream()
                .map(piece -> new Line(piece, style, 0))
                .toList();
    }

    /** A paragraph: the first line two ems shorter, every line but the last stretched to {@code width}. */
    static List<Line> justified(List<Glyph> glyphs, Style style, double width, double indent) {
        List<List<Glyph>> pieces = cut(glyphs, style, width, indent);
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < pieces.size(); i++) {
            Line natural = new Line(pieces.get(i), style, 0);
            double measure = i == 0 ? width - indent : width;
            double stretch =
                    (measure - natural.width()) / Math.max(1, pieces.get(i).size() - 1);
            boolean last = i == pieces.size() - 1;
            lines.add(
                    last || stretch > MOST_STRETCH_EM * style.size()
                            ? natural
                            : new Line(pieces.get(i), style, stretch));
        }
        return lines;
    }

    private static List<List<Glyph>> cut(List<Glyph> glyphs, Style style, double width, double indent) {
        List<List<Glyph>> lines = new ArrayList<>();
        int start = 0;
        int previousStart = 0;
        while (start < glyphs.size()) {
            int end = fit(glyphs, start, style, lines.isEmpty() ? width - indent : width);
            if (end == glyphs.size() && !lines.isEmpty() && orphan(glyphs, start)) {
                int earlier = breakBefore(glyphs, start - 1, previousStart);
                if (earlier > previousStart && natural(glyphs.subList(earlier, end), style) <= width) {
                    lines.set(lines.size() - 1, trimmed(glyphs.subList(previousStart, earlier)));
                    start = earlier;
                }
            }
            lines.add(trimmed(glyphs.subList(start, end)));
            previousStart = start;
            start = end;
            while (start < glyphs.size() && glyphs.get(start).isSpace()) {
                start++;
            }
        }
        return lines;
    }

    /** Where the line that begins at {@code start} ends. */
    private static int fit(List<Glyph> glyphs, int start, Style style, double width) {
        double used = 0;
        int i = start;
        while (i < glyphs.size()) {
            used += (glyphs.get(i).em() + style.tracking()) * style.size();
            if (used - style.tracking() * style.size() > width + 0.01
                    && !glyphs.get(i).isSpace()) {
                break;
            }
            i++;
        }
        if (i == glyphs.size()) {
            return i;
        }
        int at = breakBefore(glyphs, i, start);
        return at > start ? at : Math.max(i, start + 1);
    }

    /** The last place at or before {@code latest} where a line may begin; {@code start} where there is none. */
    private static int breakBefore(List<Glyph> glyphs, int latest, int start) {
        int at = latest;
        while (at > start && !allowed(glyphs.get(at - 1), glyphs.get(at))) {
            at--;
        }
        return at;
    }

    private static double natural(List<Glyph> glyphs, Style style) {
        return new Line(glyphs, style, 0).width();
    }

    private static boolean orphan(List<Glyph> glyphs, int start) {
        return glyphs.subList(start, glyphs.size()).stream()
                        .filter(g -> !g.isSpace() && NEVER_FIRST.indexOf(g.codePoint()) < 0)
                        .count()
                <= 1;
    }

    private static boolean allowed(Glyph before, Glyph after) {
        if (after.isSpace()
                || NEVER_FIRST.indexOf(after.codePoint()) >= 0
                || NEVER_LAST.indexOf(before.codePoint()) >= 0) {
            return false;
        }
        return before.isSpace() || wide(before) || wide(after);
    }

    private static boolean wide(Glyph glyph) {
        int c = glyph.codePoint();
        return Character.isIdeographic(c)
                || (c >= 0x3000 && c <= 0x30FF)
                || (c >= 0xFF00 && c <= 0xFFEF)
                || glyph.face() == null;
    }

    private static List<Glyph> trimmed(List<Glyph> line) {
        int end = line.size();
        while (end > 0 && line.get(end - 1).isSpace()) {
            end--;
        }
        return line.subList(0, end);
    }
}
