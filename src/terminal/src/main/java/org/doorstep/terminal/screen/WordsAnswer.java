// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.screen;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.doorstep.catalog.flow.TextValue;
import org.doorstep.terminal.session.Event;
import org.doorstep.terminal.session.FormScreen;
import org.doorstep.terminal.session.FormScreen.Input;
import org.doorstep.terminal.theme.Measures;
import org.doorstep.terminal.theme.TextStyle;
import org.doorstep.terminal.typing.Leaning;
import org.doorstep.terminal.typing.Typist;
import org.doorstep.terminal.widget.InputBox;
import org.doorstep.terminal.widget.PinyinKeyboard;
import org.doorstep.terminal.widget.TypedWords;

/** An answer in words, by the keyboard: names and places first where the question is about them. */
final class WordsAnswer {
    private static final int LINES_OF_A_WIDE_PANEL = 2;

    private WordsAnswer() {}

    static AskPage.Answering of(Kit kit, FormScreen.Ask ask, Input.Words words) {
        Measures m = kit.m();
        PinyinKeyboard keyboard = new PinyinKeyboard(
                m,
                PinyinKeyboard.Labels.of(key -> kit.say(key)),
                kit.scratch().composing(leaning(words)),
                new Typing(kit.out()));
        VBox.setVgrow(keyboard, Priority.ALWAYS);
        boolean empty = words.typed().isEmpty();
        return new AskPage.Answering(
                beside(kit, ask, words),
                List.of(keyboard),
                List.of(),
                true,
                kit.say(empty ? "ask.words-first" : "ask.amend"),
                empty,
                Sheets.WHOLE);
    }

    private static List<Region> beside(Kit kit, FormScreen.Ask ask, Input.Words words) {
        Measures m = kit.m();
        boolean low = m.panel().low();
        int lines = Math.max(
                1, low ? 1 : m.panel().landscape() ? Math.min(words.lines(), LINES_OF_A_WIDE_PANEL) : words.lines());
        TypedWords typed =
                new TypedWords(words.typed(), m.plain(words.lines() > 1 ? TextStyle.BODY : TextStyle.ANSWER), lines);
        String written = lines > 1 ? kit.say("ask.written", words.typed().codePoints(), words.most()) : "";
        List<Region> beside = new ArrayList<>();
        if (!words.trail().isEmpty() && !low) {
            beside.add(OptionsAnswer.trail(kit, words.trail()));
        }
        String problem = ask.problem() == null || low ? null : kit.say(ask.problem());
        beside.add(InputBox.of(m, typed, written, problem));
        return beside;
    }

    private static Leaning leaning(Input.Words words) {
        return switch (words.vocabulary()) {
            case ANY -> Leaning.WORDS;
            case NAMES -> words.typed().isEmpty() ? Leaning.SURNAMES : Leaning.GIVEN_NAMES;
            case PLACES -> Leaning.PLACES;
        };
    }

    /** Hands on what was typed and keeps nothing of it. */
    private record Typing(Consumer<Event.Touch> out) implements Typist {
        @Override
        public void typed(int[] codePoints) {
            int units = 0;
            for (int codePoint : codePoints) {
                units += Character.charCount(codePoint);
            }
            char[] chars = new char[units];
            int at = 0;
            for (int codePoint : codePoints) {
                at += Character.toChars(codePoint, chars, at);
            }
            Arrays.fill(codePoints, 0);
            out.accept(new Event.Enter(TextValue.taking(chars)));
        }

        @Override
        public void erased() {
            out.accept(new Event.Erase());
        }

        @Override
        public void touched() {
            out.accept(new Event.Touched());
        }
    }
}
