// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.voice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.MissingResourceException;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.doorstep.catalog.Language;
import org.junit.jupiter.api.Test;

class VoiceTextsTest {
    private static final Pattern HALF_WIDTH =
            Pattern.compile("[\\p{IsHan}}][,.?!:;()\"'](?!\\d)|[,.?!:;()\"'][\\p{IsHan}{]");
    private static final Pattern CHINESE = Pattern.compile("[\\p{IsHan}，。？！：；（）“”‘’、…]");
    private static final Pattern PLACE = Pattern.compile("\\{\\d}");

    private final VoiceTexts texts = VoiceTexts.load(Views.FAULTS);

    @Test
    void everyTextExistsInBothLanguages() {
        assertThat(texts.keys(Language.EN))
                .isEqualTo(texts.keys(Language.ZH_CN))
                .isNotEmpty();
    }

    @Test
    void bothLanguagesNameTheSameValues() {
        for (String key : texts.keys(Language.ZH_CN)) {
            assertThat(places(Language.EN, key)).as(key).isEqualTo(places(Language.ZH_CN, key));
        }
    }

    @Test
    void chineseUsesFullWidthPunctuation() {
        List<String> faults = new ArrayList<>();
        for (String key : texts.keys(Language.ZH_CN)) {
            String text = texts.get(Language.ZH_CN, key);
            if (HALF_WIDTH.matcher(text).find() || !text.equals(text.strip()) || text.isEmpty()) {
                faults.add(key + "=" + text);
            }
        }
        assertThat(faults).isEmpty();
    }

    @Test
    void englishHasNoChinese() {
        for (String key : texts.keys(Language.EN)) {
            assertThat(texts.get(Language.EN, key)).as(key).isNotBlank().doesNotContainPattern(CHINESE);
        }
    }

    @Test
    void whatNamesASlotCanAlsoBeSaidWithoutIt() {
        Set<String> keys = texts.keys(Language.ZH_CN);
        assertThat(keys.stream().filter(key -> key.endsWith(".at")).map(key -> key.substring(0, key.length() - 3)))
                .isNotEmpty()
                .allSatisfy(key -> assertThat(keys).contains(key));
    }

    @Test
    void aMissingTextIsNamedWithTheRemedy() {
        assertThatThrownBy(() -> texts.get(Language.EN, "no.such"))
                .isInstanceOf(MissingResourceException.class)
                .hasMessageContaining("no.such")
                .hasMessageContaining("voice_");
    }

    private List<String> places(Language language, String key) {
        return PLACE.matcher(texts.get(language, key))
                .results()
                .map(MatchResult::group)
                .distinct()
                .sorted()
                .toList();
    }
}
