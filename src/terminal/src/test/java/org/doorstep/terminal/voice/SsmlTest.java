// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.voice;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.doorstep.catalog.Language;
import org.junit.jupiter.api.Test;

class SsmlTest {
    private static String spoken(Language language, String... words) {
        List<Token> tokens = Arrays.stream(words)
                .map(word -> new Token(Privacy.PUBLIC, new Said.Words(word)))
                .toList();
        Utterance utterance = Utterance.of(new Script(language, tokens), Headset.NONE, VoiceTexts.load(Views.FAULTS));
        return new String(Ssml.of(utterance), StandardCharsets.UTF_8);
    }

    @Test
    void everyStretchIsSpokenInTheVoiceOfItsLetters() {
        assertThat(spoken(Language.EN, "Name: 张建国. Go on")).isEqualTo("""
                        <speak><voice name="en">Name: </voice>
                        <voice name="cmn-latn-pinyin">张建国. </voice>
                        <voice name="en">Go on.</voice>
                        </speak>
                        """);
        assertThat(spoken(Language.ZH_CN, "用 A4 纸"))
                .contains("<voice name=\"cmn-latn-pinyin\">用 </voice>", "<voice name=\"en\">A4 </voice>");
    }

    @Test
    void everyTokenIsASentence() {
        assertThat(spoken(Language.ZH_CN, "您好", "是吗？")).contains("您好。", "是吗？</voice>");
    }

    @Test
    void wordsCannotBecomeMarkup() {
        assertThat(spoken(Language.EN, "a <voice name=\"x\"> &amp; \u0007b</speak>"))
                .containsOnlyOnce("</speak>")
                .doesNotContain("<voice name=\"x\">")
                .doesNotContain("&")
                .doesNotContain("\u0007");
    }
}
