// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.typing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ComposingTest {
    private static final Pinyin PINYIN = Pinyin.of(Lexicon.load());

    private final StringBuilder written = new StringBuilder();
    private int calls;
    private int erased;

    private final Typist out = new Typist() {
        @Override
        public void typed(int[] codePoints) {
            calls++;
            for (int codePoint : codePoints) {
                written.appendCodePoint(codePoint);
            }
        }

        @Override
        public void erased() {
            calls++;
            erased++;
        }

        @Override
        public void touched() {
            calls++;
        }
    };

    private Composing composing(Leaning leaning) {
        return new Composing(PINYIN, leaning);
    }

    private void press(Composing composing, String faces) {
        faces.codePoints().forEach(face -> composing.press(new Key.Face(face), out));
    }

    private void pick(Composing composing, String text) {
        List<String> texts =
                composing.candidates().stream().map(Candidate::text).toList();
        assertThat(texts).contains(text);
        composing.press(new Key.Pick(texts.indexOf(text)), out);
    }

    @Test
    void choosingUsesUpItsLettersAndLeavesTheRest() {
        Composing composing = composing(Leaning.SURNAMES);
        press(composing, "zhangjianguo");
        pick(composing, "张");
        assertThat(composing.letters()).containsExactly("jianguo".toCharArray());
        assertThat(composing.leaning()).isEqualTo(Leaning.GIVEN_NAMES);
        pick(composing, "建国");
        assertThat(composing.letters()).isEmpty();
        assertThat(written).hasToString("张建国");
    }

    @Test
    void eachKeyTellsExactlyOneThing() {
        Composing composing = composing(Leaning.WORDS);
        press(composing, "women");
        composing.press(new Key.Page(5), out);
        composing.press(new Key.Pick(100_000), out);
        composing.press(new Key.Erase(), out);
        composing.press(new Key.Space(), out);
        composing.press(new Key.Turn(Layer.NUMBERS), out);
        assertThat(calls).isEqualTo(10);
    }

    @Test
    void eraseTakesALetterBackAndWithoutLettersWhatWasTyped() {
        Composing composing = composing(Leaning.WORDS);
        press(composing, "ni");
        composing.press(new Key.Erase(), out);
        assertThat(composing.letters()).containsExactly('n');
        composing.press(new Key.Erase(), out);
        assertThat(erased).isZero();
        composing.press(new Key.Erase(), out);
        assertThat(erased).isEqualTo(1);
    }

    @Test
    void spaceChoosesTheFirstAndWithoutLettersIsASpace() {
        Composing composing = composing(Leaning.WORDS);
        press(composing, "women");
        composing.press(new Key.Space(), out);
        composing.press(new Key.Space(), out);
        assertThat(written).hasToString("我们 ");
    }

    @Test
    void lettersAndDigitsAreWrittenAsTheyAre() {
        Composing composing = composing(Leaning.WORDS);
        composing.press(new Key.Turn(Layer.CAPITAL), out);
        press(composing, "A");
        composing.press(new Key.Turn(Layer.NUMBERS), out);
        press(composing, "12");
        assertThat(composing.home()).isEqualTo(Layer.CAPITAL);
        assertThat(written).hasToString("A12");
    }

    @Test
    void aSignBehindLettersWritesWhatTheyMostLikelyMeanFirst() {
        Composing composing = composing(Leaning.WORDS);
        press(composing, "yanglaovv");
        composing.press(new Key.Turn(Layer.SIGNS), out);
        assertThat(composing.candidates()).isNotEmpty();
        press(composing, "。");
        assertThat(written).hasToString("养老vv。");
        assertThat(composing.letters()).isEmpty();
    }

    @Test
    void aCharactersNumberIsTypedWithDigitsBehindU() {
        Composing composing = composing(Leaning.WORDS);
        press(composing, "u");
        composing.press(new Key.Turn(Layer.NUMBERS), out);
        press(composing, "2");
        composing.press(new Key.Turn(Layer.PINYIN), out);
        press(composing, "cb");
        composing.press(new Key.Turn(Layer.NUMBERS), out);
        press(composing, "4");
        composing.press(new Key.Turn(Layer.PINYIN), out);
        press(composing, "e");
        composing.press(new Key.Space(), out);
        assertThat(written).hasToString("𬭎");
    }

    @Test
    void moreLettersThanThereIsRoomForAreNotTaken() {
        Composing composing = composing(Leaning.WORDS);
        press(composing, "z".repeat(Composing.MOST + 5));
        assertThat(composing.letters()).hasSize(Composing.MOST);
        assertThat(calls).isEqualTo(Composing.MOST + 5);
    }

    @Test
    void pagesStayWithinTheCandidates() {
        Composing composing = composing(Leaning.WORDS);
        press(composing, "ni");
        composing.press(new Key.Page(1_000_000), out);
        assertThat(composing.page()).isEqualTo(composing.candidates().size() - 1);
        composing.press(new Key.Page(-1), out);
        assertThat(composing.page()).isZero();
        composing.press(new Key.Page(7), out);
        press(composing, "n");
        assertThat(composing.page()).as("new letters begin at the first page").isZero();
    }

    @Test
    void whoShowsItLastWipesIt() {
        Composing composing = composing(Leaning.WORDS);
        Object before = new Object();
        Object now = new Object();
        composing.hold(before);
        press(composing, "ni");
        composing.hold(now);
        composing.release(before);
        assertThat(composing.letters()).hasSize(2);
        composing.release(now);
        assertThat(composing.letters()).isEmpty();
    }
}
