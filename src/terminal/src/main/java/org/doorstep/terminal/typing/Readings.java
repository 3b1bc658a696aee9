// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.typing;

import java.util.Arrays;

/** How a Chinese text is read: the words it most likely consists of give the readings. Immutable, for any thread. */
public final class Readings {
    /** What an unknown word costs against a known one, in the units of weights. */
    private static final int A_WORD_MORE = 160;

    private final Lexicon lexicon;

    public Readings(Lexicon lexicon) {
        this.lexicon = lexicon;
    }

    /** The syllable of each code point of {@code text}; -1 for what has none. */
    public int[] of(String text) {
        char[] units = text.toCharArray();
        int n = units.length;
        int[] best = new int[n + 1];
        int[] word = new int[n + 1];
        int[] length = new int[n + 1];
        Arrays.fill(best, Integer.MIN_VALUE / 2);
        best[n] = 0;
        for (int from = n - 1; from >= 0; from--) {
            best[from] = best[from + 1] - A_WORD_MORE;
            word[from] = -1;
            length[from] = 1;
            for (int more = 2; more <= Words.LONGEST && from + more <= n; more++) {
                int found = lexicon.words().find(units, from, more);
                if (found >= 0) {
                    int value = best[from + more] + lexicon.words().weight(found) / 4 - A_WORD_MORE;
                    if (value >= best[from]) {
                        best[from] = value;
                        word[from] = found;
                        length[from] = more;
                    }
                }
            }
        }
        return read(text, word, length);
    }

    private int[] read(String text, int[] word, int[] length) {
        int[] syllables = new int[text.codePointCount(0, text.length())];
        int at = 0;
        for (int from = 0; from < text.length(); ) {
            if (word[from] >= 0) {
                int[] known = lexicon.words().syllables(word[from]);
                System.arraycopy(known, 0, syllables, at, known.length);
                at += known.length;
                from += length[from];
            } else {
                int codePoint = text.codePointAt(from);
                syllables[at++] = lexicon.characters().main(codePoint);
                from += Character.charCount(codePoint);
            }
        }
        return syllables;
    }
}
