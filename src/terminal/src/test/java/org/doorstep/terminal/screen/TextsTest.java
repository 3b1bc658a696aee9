// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.screen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.MissingResourceException;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.doorstep.catalog.Language;
import org.junit.jupiter.api.Test;

class TextsTest {
    private static final Pattern HALF_WIDTH =
            Pattern.compile("[\\p{IsHan}}][,.?!:;()\"'](?!\\d)|[,?!;()\"'][\\p{IsHan}{]");
    private static final Pattern CHINESE = Pattern.compile("[\\p{IsHan}，。？！：；（）“”‘’、…]");
    private static final Pattern PLACE = Pattern.compile("\\{\\d}");

    private final Texts texts = Texts.load(Glass.FAULTS);

    @Test
    void everyTextExistsInBothLanguages() {
        assertThat(texts.keys(Language.EN)).isEqualTo(texts.keys(Language.ZH_CN));
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
    void englishHasNoChineseButTheNameOfTheOtherLanguage() {
        List<String> faults = new ArrayList<>();
        for (String key : texts.keys(Language.EN)) {
            String text = texts.get(Language.EN, key);
            if (CHINESE.matcher(text).find() && !key.equals("footer.language")) {
                faults.add(key + "=" + text);
            }
        }
        assertThat(faults).isEmpty();
    }

    @Test
    void noButtonSaysOnlyThatOneAgrees() {
        for (String key : texts.keys(Language.ZH_CN)) {
            assertThat(texts.get(Language.ZH_CN, key)).as(key).isNotIn("确定", "确认", "提交", "是", "否");
        }
    }

    @Test
    void aMissingTextIsNamedWithTheRemedy() {
        assertThatThrownBy(() -> texts.get(Language.EN, "no.such"))
                .isInstanceOf(MissingResourceException.class)
                .hasMessageContaining("no.such")
                .hasMessageContaining("texts_");
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
