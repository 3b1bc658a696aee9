// SPDX-License-Identifier: Apache-2.0
package org.doorstep.settings;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Gathers the problems of one file. */
final class Findings {
    private final String file;
    private final List<Problem> problems = new ArrayList<>();
    private boolean linesLost;

    Findings(String file) {
        this.file = file;
    }

    String file() {
        return file;
    }

    void add(Place place, String key, String message, String remedy) {
        problems.add(new Problem(file, place, key, message, remedy));
    }

    /** A line that is no TOML was left out: from here on a missing key may be the one that stood on it. */
    void addLost(Place place, String message, String remedy) {
        linesLost = true;
        add(place, "", message, remedy);
    }

    void addMissing(Place place, String key, String message, String remedy) {
        if (!linesLost) {
            add(place, key, message, remedy);
        }
    }

    /** In the order of the file. */
    List<Problem> all() {
        return problems.stream()
                .sorted(Comparator.comparingInt(Problem::line).thenComparingInt(Problem::column))
                .toList();
    }
}
