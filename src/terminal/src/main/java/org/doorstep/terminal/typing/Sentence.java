// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.typing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Several words in a row, where no single word is spelt as the letters say: the most likely one of those that can be put
 * together, each word taken by itself.
 */
final class Sentence {
    /** The logarithm of all counts together, in sixteenths: what a word costs that is used as often as weight 0. */
    private static final int A_WORD_MORE = 270;

    /** Counts of characters hold those of the words they are in. */
    private static final int A_CHARACTER_MORE = 300;

    private final Lexicon lexicon;
    private final Places places;

    Sentence(Lexicon lexicon, Places places) {
        this.lexicon = lexicon;
        this.places = places;
    }

    /** The words for a split of whole syllables; null where it abbreviates or is too short to need any. */
    @Nullable
    String of(Split split) {
        List<Split.Part> parts = split.parts();
        if (parts.size() < 2 || parts.stream().anyMatch(part -> part.whole() < 0)) {
            return null;
        }
        int[] ids = parts.stream().mapToInt(Split.Part::whole).toArray();
        int n = ids.length;
        int[] best = new int[n + 1];
        String[] text = new String[n];
        int[] length = new int[n];
        Arrays.fill(best, 0, n, Integer.MIN_VALUE / 2);
        for (int from = n - 1; from >= 0; from--) {
            int index = lexicon.characters().start(ids[from]);
            best[from] = lexicon.characters().weight(index) - A_CHARACTER_MORE + best[from + 1];
            text[from] = Character.toString(lexicon.characters().codePoint(index));
            length[from] = 1;
            for (int more = 2; more <= Math.min(Words.LONGEST, n - from); more++) {
                int word = word(split, ids, from, more);
                int value = word < 0 ? 0 : lexicon.words().weight(word) - A_WORD_MORE + best[from + more];
                if (word >= 0 && value > best[from]) {
                    best[from] = value;
                    text[from] = lexicon.words().text(word);
                    length[from] = more;
                }
            }
            String place = places.longest(ids, from);
            if (place != null) {
                int more = place.codePointCount(0, place.length());
                if (more > 1 && best[from + more] > best[from]) {
                    best[from] = best[from + more];
                    text[from] = place;
                    length[from] = more;
                }
            }
        }
        List<String> words = new ArrayList<>();
        for (int from = 0; from < n; from += length[from]) {
            words.add(text[from]);
        }
        return String.join("", words);
    }

    /** The most used word that is spelt exactly so; -1 for none. */
    private int word(Split split, int[] ids, int from, int length) {
        Words words = lexicon.words();
        int file = words.file(Words.key(split.initials(from, from + length)));
        if (file >= 0) {
            for (int word = words.start(file); word < words.end(file); word++) {
                int same = 0;
                while (same < length && words.syllable(file, word, same) == ids[from + same]) {
                    same++;
                }
                if (same == length) {
                    return word;
                }
            }
        }
        return -1;
    }
}
