// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.screen;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LongTextTest {
    @Test
    void aShortTextIsOnePart() {
        assertThat(LongText.parts("请换一个能打通的号码。")).containsExactly("请换一个能打通的号码。");
        assertThat(LongText.parts("")).isEmpty();
    }

    @Test
    void aLongTextIsCutAtTheEndsOfItsSentencesAndLosesNothing() {
        List<String> parts = LongText.parts(FormSamples.REQUEST);
        assertThat(String.join("", parts)).isEqualTo(FormSamples.REQUEST);
        assertThat(parts).allMatch(part -> part.codePointCount(0, part.length()) <= 90);
        assertThat(parts.subList(0, parts.size() - 1)).allMatch(part -> part.endsWith("。"));
    }

    @Test
    void aTextWithoutAnyStopIsCutBetweenCharactersNeverInsideOne() {
        String text = "𬭎".repeat(200);
        List<String> parts = LongText.parts(text);
        assertThat(String.join("", parts)).isEqualTo(text);
        assertThat(parts).allMatch(part -> part.length() % 2 == 0);
    }

    @Test
    void severalReasonsAreNumberedAndOneIsNot() {
        assertThat(LongText.numbered(List.of("甲。", "乙。"))).containsExactly("1．甲。", "2．乙。");
        assertThat(LongText.numbered(List.of("甲。"))).containsExactly("甲。");
    }
}
