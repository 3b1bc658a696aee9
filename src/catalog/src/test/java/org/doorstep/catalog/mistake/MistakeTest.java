// SPDX-License-Identifier: Apache-2.0
package org.doorstep.catalog.mistake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.doorstep.catalog.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MistakeTest {
    private static final Pattern PART = Pattern.compile("\\{[0-9]}");
    private static final Pattern HAN = Pattern.compile("\\p{IsHan}");
    private static final Pattern HALF_WIDTH = Pattern.compile("\\p{IsHan}[,.?!:;()]|[,.?!:;()]\\p{IsHan}");

    /** What is nothing but what another mistake says. */
    private static final Set<String> CARRIERS = Set.of("EXPRESSION.remedy");

    private final Properties english = load("en");
    private final Properties chinese = load("zh_CN");

    @ParameterizedTest
    @EnumSource
    void everyMistakeSaysTheSameInBothLanguages(Mistake mistake) {
        for (String key : Set.of(mistake.name(), mistake.name() + ".remedy")) {
            String en = english.getProperty(key, "");
            String zh = chinese.getProperty(key, "");
            assertThat(en).as(key).isNotBlank();
            assertThat(zh).as(key).isNotBlank();
            assertThat(parts(zh)).as(key).isEqualTo(parts(en));
            if (!CARRIERS.contains(key)) {
                assertThat(zh).as(key).containsPattern(HAN);
                assertThat(zh).as(key).doesNotContainPattern(HALF_WIDTH);
            }
        }
    }

    @Test
    void noBundleHasWordsForAMistakeThatNobodyMakes() {
        Set<String> names = new TreeSet<>();
        for (Mistake mistake : Mistake.values()) {
            names.add(mistake.name());
            names.add(mistake.name() + ".remedy");
        }
        assertThat(english.stringPropertyNames()).isEqualTo(names);
        assertThat(chinese.stringPropertyNames()).isEqualTo(names);
    }

    @Test
    void whatWasFoundIsFilledInByLanguageAndNotReadAgain() {
        Told told = Mistake.EXPRESSION.with(
                "{1} == '$0'", 3, Text.of("混用了几种类型", "mixes types"), Text.of("统一类型。", "Use one."));

        assertThat(told.message())
                .isEqualTo(Text.of(
                        "表达式“{1} == '$0'”第 3 个字符处：混用了几种类型。",
                        "The expression “{1} == '$0'”, at its character 3, mixes types."));
        assertThat(told.remedy()).isEqualTo(Text.of("统一类型。", "Use one."));
    }

    private static Set<String> parts(String text) {
        return PART.matcher(text).results().map(MatchResult::group).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Properties load(String language) {
        Properties properties = new Properties();
        String name = "mistakes_" + language + ".properties";
        try (Reader reader = new InputStreamReader(
                Objects.requireNonNull(Mistake.class.getResourceAsStream(name), name), StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return properties;
    }
}
