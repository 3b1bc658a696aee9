// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.screen;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.layout.Region;
import org.doorstep.terminal.session.FormScreen;
import org.doorstep.terminal.session.FormScreen.Input;
import org.doorstep.terminal.theme.Measures;
import org.doorstep.terminal.theme.TextStyle;
import org.doorstep.terminal.widget.InputBox;
import org.doorstep.terminal.widget.TypedWords;

/** An answer in words, by the keyboard. */
final class WordsAnswer {
    private WordsAnswer() {}

    static AskPage.Answering of(Kit kit, FormScreen.Ask ask, Input.Words words) {
        Measures m = kit.m();
        int lines = m.panel().low() ? Math.min(words.lines(), 2) : words.lines();
        TypedWords typed = new TypedWords(
                words.typed(), m.plain(lines > 1 ? TextStyle.BODY : TextStyle.ANSWER), Math.max(1, lines));
        String written = lines > 1 ? kit.say("ask.written", words.typed().codePoints(), words.most()) : "";
        List<Region> beside = new ArrayList<>();
        if (!words.trail().isEmpty()) {
            beside.add(OptionsAnswer.trail(kit, words.trail()));
        }
        beside.add(InputBox.of(m, typed, written, ask.problem() == null ? null : kit.say(ask.problem())));
        boolean empty = words.typed().isEmpty();
        return new AskPage.Answering(
                beside,
                List.of(),
                List.of(),
                true,
                kit.say(empty ? "ask.words-first" : "ask.amend"),
                empty,
                Sheets.WHOLE);
    }
}
