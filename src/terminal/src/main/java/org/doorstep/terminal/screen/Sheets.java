// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.screen;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * A content that may be too long for one panel, and the part of it that is shown. The session cuts lists into pages by
 * what a person takes in; a panel cuts them further by what it holds.
 *
 * @param shown this sheet's part
 * @param at which sheet, from 0
 * @param of how many there are
 * @param most into how many it could be cut
 */
record Sheets<T>(List<T> shown, int at, int of, int most) {
    static final Sheets<Void> WHOLE = new Sheets<>(List.of(), 0, 1, 1);

    Sheets {
        shown = List.copyOf(shown);
    }

    /** Parts of about equal weight, in order; as many as {@code kit} wants. */
    static <T> Sheets<T> even(Kit kit, List<T> all, ToDoubleFunction<T> weight) {
        int of = Math.clamp(kit.cut().into(), 1, Math.max(1, all.size()));
        int[] starts = starts(all.stream().mapToDouble(weight).toArray(), of);
        int at = Math.clamp(kit.cut().sheet(), 0, of - 1);
        return new Sheets<>(all.subList(starts[at], starts[at + 1]), at, of, Math.max(1, all.size()));
    }

    /** Full sheets of at most {@code most}, whole rows of {@code columns}; fewer on each if {@code kit} wants more sheets. */
    static <T> Sheets<T> full(Kit kit, List<T> all, int most, int columns) {
        int wanted = Math.max(1, kit.cut().into());
        int each = Math.clamp((all.size() + wanted - 1) / wanted, 1, most);
        each = Math.min(most, (each + columns - 1) / columns * columns);
        int of = Math.max(1, (all.size() + each - 1) / each);
        int at = Math.clamp(kit.cut().sheet(), 0, of - 1);
        int from = at * each;
        return new Sheets<>(
                all.subList(from, Math.min(all.size(), from + each)),
                at,
                of,
                Math.max(of, (all.size() + columns - 1) / columns));
    }

    /** Where each part starts, none empty, so that the heaviest is as light as can be; one more at the end. */
    private static int[] starts(double[] weights, int parts) {
        int n = weights.length;
        double[][] heaviest = new double[parts + 1][n + 1];
        int[][] cut = new int[parts + 1][n + 1];
        for (double[] row : heaviest) {
            Arrays.fill(row, Double.POSITIVE_INFINITY);
        }
        heaviest[0][0] = 0;
        for (int part = 1; part <= Math.min(parts, n); part++) {
            for (int to = part; to <= n; to++) {
                double here = 0;
                for (int from = to - 1; from >= part - 1; from--) {
                    here += weights[from];
                    double now = Math.max(heaviest[part - 1][from], here);
                    if (now < heaviest[part][to]) {
                        heaviest[part][to] = now;
                        cut[part][to] = from;
                    }
                }
            }
        }
        int[] starts = new int[parts + 1];
        starts[parts] = n;
        for (int part = parts; part > 0; part--) {
            starts[part - 1] = cut[part][starts[part]];
        }
        return starts;
    }
}
