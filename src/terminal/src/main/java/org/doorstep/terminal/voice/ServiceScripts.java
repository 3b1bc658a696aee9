// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.voice;

import org.doorstep.catalog.Text;
import org.doorstep.terminal.session.Screen;

/** The way through an item: card, second factor, waiting, paper, rating. */
final class ServiceScripts {
    private static final int CODE_DIGITS = 6;
    private static final int GRADES = 5;

    private ServiceScripts() {}

    static Narration of(Narration n, Screen.WhyNot whyNot) {
        n.say("why-not.heading", whyNot.item()).say(whyNot.reason()).fault(whyNot.code());
        n.say("why-not.explained");
        return n.say("code", whyNot.code()).staff().say("how.back");
    }

    static Narration of(Narration n, Screen.PutCard put) {
        String stage = "put-card." + VoiceTexts.name(put.stage());
        n.progress(put.progress()).say(stage).fault(put.code());
        return switch (put.stage()) {
            case WAITING, UNREADABLE, LIFT_FIRST ->
                n.place("put-card.where", n.frame().slots().idCard()).say(stage + ".how");
            case READING -> n.say(stage + ".how");
            case NOT_VALID -> n.say(stage + ".how").staff();
        };
    }

    static Narration of(Narration n, Screen.CardDone done) {
        n.progress(done.progress()).say("card-done.heading");
        if (done.stillThere()) {
            n.place("card-done.still-there", n.frame().slots().idCard());
        }
        n.own("card-done.name").ownValue(done.maskedName());
        n.own("card-done.number").ownValue(done.maskedNumber());
        return n.say("card-done.how");
    }

    static Narration of(Narration n, Screen.ChooseCheck choose) {
        n.progress(choose.progress()).say("choose-check.heading");
        int number = 0;
        for (Screen.CheckWay way : choose.ways()) {
            n.say("choose-check." + VoiceTexts.name(way.method()), ++number);
            switch (way.closed()) {
                case null -> {}
                case OFFLINE -> n.say("choose-check.offline");
                case LOCKED -> n.say("choose-check.locked");
                case TOO_MANY_CODES -> n.say("choose-check.too-many-codes");
                // That somebody has no phone on record is the department's answer about this person.
                case NO_PHONE_KNOWN -> n.say("choose-check.closed").own("choose-check.no-phone-known");
            }
        }
        return n.say("how.choose");
    }

    static Narration of(Narration n, Screen.EnterCode enter) {
        n.progress(enter.progress()).say("enter-code.heading");
        switch (enter.remark()) {
            case NONE -> n.own("enter-code.sent").ownValue(enter.maskedPhone());
            case CHECKING -> {
                return n.say("enter-code.checking").never(enter.maskedPhone());
            }
            case WRONG -> n.say("enter-code.wrong", enter.attemptsLeft()).never(enter.maskedPhone());
            case EXPIRED -> {
                return n.say("enter-code.expired").never(enter.maskedPhone());
            }
        }
        for (int i = 0; i < enter.typed(); i++) {
            n.say("star");
        }
        int missing = CODE_DIGITS - enter.typed();
        return missing > 0 ? n.say("enter-code.missing", missing) : n.say("enter-code.how");
    }

    static Narration of(Narration n, Screen.AttendantCard attendant) {
        String stage = "attendant-card." + VoiceTexts.name(attendant.stage());
        n.progress(attendant.progress()).say(stage);
        return switch (attendant.stage()) {
            case READING -> n;
            case TAKE_YOURS_FIRST, WAITING, UNREADABLE, NOT_ON_ROSTER, SAME_CARD ->
                n.place("put-card.where", n.frame().slots().idCard()).say("how.back");
        };
    }

    static Narration of(Narration n, Screen.Working working) {
        return n.progress(working.progress())
                .say("working." + VoiceTexts.name(working.task()))
                .say("working.wait");
    }

    static Narration of(Narration n, Screen.Notice notice) {
        n.progress(notice.progress()).say(notice.title());
        for (Text paragraph : notice.paragraphs()) {
            n.say(paragraph);
        }
        return n.say("how.main", notice.button()).say("how.back");
    }

    /** What came out and must be taken, each with its place. */
    static Narration papers(Narration n, Screen.TakePaper take) {
        n.place("take-paper.paper", n.frame().slots().document());
        if (take.slip()) {
            n.place("take-paper.slip", n.frame().slots().receipt());
        }
        if (take.cardStillThere()) {
            n.place("take-paper.card", n.frame().slots().idCard());
        }
        return n;
    }

    static Narration of(Narration n, Screen.Rate rate) {
        n.say("rate.heading");
        for (int grade = 1; grade <= GRADES; grade++) {
            n.say("rate." + grade, grade);
        }
        return n.say("rate.skip", rate.secondsLeft());
    }
}
