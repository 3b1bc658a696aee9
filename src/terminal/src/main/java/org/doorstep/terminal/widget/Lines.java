// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.widget;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * Breaks a text into the fewest lines that a width allows, evenly: no line holds a single character, a line ends at a
 * comma or a dot rather than inside a phrase.
 */
final class Lines {
    private static final int LEAST_EMS = 4;
    private static final double ORPHAN = 50;
    private static final double THIN_END = 0.4;
    private static final double INSIDE_A_PHRASE = 0.12;
    private static final double INSIDE_A_PHRASE_OF_TWO_LINES = 0.4;
    /** Parts two facts in one line. */
    private static final String DOT = "·";

    private static final String PHRASE_ENDS = "，。？！：；、,.?!:;）)" + DOT;

    /** A line that ends so reads on well, if not as well as one that ends a phrase. */
    private static final String JOINTS = "和与及或的";

    private static final char ORDINAL = '第';
    private static final String UNITS = "年月日时分秒元位个件项页步岁次字";

    private final List<String> segments;
    private final double[] widths;
    private final double em;

    private Lines(List<String> segments, double[] widths, double em) {
        this.segments = segments;
        this.widths = widths;
        this.em = em;
    }

    /** Measures {@code text} once; it can then be broken at any width. */
    static Lines of(String text, double em, ToDoubleFunction<String> measure) {
        BreakIterator breaks = BreakIterator.getLineInstance(Locale.SIMPLIFIED_CHINESE);
        breaks.setText(text);
        List<String> segments = new ArrayList<>();
        for (int from = breaks.first(), to = breaks.next(); to != BreakIterator.DONE; from = to, to = breaks.next()) {
            boolean inside = from > 0
                    && ((ascii(text.charAt(from - 1)) && ascii(text.charAt(from)))
                            || text.startsWith(DOT, from)
                            || counted(text, from));
            String segment = text.substring(from, to);
            segments.add(inside ? segments.removeLast() + segment : segment);
        }
        double[] widths = new double[segments.size()];
        for (int i = 0; i < widths.length; i++) {
            widths[i] = measure.applyAsDouble(segments.get(i));
        }
        return new Lines(List.copyOf(segments), widths, em);
    }

    /** Numbers, times and words are broken at spaces only. */
    private static boolean ascii(char c) {
        return c > ' ' && c < 0x7F;
    }

    /** A number and what it counts are not parted: 20 日, 第 6 页. */
    private static boolean counted(String text, int at) {
        int last = text.charAt(at - 1) == ' ' ? at - 2 : at - 1;
        if (last < 0) {
            return false;
        }
        char before = text.charAt(last);
        char after = text.charAt(at);
        return Character.isDigit(before) ? UNITS.indexOf(after) >= 0 : before == ORDINAL && Character.isDigit(after);
    }

    /** The least width at which it still reads: some characters a line, none alone. */
    double narrowest() {
        double least = 0;
        for (double width : widths) {
            least = Math.max(least, width);
        }
        double unbroken = unbroken();
        least = Math.min(unbroken, Math.max(least, em * LEAST_EMS));
        while (least < unbroken && at(least).stream().anyMatch(line -> letters(line) < 2)) {
            least = Math.min(unbroken, least + em / 2);
        }
        return least;
    }

    double unbroken() {
        double sum = 0;
        for (double width : widths) {
            sum += width;
        }
        return sum;
    }

    /** The lines at {@code width}; a part wider than that stands alone on its line. */
    List<String> at(double width) {
        int n = segments.size();
        if (n == 0) {
            return List.of("");
        }
        if (unbroken() <= width) {
            return List.of(join(0, n));
        }
        double[] cost = new double[n + 1];
        int[] next = new int[n + 1];
        for (int from = n - 1; from >= 0; from--) {
            cost[from] = Double.POSITIVE_INFINITY;
            double filled = 0;
            for (int to = from + 1; to <= n; to++) {
                filled += widths[to - 1];
                if (filled > width && to > from + 1) {
                    break;
                }
                double here = 1 + uneven(from, to, filled, width) + cost[to];
                if (here < cost[from]) {
                    cost[from] = here;
                    next[from] = to;
                }
            }
        }
        List<String> lines = new ArrayList<>();
        for (int from = 0; from < n; from = next[from]) {
            lines.add(join(from, next[from]));
        }
        return lines;
    }

    private double uneven(int from, int to, double filled, double width) {
        String line = join(from, to);
        long letters = letters(line);
        if (letters < 2) {
            return ORPHAN;
        }
        double slack = Math.max(0, 1 - filled / width);
        if (to == segments.size()) {
            return letters < 4 || aWord(line) ? THIN_END : 0;
        }
        boolean phraseEnds = PHRASE_ENDS.indexOf(line.charAt(line.length() - 1)) >= 0
                || (ascii(line.charAt(line.length() - 1))
                        && ascii(segments.get(to).charAt(0)));
        boolean joint = JOINTS.indexOf(line.charAt(line.length() - 1)) >= 0;
        double inside = unbroken() <= 2 * width ? INSIDE_A_PHRASE_OF_TWO_LINES : INSIDE_A_PHRASE;
        return slack * slack * 0.9 + (phraseEnds ? 0 : joint ? inside / 2 : inside);
    }

    private static boolean aWord(String line) {
        return line.chars().allMatch(c -> ascii((char) c));
    }

    private static long letters(String line) {
        return line.codePoints().filter(Character::isLetterOrDigit).count();
    }

    private String join(int from, int to) {
        return String.join("", segments.subList(from, to)).strip();
    }
}
