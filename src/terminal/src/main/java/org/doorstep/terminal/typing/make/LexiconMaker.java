// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.typing.make;

import com.hankcs.hanlp.corpus.tag.NR;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.doorstep.terminal.typing.Characters;
import org.doorstep.terminal.typing.Lexicon;
import org.doorstep.terminal.typing.Syllables;
import org.doorstep.terminal.typing.Words;

/** Writes the keyboard's table: {@code LexiconMaker FILE}; does nothing where the file is newer than this class. */
public final class LexiconMaker {
    private static final int MOST = 255;
    private static final int STEPS = 16;

    /** Share of a character's own count that a reading gets that no known word has. */
    private static final int RARE_READING = 50;

    /** What a surname's weight is divided by for a reading that no known word has; such as shan for 邓. */
    private static final int RARE_SURNAME = 3;

    private final Spelling spelling;
    private final Usage usage;
    private final Forms forms;
    private final Syllables syllables;

    private LexiconMaker(Spelling spelling, Usage usage, Forms forms) {
        this.spelling = spelling;
        this.forms = forms;
        this.usage = usage;
        Set<String> names = new HashSet<>();
        spelling.characters().forEach(c -> names.addAll(spelling.readings(c)));
        this.syllables = Syllables.of(names);
    }

    public static void main(String[] args) throws IOException {
        Path file = Path.of(args[0]);
        if (upToDate(file)) {
            return;
        }
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try (OutputStream out = Files.newOutputStream(part)) {
            new LexiconMaker(Spelling.read(), Usage.read(), Forms.read()).make().write(out);
        }
        Files.move(part, file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    }

    /** The libraries' versions stand in the parent pom, so a change of them comes with a clean build. */
    private static boolean upToDate(Path file) throws IOException {
        if (!Files.exists(file)) {
            return false;
        }
        for (String source : List.of("make", "Characters.class", "Words.class", "Lexicon.class", "Syllables.class")) {
            Path made = file.resolveSibling(source);
            if (Files.getLastModifiedTime(made).compareTo(Files.getLastModifiedTime(file)) > 0) {
                return false;
            }
        }
        return true;
    }

    private Lexicon make() {
        List<Words.Entry> words = new ArrayList<>();
        Map<String, Map<String, Long>> heard = new HashMap<>();
        Set<String> all = usage.words();
        all.addAll(spelling.words());
        for (String word : all) {
            List<String> spelt = word.codePointCount(0, word.length()) == 1 ? List.of() : spelling.of(word);
            int[] ids = spelt.stream().mapToInt(syllables::typed).toArray();
            if (ids.length >= 2) {
                int count = usage.count(word);
                words.add(new Words.Entry(word, ids, weight(count), usage.place(word)));
                int[] codePoints = word.codePoints().toArray();
                for (int i = 0; i < ids.length && i < codePoints.length; i++) {
                    heard.computeIfAbsent(Character.toString(codePoints[i]), k -> new HashMap<>())
                            .merge(spelt.get(i), (long) count, Long::sum);
                }
            }
        }
        return new Lexicon(syllables, Characters.of(characters(heard), syllables.size()), Words.of(words, syllables));
    }

    private List<Characters.Entry> characters(Map<String, Map<String, Long>> heard) {
        List<Characters.Entry> entries = new ArrayList<>();
        for (String character : spelling.characters()) {
            List<String> readings = spelling.readings(character);
            Map<String, Long> inWords = heard.getOrDefault(character, Map.of());
            boolean today = !forms.traditional(character);
            int alone = usage.count(character);
            for (int i = 0; i < readings.size(); i++) {
                String reading = readings.get(i);
                boolean main = i == 0;
                long count = inWords.getOrDefault(reading, 0L) + (main ? alone : 0);
                int weight = weight(!main && count == 0 ? alone / RARE_READING : count);
                int surname = today ? weight(Usage.count(character, NR.B)) : 0;
                entries.add(new Characters.Entry(
                        character.codePointAt(0),
                        syllables.typed(reading),
                        main,
                        today ? Math.max(main ? forms.rank(character) : 1, weight) : forms.rank(character),
                        main || spelling.heard(character, reading) ? surname : surname / RARE_SURNAME,
                        today && main ? weight(Usage.count(character, NR.C, NR.E)) : 0,
                        today && main ? weight(Usage.count(character, NR.D, NR.E)) : 0));
            }
        }
        return entries;
    }

    /** Sixteenths of the natural logarithm. */
    private static int weight(long count) {
        return (int) Math.min(MOST, Math.round(STEPS * Math.log1p((double) count)));
    }
}
