// SPDX-License-Identifier: Apache-2.0
package org.doorstep.central.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.doorstep.catalog.Language;
import org.doorstep.central.fleet.AlarmBook;
import org.junit.jupiter.api.Test;

class WordsTest {
    private static final Pattern LITERAL_KEY =
            Pattern.compile("(?:\\.t|\\.text)\\(\"([A-Za-z0-9.-]+[A-Za-z0-9])\"[,)]");
    private static final Pattern PLACE = Pattern.compile("\\{[0-9]}");
    private static final Pattern HALF_WIDTH_BETWEEN_CHINESE =
            Pattern.compile("\\p{IsHan}[,;:?!()]|[,;:?!()]\\p{IsHan}");

    private final Words chinese = Words.load(Language.ZH_CN);
    private final Words english = Words.load(Language.EN);

    @Test
    void bothLanguagesHaveTheSameTextsWithTheSamePlaces() {
        assertThat(english.all().keySet()).isEqualTo(chinese.all().keySet());
        assertThat(chinese.all())
                .allSatisfy((key, text) ->
                        assertThat(places(english.text(key))).as(key).isEqualTo(places(text)));
    }

    @Test
    void chineseTextsUseFullWidthPunctuation() {
        assertThat(chinese.all())
                .allSatisfy((key, text) -> assertThat(
                                HALF_WIDTH_BETWEEN_CHINESE.matcher(text).find())
                        .as("%s = %s", key, text)
                        .isFalse());
    }

    @Test
    void everyTextThatATemplateNamesIsThere() throws IOException {
        Path templates = Path.of("src/main/jte").toAbsolutePath();
        Set<String> named = new TreeSet<>();
        try (Stream<Path> files = Files.walk(templates)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Matcher matcher = LITERAL_KEY.matcher(Files.readString(file));
                while (matcher.find()) {
                    named.add(matcher.group(1));
                }
            }
        }
        assertThat(named).hasSizeGreaterThan(100);
        assertThat(chinese.all().keySet()).containsAll(named);
    }

    @Test
    void everyAlarmThatCentralOrATerminalRaisesHasATitleAndSaysWhatToDo() {
        for (String code : List.of(
                AlarmBook.SILENT,
                AlarmBook.DEVICE_FAILED,
                AlarmBook.RECORD_CHANGED,
                AlarmBook.CHAIN_BROKEN,
                AlarmBook.BAD_SIGNATURE,
                AlarmBook.RECORD_UNREADABLE,
                AlarmBook.SUBMISSION_HELD,
                AlarmBook.CODE_REUSED,
                "HOLDER_MISMATCH",
                "CARD_LEFT",
                "CALL_ATTENDANT",
                "CATALOG_HIDDEN",
                "CATALOG_REFUSED",
                "OUTBOX_HALF_FULL",
                "OUTBOX_NEARLY_FULL",
                "SUBMISSION_WAITS",
                "RECORD_OTHER_BYTES")) {
            assertThat(chinese.all()).containsKeys("alarm." + code, "alarm." + code + ".remedy");
        }
    }

    private static Set<String> places(String text) {
        Set<String> found = new TreeSet<>();
        Matcher matcher = PLACE.matcher(text);
        while (matcher.find()) {
            found.add(matcher.group());
        }
        return found;
    }
}
