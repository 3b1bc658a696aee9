// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.typing.make;

import java.io.IOException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** How characters and words are read, without tones, from both libraries. */
final class Spelling {
    private static final Pattern SYLLABLE = Pattern.compile("[a-z]*[aeiouv][a-z]*");
    private static final char CIRCUMFLEX = '\u0302';
    private static final char DIAERESIS = '\u0308';

    private final Map<String, Set<String>> characters = new HashMap<>();
    private final Map<String, List<String>> words = new HashMap<>();
    private final Set<String> heard = new HashSet<>();

    static Spelling read() throws IOException {
        Spelling spelling = new Spelling();
        spelling.read("data/dictionary/pinyin/pinyin.txt", "=", ",", Spelling::numbered);
        spelling.read("pinyin_dict_char.txt", ":", ",", Spelling::marked);
        spelling.read("pinyin_dict_phrase.txt", ":", " ", Spelling::marked);
        return spelling;
    }

    private interface Plain {
        String of(String spelt);
    }

    private void read(String file, String between, String inside, Plain plain) throws IOException {
        Listing.each(file, between, (text, readings) -> {
            List<String> spelt = new ArrayList<>();
            for (String one : readings.split(inside, -1)) {
                spelt.add(plain.of(one));
            }
            add(text, spelt);
        });
    }

    private void add(String text, List<String> spelt) {
        long length = text.codePoints().count();
        if (length == 1) {
            Set<String> all = characters.computeIfAbsent(text, k -> new LinkedHashSet<>());
            spelt.stream().filter(s -> SYLLABLE.matcher(s).matches()).forEach(all::add);
        } else if (length == spelt.size()
                && spelt.stream().allMatch(s -> SYLLABLE.matcher(s).matches())) {
            words.putIfAbsent(text, List.copyOf(spelt));
            int[] codePoints = text.codePoints().toArray();
            for (int i = 0; i < codePoints.length; i++) {
                heard.add(Character.toString(codePoints[i]) + spelt.get(i));
            }
        }
    }

    /** {@code lv4}. */
    private static String numbered(String spelt) {
        return spelt.replaceAll("\\d", "");
    }

    /** {@code lǜ}; ê, an exclamation, is spelt ei. */
    private static String marked(String spelt) {
        StringBuilder plain = new StringBuilder();
        for (char c : Normalizer.normalize(spelt, Normalizer.Form.NFD).toCharArray()) {
            if (c == DIAERESIS) {
                plain.setCharAt(plain.length() - 1, 'v');
            } else if (c == CIRCUMFLEX) {
                plain.append('i');
            } else if (Character.getType(c) != Character.NON_SPACING_MARK) {
                plain.append(c);
            }
        }
        return plain.toString();
    }

    /** All characters that have a reading. */
    Set<String> characters() {
        Set<String> known = new TreeSet<>(characters.keySet());
        known.removeIf(c -> readings(c).isEmpty());
        return known;
    }

    /** Whether any known word has {@code character} read so. */
    boolean heard(String character, String reading) {
        return heard.contains(character + reading);
    }

    /** The readings of a character, the usual one first. */
    List<String> readings(String character) {
        return List.copyOf(characters.getOrDefault(character, Set.of()));
    }

    Set<String> words() {
        return words.keySet();
    }

    /** How a word is read: as known, else by the longest known words in it; empty where a character has no reading. */
    List<String> of(String word) {
        List<String> known = words.get(word);
        if (known != null) {
            return known;
        }
        List<String> spelt = new ArrayList<>();
        for (int from = 0; from < word.length(); ) {
            int to = word.length() - (from == 0 ? 1 : 0);
            while (to > from + 1 && !words.containsKey(word.substring(from, to))) {
                to--;
            }
            int end = Math.max(to, word.offsetByCodePoints(from, 1));
            String part = word.substring(from, end);
            List<String> inside = words.containsKey(part)
                    ? words.get(part)
                    : readings(part).stream().limit(1).toList();
            if (inside.isEmpty()) {
                return List.of();
            }
            spelt.addAll(inside);
            from = end;
        }
        return spelt;
    }
}
