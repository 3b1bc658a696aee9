// SPDX-License-Identifier: Apache-2.0
package org.doorstep.desk.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.ResourceBundle;
import org.doorstep.catalog.Language;
import org.doorstep.desk.answer.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class WordsTest {
    private static ResourceBundle bundle(Language language) {
        return ResourceBundle.getBundle("org.doorstep.desk.web.words", Locale.forLanguageTag(language.tag()));
    }

    @Test
    void bothLanguagesSayTheSameThings() {
        assertThat(bundle(Language.ZH_CN).keySet())
                .isEqualTo(bundle(Language.EN).keySet());
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void everyOutcomeHasItsWords(Language language) {
        for (Outcome outcome : Outcome.values()) {
            assertThat(Words.of(language).outcome(outcome)).isNotBlank();
        }
    }

    @Test
    void chineseTextHasFullWidthPunctuation() {
        ResourceBundle words = bundle(Language.ZH_CN);
        for (String key : words.keySet()) {
            assertThat(words.getString(key)).as(key).doesNotContainPattern("\\p{IsHan}[,;:?!()]");
        }
    }
}
