// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.screen;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.scene.text.Text;
import org.doorstep.catalog.Language;
import org.doorstep.terminal.session.Comfort;
import org.doorstep.terminal.session.Comfort.Size;
import org.doorstep.terminal.theme.Fonts;
import org.doorstep.terminal.theme.Measures;
import org.doorstep.terminal.theme.Panel;
import org.doorstep.terminal.typing.Composing;
import org.doorstep.terminal.typing.Key;
import org.doorstep.terminal.typing.Layer;
import org.doorstep.terminal.typing.Leaning;
import org.doorstep.terminal.typing.Lexicon;
import org.doorstep.terminal.typing.Pinyin;
import org.doorstep.terminal.typing.Typist;
import org.doorstep.terminal.widget.PinyinKeyboard;
import org.doorstep.terminal.widget.Touch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PinyinKeyboardTest {
    private static final Pinyin PINYIN = Pinyin.of(Lexicon.load()).with(List.of("任城区", "青禾镇", "积石山保安族东乡族撒拉族自治县"));

    /** Remembers what it was told. */
    private static final class Told implements Typist {
        final StringBuilder text = new StringBuilder();
        int erased;
        int touched;

        @Override
        public void typed(int[] codePoints) {
            for (int codePoint : codePoints) {
                text.appendCodePoint(codePoint);
            }
        }

        @Override
        public void erased() {
            erased++;
        }

        @Override
        public void touched() {
            touched++;
        }
    }

    private final Told told = new Told();

    private PinyinKeyboard keyboard(Composing composing) {
        return new PinyinKeyboard(
                Measures.of(Samples.PORTRAIT, Fonts.FAMILY, Size.STANDARD),
                PinyinKeyboard.Labels.of(key -> Glass.TEXTS.get(Language.ZH_CN, key)),
                composing,
                told);
    }

    private static Composing composing(Leaning leaning) {
        return new Composing(PINYIN, leaning);
    }

    private static Touch touch(Parent keyboard, String id) {
        return Inspection.touches(keyboard).stream()
                .filter(touch -> touch.getId().equals(id))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no target " + id));
    }

    private static void fire(Parent keyboard, String letters) {
        letters.chars()
                .forEach(letter -> touch(keyboard, "key-" + (char) letter).fire());
    }

    private static List<String> offered(Parent keyboard) {
        return Inspection.touches(keyboard).stream()
                .filter(touch -> touch.getId().startsWith("candidate-"))
                .map(Node::getAccessibleText)
                .toList();
    }

    @Test
    void aNameIsTypedBySurnameAndGivenNameWithOneTouchEach() {
        Glass.onFx(() -> {
            PinyinKeyboard keyboard = keyboard(composing(Leaning.SURNAMES));
            assertThat(offered(keyboard)).as("before any letter").contains("李", "王", "张");
            fire(keyboard, "ligui");
            fire(keyboard, "ying");
            assertThat(told.touched).isEqualTo(9);
            touch(keyboard, "candidate-0").fire();
            assertThat(told.text).hasToString("李");
            touch(keyboard, "candidate-0").fire();
            assertThat(told.text).hasToString("李桂英");
            touch(keyboard, "key-erase").fire();
            assertThat(told.erased).isEqualTo(1);
            return null;
        });
    }

    @Test
    void pagesGoOnAndBackAndLoseNoCandidate() {
        Glass.onFx(() -> {
            Composing composing = composing(Leaning.WORDS);
            PinyinKeyboard keyboard = keyboard(composing);
            fire(keyboard, "yan");
            List<String> first = offered(keyboard);
            List<String> all = new ArrayList<>(first);
            while (Inspection.touches(keyboard).stream().anyMatch(t -> t.getId().equals("candidates-later"))) {
                touch(keyboard, "candidates-later").fire();
                all.addAll(offered(keyboard));
            }
            assertThat(all)
                    .containsExactlyElementsOf(
                            composing.candidates().stream().map(c -> c.text()).toList())
                    .contains("䶮");
            while (Inspection.touches(keyboard).stream().anyMatch(t -> t.getId().equals("candidates-earlier"))) {
                touch(keyboard, "candidates-earlier").fire();
            }
            assertThat(offered(keyboard)).isEqualTo(first);
            return null;
        });
    }

    @Test
    void everyLayerHasItsKeysAndLeadsBack() {
        Glass.onFx(() -> {
            PinyinKeyboard keyboard = keyboard(composing(Leaning.WORDS));
            touch(keyboard, "key-numbers").fire();
            fire(keyboard, "2026");
            touch(keyboard, "key-numbers").fire();
            touch(keyboard, "key-language").fire();
            fire(keyboard, "a");
            touch(keyboard, "key-language").fire();
            fire(keyboard, "B");
            touch(keyboard, "key-signs").fire();
            touch(keyboard, "key-u3002").fire();
            touch(keyboard, "key-language").fire();
            touch(keyboard, "key-space").fire();
            assertThat(told.text).hasToString("2026aB。 ");
            return null;
        });
    }

    @Test
    void takenOffTheSceneItForgetsWhatWasComposed() {
        Glass.onFx(() -> {
            Composing composing = composing(Leaning.WORDS);
            PinyinKeyboard keyboard = keyboard(composing);
            StackPane root = new StackPane(keyboard);
            new Scene(root);
            fire(keyboard, "zhang");
            root.getChildren().clear();
            assertThat(composing.letters()).isEmpty();
            return null;
        });
    }

    @Test
    void aPageThatIsBuiltAnewLosesNoLetter() {
        Glass.onFx(() -> {
            Composing composing = composing(Leaning.WORDS);
            PinyinKeyboard before = keyboard(composing);
            StackPane root = new StackPane(before);
            new Scene(root);
            fire(before, "zhang");
            PinyinKeyboard after = keyboard(composing);
            root.getChildren().setAll(after);
            assertThat(composing.letters()).hasSize(5);
            fire(after, "jie");
            assertThat(new String(composing.letters())).isEqualTo("zhangjie");
            return null;
        });
    }

    @Test
    void theLettersAreNeverInOneStringOnTheScreen() {
        Glass.onFx(() -> {
            PinyinKeyboard keyboard = keyboard(composing(Leaning.WORDS));
            fire(keyboard, "zhang");
            Parent composed = (Parent) keyboard.lookup("#composed");
            assertThat(composed.getChildrenUnmodifiable())
                    .hasSize(5)
                    .allMatch(
                            node -> node instanceof Text text && text.getText().length() == 1);
            return null;
        });
    }

    /** On a page with a question, an answer and two actions, between the bars. */
    @ParameterizedTest
    @EnumSource(Size.class)
    void fitsItsPageWithKeysOf15MillimetresAnd20InLargeSizes(Size size) {
        List<String> faults = new ArrayList<>();
        for (Panel panel : Samples.PANELS) {
            for (Language language : Language.values()) {
                faults.addAll(Glass.onFx(() -> faults(panel, size, language, Layer.PINYIN, "")));
                for (Layer layer : Layer.values()) {
                    faults.addAll(Glass.onFx(() -> faults(panel, size, language, layer, "zhuangshuangjishishans")));
                }
            }
        }
        assertThat(faults).isEmpty();
    }

    private List<String> faults(Panel panel, Size size, Language language, Layer layer, String letters) {
        Comfort comfort = Comfort.STANDARD.with(size).with(language);
        Composing composing = composing(Leaning.PLACES);
        letters.chars().forEach(c -> composing.press(new Key.Face(c), told));
        if (layer == Layer.SMALL) {
            composing.press(new Key.Space(), told);
        }
        composing.press(new Key.Turn(layer), told);
        KeyboardPage page = new KeyboardPage(panel, comfort, composing, told);
        String where =
                panel.width() + "x" + panel.height() + " " + size + " " + language + " " + layer + letters + ": ";
        List<String> faults = new ArrayList<>();
        if (!page.fits()) {
            faults.add(where + "does not fit: " + page.lack());
        }
        Inspection.of(panel, page.root()).forEach(fault -> faults.add(where + fault));
        double least = (size == Size.STANDARD ? 15 : 20) * panel.pxPerMm() - 1.01;
        for (Touch touch : Inspection.touches(page.root())) {
            if (touch.getId().startsWith("key-") && (touch.getWidth() < least || touch.getHeight() < least)) {
                faults.add(where + touch.getId() + " is too small: " + touch.getWidth() / panel.pxPerMm() + "x"
                        + touch.getHeight() / panel.pxPerMm() + " mm");
            }
        }
        return faults;
    }
}
