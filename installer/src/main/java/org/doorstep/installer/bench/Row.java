// SPDX-License-Identifier: Apache-2.0
package org.doorstep.installer.bench;

import java.util.List;
import java.util.Locale;

/**
 * One line of the table.
 *
 * @param what is measured
 * @param figures each run's, in milliseconds
 * @param limit the peer or physical limit beside it
 * @param peer its figures; empty for a limit that is known
 */
public record Row(String what, List<Double> figures, String limit, List<Double> peer) {
    public Row {
        figures = List.copyOf(figures);
        peer = List.copyOf(peer);
    }

    static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        return sorted.get(sorted.size() / 2);
    }

    private static String spread(List<Double> values) {
        double least = values.stream().min(Double::compare).orElseThrow();
        double greatest = values.stream().max(Double::compare).orElseThrow();
        String form = median(values) < 10 ? "%.3f" : "%.0f";
        return least == greatest
                ? String.format(Locale.ROOT, form + " ms", least)
                : String.format(
                        Locale.ROOT, form + " ms (" + form + " to " + form + ")", median(values), least, greatest);
    }

    String line() {
        return peer.isEmpty()
                ? String.format(Locale.ROOT, "| %s | %s | %s | |", what, spread(figures), limit)
                : String.format(
                        Locale.ROOT,
                        "| %s | %s | %s: %s | %.2f |",
                        what,
                        spread(figures),
                        limit,
                        spread(peer),
                        median(figures) / median(peer));
    }
}
