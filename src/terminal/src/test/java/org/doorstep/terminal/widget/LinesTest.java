// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.widget;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** One character is ten wide, a half-width one five. */
class LinesTest {
    private static Lines lines(String text) {
        return Lines.of(
                text,
                10,
                part -> part.codePoints().mapToDouble(c -> c < 0x7F ? 5 : 10).sum());
    }

    @Test
    void aTextThatFitsStaysOnOneLine() {
        assertThat(lines("请放上身份证").at(60)).containsExactly("请放上身份证");
    }

    @Test
    void noLineHoldsASingleCharacter() {
        String text = "请把您的身份证放在屏幕下方的读卡区上面等一等";
        for (int width = 40; width < 230; width += 5) {
            List<String> broken = lines(text).at(width);
            assertThat(String.join("", broken)).isEqualTo(text);
            assertThat(broken).as("at " + width).allMatch(line -> line.length() >= 2);
        }
    }

    @Test
    void aLineEndsAtACommaRatherThanInsideAPhrase() {
        assertThat(lines("没读好，请工作人员再放一次").at(100)).containsExactly("没读好，", "请工作人员再放一次");
    }

    @Test
    void aLineEndsAtADotRatherThanInsideAFact() {
        assertThat(lines("身份证 · 约 6 分钟 · 没网也能办").at(130)).containsExactly("身份证 · 约 6 分钟 ·", "没网也能办");
        assertThat(lines("身份证 · 约 6 分钟 · 没网也能办").at(300)).containsExactly("身份证 · 约 6 分钟 · 没网也能办");
    }

    @Test
    void noLineBeginsWithAClosingSign() {
        assertThat(lines("一二三四五六七八九十。").at(100)).noneMatch(line -> line.startsWith("。"));
    }

    @Test
    void timesAndNumbersStayWhole() {
        String text = "工作人员8:30-17:30在，电话0537-12345。";
        for (int width = 60; width < 200; width += 5) {
            assertThat(lines(text).at(width))
                    .as("at " + width)
                    .anyMatch(line -> line.contains("8:30-17:30"))
                    .anyMatch(line -> line.contains("0537-12345"));
        }
    }

    @Test
    void aNumberStaysWithWhatItCounts() {
        String text = "终端自 2026 年 3 月 20 日 10:20 未联网，这是第 2 页，共 3 页。";
        for (int width = 60; width < 320; width += 5) {
            assertThat(lines(text).at(width))
                    .as("at " + width)
                    .noneMatch(line -> line.matches("[年月日页].*|.*(第|共 \\d+|[^:\\d]\\d{1,2})"));
        }
    }

    @Test
    void aLineEndsAfterAJoiningWordRatherThanInsideAName() {
        assertThat(lines("人力资源和社会保障局").at(65)).containsExactly("人力资源和", "社会保障局");
    }

    @Test
    void wordsAreBrokenAtSpaces() {
        assertThat(lines("Please take your card").at(60)).containsExactly("Please take", "your card");
    }

    @Test
    void theNarrowestWidthLeavesNoCharacterAlone() {
        assertThat(lines("中文").narrowest()).isEqualTo(20);
        Lines five = lines("结束并清除");
        assertThat(five.at(five.narrowest())).allMatch(line -> line.length() >= 2);
    }

    @Test
    void fewestLinesAreUsed() {
        assertThat(lines("一二三四五六七八九十一二").at(60)).hasSize(2);
    }
}
