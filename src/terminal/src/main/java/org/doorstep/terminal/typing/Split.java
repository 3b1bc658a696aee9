// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.typing;

import java.util.ArrayList;
import java.util.List;

/**
 * One way to read typed letters as syllables: {@code zhonggr} as zhong, g…, r….
 *
 * @param parts from left to right
 * @param letters read by them, from the first on
 */
record Split(List<Part> parts, int letters) {
    private static final int MOST = 48;
    private static final int LONGEST_SYLLABLE = 6;
    private static final int NO_WAY = 1_000;

    Split {
        parts = List.copyOf(parts);
    }

    /**
     * A typed syllable, or how one begins.
     *
     * @param letters as typed
     * @param whole the syllable that is spelt so; -1 where it is only a beginning
     * @param from first syllable that it may stand for
     * @param to one behind the last
     */
    record Part(String letters, int whole, int from, int to) {
        static final int EXACT = 0;
        static final int NOT_MEANT = -1;
        private static final int SOUNDS_ALIKE = 80;
        private static final int BEGINS_SO = 32;

        /** What it costs to read this as {@code syllable}; {@link #NOT_MEANT} where it cannot be. */
        int cost(int syllable, Syllables syllables) {
            if (whole == syllable) {
                return EXACT;
            }
            if (whole >= 0 && letters.length() > 1) {
                return syllables.near(whole, syllable) ? SOUNDS_ALIKE : NOT_MEANT;
            }
            if (syllable < from || syllable >= to) {
                return NOT_MEANT;
            }
            return whole >= 0 ? BEGINS_SO : EXACT;
        }
    }

    /** First letters of the syllables of some parts. */
    String initials(int from, int to) {
        StringBuilder initials = new StringBuilder();
        for (Part part : parts().subList(from, to)) {
            initials.append(part.letters().charAt(0));
        }
        return initials.toString();
    }

    /** Letters that the first {@code parts} of it read. */
    int letters(int parts) {
        return parts().subList(0, parts).stream()
                .mapToInt(p -> p.letters().length())
                .sum();
    }

    /**
     * All ways to read as many of {@code letters} from the first on as can be read, with as few abbreviations as possible,
     * those of fewer syllables first; none where nothing can be read. Small letters a to z only.
     */
    static List<Split> of(String letters, Syllables syllables) {
        for (int end = letters.length(); end > 0; end--) {
            List<Split> found = new Search(letters.substring(0, end), syllables).all();
            if (!found.isEmpty()) {
                return found;
            }
        }
        return List.of();
    }

    /** Each part that is not a whole syllable costs as many as it may be syllables: zh costs two, as it may be z and h. */
    private static final class Search {
        private final String letters;
        private final Syllables syllables;
        private final int[] least;
        private final List<Split> found = new ArrayList<>();

        Search(String letters, Syllables syllables) {
            this.letters = letters;
            this.syllables = syllables;
            least = new int[letters.length() + 1];
            for (int at = letters.length() - 1; at >= 0; at--) {
                least[at] = NO_WAY;
                for (Part part : partsAt(at)) {
                    least[at] = Math.min(
                            least[at], price(part) + least[at + part.letters().length()]);
                }
            }
        }

        List<Split> all() {
            if (least[0] < NO_WAY) {
                collect(0, new ArrayList<>());
                found.sort((one, other) ->
                        Integer.compare(one.parts().size(), other.parts().size()));
            }
            return List.copyOf(found);
        }

        private void collect(int at, List<Part> before) {
            if (at == letters.length()) {
                found.add(new Split(before, at));
                return;
            }
            for (Part part : partsAt(at)) {
                int next = at + part.letters().length();
                if (found.size() < MOST && price(part) + least[next] == least[at]) {
                    before.add(part);
                    collect(next, before);
                    before.removeLast();
                }
            }
        }

        private static int price(Part part) {
            return part.whole() >= 0
                    ? 0
                    : part.letters().endsWith("h") && part.letters().length() == 2 ? 2 : 1;
        }

        private List<Part> partsAt(int at) {
            List<Part> parts = new ArrayList<>();
            int room = Math.min(LONGEST_SYLLABLE, letters.length() - at);
            for (int length = room; length > 0; length--) {
                String piece = letters.substring(at, at + length);
                int whole = syllables.typed(piece);
                boolean abbreviation = length == 1 || (length == 2 && piece.matches("[zcs]h"));
                if (whole >= 0 || abbreviation || at + length == letters.length()) {
                    int from = syllables.from(piece);
                    int to = syllables.to(piece);
                    if (whole >= 0 || to > from) {
                        parts.add(new Part(piece, whole, from, to));
                    }
                }
            }
            return parts;
        }
    }
}
