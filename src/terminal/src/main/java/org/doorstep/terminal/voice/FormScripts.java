// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.voice;

import java.util.List;
import org.doorstep.catalog.Text;
import org.doorstep.terminal.session.FormScreen;
import org.doorstep.terminal.session.FormScreen.Input;
import org.doorstep.terminal.session.FormScreen.Option;
import org.doorstep.terminal.session.FormScreen.Question;

/** Asking, checking and handing in. */
final class FormScripts {
    private FormScripts() {}

    static Narration of(Narration n, FormScreen form) {
        return switch (form) {
            case FormScreen.Ask ask -> ask(n, ask);
            case FormScreen.Check check -> check(n, check);
            case FormScreen.Done done -> done(n, done);
        };
    }

    private static Narration ask(Narration n, FormScreen.Ask ask) {
        n.progress(ask.progress()).say(ask.title());
        Text problem = ask.problem();
        if (problem != null) {
            n.say("ask.problem").say(problem);
        }
        n.say(ask.help());
        ask.known().forEach(row -> n.row(row, ask.revealSeconds() > 0));
        Question question = ask.question();
        if (question != null) {
            question(n, ask.title(), question);
        }
        return n.say(ask.mayGoOn() ? "ask.go-on" : "ask.not-yet").say("how.back");
    }

    private static void question(Narration n, Text title, Question question) {
        if (!question.label().equals(title)) {
            n.say(question.label());
        }
        n.say(question.hint());
        switch (question.input()) {
            case Input.Digits digits -> digits(n, digits);
            case Input.Options options -> options(n, options);
            case Input.Words words -> {
                n.say("ask.words", words.most());
                trail(n, words.trail());
                if (!words.typed().isEmpty()) {
                    n.own("ask.typed").ownValue(words.typed());
                }
            }
        }
        if (question.optional()) {
            n.say("ask.optional");
        }
    }

    private static void digits(Narration n, Input.Digits digits) {
        switch (digits.shape()) {
            case PHONE -> n.say("ask.digits.phone");
            case ID_NUMBER -> n.say("ask.digits.id-number");
            case DAY -> n.say("ask.digits.day");
            case MONEY -> n.say("ask.digits.money");
            case NUMBER, ACCOUNT -> {
                if (digits.least() == digits.most()) {
                    n.say("ask.digits.exact", digits.most());
                } else {
                    n.say("ask.digits.up-to", digits.most());
                }
            }
        }
        if (!digits.typed().isEmpty()) {
            n.own("ask.typed").ownValue(digits.typed());
        }
        if (digits.mayBeNone()) {
            n.say("ask.none");
        }
    }

    private static void options(Narration n, Input.Options options) {
        if (options.most() > 1) {
            n.say("ask.choose-some", options.most());
        } else {
            n.say("ask.choose-one");
        }
        trail(n, options.trail());
        int number = 0;
        for (Option option : options.options()) {
            number++;
            // What stands below a choice tells the choice.
            if (options.trail().isEmpty()) {
                n.choice(number, option.label());
            } else {
                n.own("choice", number, option.label());
            }
        }
        n.pages(options.page(), options.pages());
        List<Option> chosen = options.options().stream()
                .filter(option -> options.chosen().contains(option.code()))
                .toList();
        if (!chosen.isEmpty()) {
            n.own("ask.chosen");
            chosen.forEach(option -> n.own(option.label()));
        }
    }

    private static void trail(Narration n, List<Text> trail) {
        if (!trail.isEmpty()) {
            n.own("ask.within");
            trail.forEach(n::own);
        }
    }

    private static Narration check(Narration n, FormScreen.Check check) {
        n.progress(check.progress()).say(check.title());
        String total = check.total();
        if (check.covered()) {
            check.lines().forEach(line -> n.covered(line.row()));
            check.reasons().forEach(n::never);
            if (total != null) {
                n.never(total);
            }
            return n.say("covered").say("how.uncover");
        }
        n.say(check.note());
        if (!check.reasons().isEmpty()) {
            n.own("check.reasons");
            check.reasons().forEach(n::ownValue);
        }
        for (FormScreen.Line line : check.lines()) {
            n.row(line.row(), check.revealSeconds() > 0);
            n.own("check.from." + VoiceTexts.name(line.origin()));
        }
        n.pages(check.page(), check.pages());
        if (total != null) {
            n.own("check.total").ownValue(total);
        }
        return n.say("check.change").say("how.main", check.button()).say("how.back");
    }

    private static Narration done(Narration n, FormScreen.Done done) {
        n.progress(done.progress()).say(done.received() ? "done.received" : "done.waiting");
        n.own("done.item").own(done.item());
        if (done.received()) {
            n.own("done.case-number").ownValue(done.caseNumber());
        }
        n.own("done.slip").ownValue(done.slip());
        n.never(done.link());
        switch (done.paper()) {
            case PRINTING -> n.place("done.printing", n.frame().slots().receipt());
            case TAKE -> n.place("take-paper.slip", n.frame().slots().receipt());
            case NOT_PRINTED -> n.say("done.not-printed").say("code", done.code());
            case UNKNOWN -> n.say("done.unknown").say("code", done.code());
        }
        if (done.cardStillThere()) {
            n.place("take-paper.card", n.frame().slots().idCard());
        }
        if (!done.received()) {
            n.staff();
        }
        return n.say("done.how");
    }
}
