// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.typing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;

/** Collects what was found and gives it in order, the best first and among equals the first found first. */
final class Ranking {
    private static final int BIAS = 1 << 20;
    private static final int INDEX_BITS = 32;

    private final List<String> made = new ArrayList<>();
    private final IntFunction<String> text;
    private long[] found = new long[256];
    private int size;

    /** @param text of what is numbered from 0 on */
    Ranking(IntFunction<String> text) {
        this.text = text;
    }

    void add(int number, int score) {
        if (size == found.length) {
            found = Arrays.copyOf(found, size * 2);
        }
        found[size++] = (long) (BIAS - score) << INDEX_BITS | (number & 0xFFFFFFFFL);
    }

    /** Something without a number. */
    void add(String words, int score) {
        made.add(words);
        add(-made.size(), score);
    }

    /** Adds to {@code out} what is not in {@code known} yet, as long as there are fewer than {@code most}. */
    void drain(int letters, int most, Set<String> known, List<Candidate> out) {
        Arrays.sort(found, 0, size);
        for (int i = 0; i < size && out.size() < most; i++) {
            int number = (int) found[i];
            String words = number < 0 ? made.get(-number - 1) : text.apply(number);
            if (known.add(words)) {
                out.add(new Candidate(words, letters));
            }
        }
        size = 0;
        made.clear();
    }
}
