// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.typing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * What may be meant by letters of pinyin: whole syllables without tones, first letters, or both mixed; {@code v} stands for
 * ü, zh, ch, sh and -ng may be taken for z, c, s and -n. Immutable, for any thread; a call takes a few milliseconds.
 *
 * <p>A character without a reading, or one that nobody can read, is typed as {@code u} and its number in Unicode:
 * {@code u2cb4e} is 𬭎.
 */
public final class Pinyin {
    private static final int MOST = 1_200;
    private static final int MOST_WITHOUT_LETTERS = 60;
    private static final int SPLITS_TO_BEGIN = 4;
    private static final int FIRST = 400;
    private static final int OF_THE_REGION = 300;
    private static final int OF_THE_COUNTRY = 96;
    private static final int PAIRS_OF = 8;
    private static final int PAIR = 150;

    private final Lexicon lexicon;
    private final Places places;
    private final List<String> surnames;

    private Pinyin(Lexicon lexicon, Places places, List<String> surnames) {
        this.lexicon = lexicon;
        this.places = places;
        this.surnames = surnames;
    }

    public static Pinyin of(Lexicon lexicon) {
        return new Pinyin(lexicon, Places.of(List.of(), new Readings(lexicon)), commonSurnames(lexicon.characters()));
    }

    /** The same with these places around it, the nearest first. */
    public Pinyin with(Collection<String> names) {
        return new Pinyin(lexicon, Places.of(names, new Readings(lexicon)), surnames);
    }

    private static List<String> commonSurnames(Characters characters) {
        return IntStream.range(0, characters.size())
                .filter(i -> characters.surname(i) > 0)
                .boxed()
                .sorted(Comparator.comparing(characters::surname).reversed())
                .map(characters::codePoint)
                .distinct()
                .limit(MOST_WITHOUT_LETTERS)
                .map(Character::toString)
                .toList();
    }

    /**
     * The best first: what uses up all letters, then what uses up fewer. Where no part of the letters can be read, the
     * letters themselves are the only candidate; without letters there are some where the leaning knows any.
     *
     * @param letters small letters and, behind {@code u}, digits; anything else cannot be read
     */
    public List<Candidate> candidates(String letters, Leaning leaning) {
        if (letters.isEmpty()) {
            return unasked(leaning);
        }
        if (letters.startsWith("u")) {
            return numbered(letters);
        }
        List<Split> splits = splits(letters);
        if (splits.isEmpty()) {
            return List.of(new Candidate(letters, letters.length()));
        }
        List<Candidate> out = new ArrayList<>();
        Set<String> known = new HashSet<>();
        Ranking ranking = new Ranking(this::text);
        for (Split split : splits) {
            whole(split, leaning, ranking);
        }
        ranking.drain(splits.getFirst().letters(), MOST, known, out);
        if (out.isEmpty() && (leaning == Leaning.WORDS || leaning == Leaning.PLACES)) {
            String words = new Sentence(lexicon, places).of(splits.getFirst());
            if (words != null) {
                out.add(new Candidate(words, splits.getFirst().letters()));
            }
        }
        if (leaning == Leaning.SURNAMES) {
            characters(splits.getFirst().parts().getFirst(), leaning, ranking, true);
            ranking.drain(splits.getFirst().letters(1), MOST, known, out);
        }
        List<Split> tried = splits.subList(0, Math.min(SPLITS_TO_BEGIN, splits.size()));
        for (int used = splits.getFirst().letters() - 1; used > 0; used--) {
            for (Split split : tried) {
                for (int parts = 1; parts < split.parts().size(); parts++) {
                    if (split.letters(parts) == used) {
                        beginning(split, parts, leaning, ranking);
                    }
                }
            }
            ranking.drain(used, MOST, known, out);
        }
        return List.copyOf(out);
    }

    /** Where the syllables of {@code letters} end, as far as they can be read. */
    public List<Integer> ends(String letters) {
        List<Split> splits = letters.startsWith("u") ? List.of() : splits(letters);
        if (splits.isEmpty()) {
            return List.of();
        }
        Split split = splits.getFirst();
        return IntStream.rangeClosed(1, split.parts().size())
                .mapToObj(split::letters)
                .toList();
    }

    private List<Split> splits(String letters) {
        int readable = 0;
        while (readable < letters.length() && letters.charAt(readable) >= 'a' && letters.charAt(readable) <= 'z') {
            readable++;
        }
        return Split.of(letters.substring(0, readable), lexicon.syllables());
    }

