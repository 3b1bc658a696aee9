// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.voice;

import java.util.Optional;
import org.doorstep.terminal.session.BrowseScreen;
import org.doorstep.terminal.session.CaseScreen;
import org.doorstep.terminal.session.FormScreen;
import org.doorstep.terminal.session.Overlay;
import org.doorstep.terminal.session.Screen;
import org.doorstep.terminal.session.View;

/**
 * The spoken form of every page: its heading, what happened, what to do and where, the choices in order. Pure; the switches
 * have no default, so a screen without a script does not compile.
 */
public final class Scripts {
    private final VoiceTexts texts;

    public Scripts(VoiceTexts texts) {
        this.texts = texts;
    }

    /** What is said of {@code view}; what lies over a screen is said instead of it. */
    public Script of(View view) {
        Narration n = new Narration(texts, view);
        return switch (view.overlay()) {
            case Overlay.None() -> screen(n, view.screen()).script();
            case Overlay.StillThere(int seconds) -> {
                n.say("still-there.heading").say("still-there.left", seconds);
                yield n.say("still-there.how").script();
            }
            case Overlay.ConfirmEnd() -> {
                n.say("confirm-end.heading").say("confirm-end.explained").say("confirm-end.things");
                yield n.say("confirm-end.how").script();
            }
            case Overlay.Help(Overlay.HelpStage stage) -> help(n, stage).script();
            case Overlay.Sound() -> n.say("sound.heading").say("sound.how").script();
            case Overlay.CardLeft() -> {
                n.say("card-left.heading")
                        .place("card-left.take", view.frame().slots().idCard());
                yield n.say("card-left.found").staff().script();
            }
        };
    }

    /**
     * What is said though nobody asked for a voice, again and again while it lasts: a card or paper that must not be left.
     * Public.
     */
    public Optional<Script> reminder(View view) {
        Narration n = new Narration(texts, view);
        if (view.overlay() instanceof Overlay.CardLeft) {
            return Optional.of(
                    n.place("card-left.take", view.frame().slots().idCard()).script());
        }
        if (view.overlay() instanceof Overlay.None && view.screen() instanceof Screen.TakePaper take) {
            return Optional.of(ServiceScripts.papers(n, take).script());
        }
        return Optional.empty();
    }

    /** What is said when the voice has become faster, slower, louder or softer, so that it is heard. Public. */
    Script tuned(View view) {
        return new Narration(texts, view)
                .say("sound.now", view.comfort().rate(), view.comfort().volume())
                .script();
    }

    /** What is said when one more character was typed: a star for a code, the digit itself on the headset only. */
    Script echo(View view) {
        Narration n = new Narration(texts, view);
        if (view.screen() instanceof Screen.EnterCode) {
            return n.say("star").script();
        }
        if (view.screen() instanceof FormScreen.Ask ask
                && ask.question() != null
                && ask.question().input() instanceof FormScreen.Input.Digits digits
                && !digits.typed().isEmpty()) {
            int last = digits.typed().length() - 1;
            return n.ownValue(String.valueOf(digits.typed().at(last))).script();
        }
        return n.script();
    }

    private static Narration screen(Narration n, Screen screen) {
        return switch (screen) {
            case FormScreen form -> FormScripts.of(n, form);
            case BrowseScreen browse -> BrowseScripts.of(n, browse);
            case CaseScreen cases -> CaseScripts.of(n, cases);
            case Screen.Attract() -> n.say("attract.heading").say("attract.how");
            case Screen.Home home -> BrowseScripts.home(n, home);
            case Screen.WhyNot whyNot -> ServiceScripts.of(n, whyNot);
            case Screen.PutCard put -> ServiceScripts.of(n, put);
            case Screen.CardDone done -> ServiceScripts.of(n, done);
            case Screen.ChooseCheck choose -> ServiceScripts.of(n, choose);
            case Screen.EnterCode enter -> ServiceScripts.of(n, enter);
            case Screen.AttendantCard attendant -> ServiceScripts.of(n, attendant);
            case Screen.Working working -> ServiceScripts.of(n, working);
            case Screen.Notice notice -> ServiceScripts.of(n, notice);
            case Screen.Result result -> ResultScripts.of(n, result);
            case Screen.Printing printing ->
                n.progress(printing.progress())
                        .say("printing.heading")
                        .place("printing.where", n.frame().slots().document());
            case Screen.TakePaper take ->
                ServiceScripts.papers(n.progress(take.progress()), take).say("take-paper.how");
            case Screen.Rate rate -> ServiceScripts.of(n, rate);
            case Screen.Trouble trouble -> ResultScripts.of(n, trouble);
        };
    }

    private static Narration help(Narration n, Overlay.HelpStage stage) {
        n.say("help." + VoiceTexts.name(stage));
        n.say("help.phone", n.frame().phone(), n.hours());
        switch (stage) {
            case OPEN -> n.say("help.call").say("help.remarks");
            case CALLED, CALL_FAILED -> n.say("help.remarks");
            case REMARKED -> {}
        }
        return n.say("help.close");
    }
}
