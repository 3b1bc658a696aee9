// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LineBreakerTest {
    private static final Style STYLE = Style.of(10, Ink.TEXT);

    /** Ten points for a wide character, five for a narrow one. */
    private static List<Glyph> glyphs(String text) {
        return text.codePoints()
                .mapToObj(c -> new Glyph(c, Face.REGULAR, c < 0x2000 ? 0.5 : 1))
                .toList();
    }

    private static String textOf(Line line) {
        StringBuilder text = new StringBuilder();
        line.glyphs().forEach(g -> text.appendCodePoint(g.codePoint()));
        return text.toString();
    }

    private static List<String> broken(String text, double width) {
        return LineBreaker.ragged(glyphs(text), STYLE, width).stream()
                .map(LineBreakerTest::textOf)
                .toList();
    }

    @Test
    void ideographsBreakAnywhere() {
        assertThat(broken("一二三四五六七八", 40)).containsExactly("一二三四", "五六七八");
    }

    @Test
    void noLineBeginsWithAClosingMark() {
        assertThat(broken("一二三四，五六七八九", 40)).containsExactly("一二三", "四，五六", "七八九");
    }

    @Test
    void noLineEndsWithAnOpeningMark() {
        assertThat(broken("一二三（四五）六七", 40)).containsExactly("一二三", "（四五）", "六七");
    }

    @Test
    void wordsAndNumbersStayInOnePiece() {
        assertThat(broken("编号AB-12，另行通知", 55)).containsExactly("编号AB-12，", "另行通知");
        assertThat(broken("one two three", 40)).containsExactly("one two", "three");
    }

    @Test
    void aWordLongerThanALineIsCut() {
        assertThat(broken("abcdefghijklmno", 40)).containsExactly("abcdefgh", "ijklmno");
    }

    @Test
    void theLastLineIsNeverASingleCharacter() {
        assertThat(broken("一二三四五六七八九", 40)).containsExactly("一二三四", "五六七", "八九");
        assertThat(broken("一二三四五六七八九。", 40)).containsExactly("一二三四", "五六七", "八九。");
    }

    @Test
    void aParagraphFillsItsMeasureExceptInItsLastLine() {
        List<Line> lines = LineBreaker.justified(glyphs("一二三四五六七八九，十一二三四五六七八九十甲乙丙"), STYLE, 95, 20);

        assertThat(lines.size()).isGreaterThan(2);
        assertThat(lines.getFirst().width()).isCloseTo(75, within(0.01));
        assertThat(lines.subList(1, lines.size() - 1))
                .allSatisfy(line -> assertThat(line.width()).isCloseTo(95, within(0.01)));
        assertThat(lines.getLast().stretch()).isZero();
    }

    @Test
    void aLineWithTooLittleOnItIsNotStretchedIntoGaps() {
        assertThat(LineBreaker.justified(glyphs("一二 abcdefghijklmnop 三四"), STYLE, 80, 0)
                        .getFirst()
                        .stretch())
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void nothingIsLostAndNoLineIsTooLong(long seed) {
        String alphabet = "一二三四五（）《》，。；：“”ab12 -/.%￥";
        Random random = new Random(seed);
        for (int n = 0; n < 200; n++) {
            StringBuilder text = new StringBuilder();
            random.ints(random.nextInt(80), 0, alphabet.length()).forEach(i -> text.append(alphabet.charAt(i)));
            double width = 20 + random.nextInt(120);

            List<Line> lines = LineBreaker.ragged(glyphs(text.toString()), STYLE, width);

            assertThat(String.join(
                                    "",
                                    lines.stream().map(LineBreakerTest::textOf).toList())
                            .replace(" ", ""))
                    .isEqualTo(text.toString().replace(" ", ""));
            assertThat(lines).allSatisfy(line -> assertThat(line.width()).isLessThanOrEqualTo(width + 0.02));
        }
    }
}