    private List<Candidate> unasked(Leaning leaning) {
        List<String> texts = switch (leaning) {
            case SURNAMES -> surnames;
            case PLACES -> places.names();
            case WORDS, GIVEN_NAMES -> List.of();
        };
        return texts.stream()
                .limit(MOST_WITHOUT_LETTERS)
                .map(text -> new Candidate(text, 0))
                .toList();
    }

    private static List<Candidate> numbered(String letters) {
        if (letters.matches("u[0-9a-f]{4,6}")) {
            int codePoint = Integer.parseInt(letters.substring(1), 16);
            if (Character.isIdeographic(codePoint)) {
                return List.of(new Candidate(Character.toString(codePoint), letters.length()));
            }
        }
        return List.of(new Candidate(letters, letters.length()));
    }

    private void whole(Split split, Leaning leaning, Ranking ranking) {
        int parts = split.parts().size();
        beginning(split, parts, leaning, ranking);
        int bonus = leaning == Leaning.PLACES ? FIRST : OF_THE_REGION / 2;
        places.find(split, lexicon.syllables(), (name, cost) -> ranking.add(name, bonus - cost));
        if (parts == 2 && leaning == Leaning.GIVEN_NAMES) {
            pairs(split, ranking);
        }
    }

    private void beginning(Split split, int parts, Leaning leaning, Ranking ranking) {
        if (parts == 1) {
            characters(split.parts().getFirst(), leaning, ranking, false);
        } else if (parts <= Words.LONGEST) {
            words(split, parts, leaning, ranking);
        }
    }

    private void words(Split split, int parts, Leaning leaning, Ranking ranking) {
        Words words = lexicon.words();
        int file = words.file(Words.key(split.initials(0, parts)));
        if (file < 0) {
            return;
        }
        for (int word = words.start(file); word < words.end(file); word++) {
            int cost = 0;
            for (int i = 0; i < parts && cost >= 0; i++) {
                int here = split.parts().get(i).cost(words.syllable(file, word, i), lexicon.syllables());
                cost = here < 0 ? here : cost + here;
            }
            if (cost >= 0) {
                int bonus = leaning == Leaning.PLACES && words.place(word) ? OF_THE_COUNTRY : 0;
                ranking.add(lexicon.characters().size() + word, words.weight(word) + bonus - cost);
            }
        }
    }

    private void characters(Split.Part part, Leaning leaning, Ranking ranking, boolean surnamesOnly) {
        Syllables syllables = lexicon.syllables();
        Characters characters = lexicon.characters();
        String first = part.letters().substring(0, 1);
        int end = syllables.to(first);
        for (int syllable = syllables.from(first); syllable < end; syllable++) {
            int cost = part.cost(syllable, syllables);
            if (cost >= 0) {
                for (int i = characters.start(syllable); i < characters.start(syllable + 1); i++) {
                    int surname = characters.surname(i);
                    if (!surnamesOnly || (surname > 0 && cost == 0)) {
                        ranking.add(i, value(i, leaning) - cost);
                    }
                }
            }
        }
    }

    private int value(int index, Leaning leaning) {
        Characters characters = lexicon.characters();
        int known = switch (leaning) {
            case SURNAMES -> characters.surname(index);
            case GIVEN_NAMES -> Math.max(characters.given(index), characters.second(index));
            case WORDS, PLACES -> 0;
        };
        return known > 0 ? FIRST + known : characters.weight(index);
    }

    /** Given names of two characters that no dictionary has: those used first with those used second. */
    private void pairs(Split split, Ranking ranking) {
        Characters characters = lexicon.characters();
        for (int one : best(split.parts().getFirst(), true)) {
            for (int other : best(split.parts().getLast(), false)) {
                ranking.add(
                        Character.toString(characters.codePoint(one)) + Character.toString(characters.codePoint(other)),
                        PAIR + (characters.given(one) + characters.second(other)) / 2);
            }
        }
    }

    private List<Integer> best(Split.Part part, boolean first) {
        Characters characters = lexicon.characters();
        return IntStream.range(characters.start(part.from()), characters.start(part.to()))
                .filter(i -> part.cost(characters.syllable(i), lexicon.syllables()) == 0)
                .filter(i -> (first ? characters.given(i) : characters.second(i)) > 0)
                .boxed()
                .sorted(Comparator.comparing((Integer i) -> first ? characters.given(i) : characters.second(i))
                        .reversed())
                .limit(PAIRS_OF)
                .toList();
    }

    private String text(int number) {
        int characters = lexicon.characters().size();
        return number < characters
                ? Character.toString(lexicon.characters().codePoint(number))
                : lexicon.words().text(number - characters);
    }
}
