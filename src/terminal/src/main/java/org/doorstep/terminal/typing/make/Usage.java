// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.typing.make;

import com.hankcs.hanlp.collection.trie.DoubleArrayTrie;
import com.hankcs.hanlp.corpus.dictionary.item.EnumItem;
import com.hankcs.hanlp.corpus.tag.NR;
import com.hankcs.hanlp.corpus.tag.Nature;
import com.hankcs.hanlp.dictionary.CoreDictionary;
import com.hankcs.hanlp.dictionary.CustomDictionary;
import com.hankcs.hanlp.dictionary.nr.PersonDictionary;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** How often words are used, and characters in names, as HanLP counted them. */
final class Usage {
    /** The core dictionary counted a small corpus; a word is about so many times as frequent in the other dictionary. */
    private static final int CORE = 15;

    private final Map<String, Integer> counts = new HashMap<>();
    private final Set<String> places = new HashSet<>();

    static Usage read() {
        Usage usage = new Usage();
        each(CoreDictionary.trie, (word, attribute) -> usage.add(word, attribute, CORE));
        each(CustomDictionary.DEFAULT.dat, (word, attribute) -> usage.add(word, attribute, 1));
        return usage;
    }

    private void add(String word, CoreDictionary.Attribute attribute, int times) {
        if (word.codePoints().allMatch(Character::isIdeographic)) {
            if (!foreign(attribute)) {
                counts.put(word, attribute.totalFrequency * times);
            }
            if (attribute.hasNature(Nature.ns)) {
                places.add(word);
            }
        }
    }

    /** Names of foreigners and of places abroad, spelt out in characters. */
    private static boolean foreign(CoreDictionary.Attribute attribute) {
        return List.of(attribute.nature).stream().allMatch(n -> n == Nature.nrf || n == Nature.nrj || n == Nature.nsf);
    }

    Set<String> words() {
        return new TreeSet<>(counts.keySet());
    }

    /** How often it was counted; 0 for never. */
    int count(String word) {
        return counts.getOrDefault(word, 0);
    }

    boolean place(String word) {
        return places.contains(word);
    }

    /** How often a character was counted as a part of a person's name. */
    static int count(String character, NR... parts) {
        @Nullable EnumItem<NR> item = PersonDictionary.dictionary.get(character);
        int sum = 0;
        for (NR part : parts) {
            sum += item == null ? 0 : item.getFrequency(part);
        }
        return sum;
    }

    /**
     * Tells all that a trie holds, which has no method for it: a state's followers are the cells that name it as the one to
     * check, and the distance between them is the character; at distance nothing a word ends, and the cell holds its number,
     * below zero.
     */
    private static <V> void each(DoubleArrayTrie<V> trie, BiConsumer<String, V> out) {
        int[] base = trie.getBase();
        int[] check = trie.getCheck();
        Map<Integer, List<Integer>> followers = new HashMap<>();
        for (int cell = 1; cell < Math.min(base.length, check.length); cell++) {
            if (check[cell] != 0) {
                followers.computeIfAbsent(check[cell], k -> new ArrayList<>()).add(cell);
            }
        }
        walk(trie, base, followers, base[0], "", out);
    }

    private static <V> void walk(
            DoubleArrayTrie<V> trie,
            int[] base,
            Map<Integer, List<Integer>> followers,
            int state,
            String word,
            BiConsumer<String, V> out) {
        for (int cell : followers.getOrDefault(state, List.of())) {
            if (cell == state) {
                if (base[cell] < 0) {
                    out.accept(word, trie.getValueAt(-base[cell] - 1));
                }
            } else if (base[cell] > 0 && cell - state - 1 <= Character.MAX_VALUE) {
                walk(trie, base, followers, base[cell], word + (char) (cell - state - 1), out);
            }
        }
    }
}
