// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.session;

import java.util.List;
import java.util.Map;
import org.doorstep.catalog.flow.Card;
import org.doorstep.catalog.flow.StepResult;
import org.doorstep.catalog.flow.TextValue;
import org.doorstep.catalog.item.Placement;
import org.doorstep.device.spi.CardPosition;
import org.doorstep.terminal.session.Screen.CheckMethod;

/** Something that happened. */
public sealed interface Event {
    /** What a resident does at the screen; each counts as a sign of life. */
    sealed interface Touch extends Event {}

    /** A touch that hit nothing, or the attract screen. */
    record Touched() implements Touch {}

    record Choose(String item) implements Touch {}

    /** The main action, bottom right. */
    record Next() implements Touch {}

    record Back() implements Touch {}

    record Pick(CheckMethod method) implements Touch {}

    /** One of {@code 0} to {@code 9}. */
    record Digit(char digit) implements Touch {}

    record Erase() implements Touch {}

    record ClearDigits() implements Touch {}

    /** 显示 10 秒. */
    record Reveal() implements Touch {}

    record Take(Screen.Way way) implements Touch {}

    /** 1 非常满意 to 5 非常不满意; 0 skips. */
    record Rated(int grade) implements Touch {}

    /** 继续. */
    record StillHere() implements Touch {}

    /** 结束并清除. */
    record AskEnd() implements Touch {}

    record End() implements Touch {}

    /** Closes what lies over the screen. */
    record Close() implements Touch {}

    record AskHelp() implements Touch {}

    record CallAttendant() implements Touch {}

    /** 找茬: what is wrong with this page; one of the remarks offered, so nothing personal can be in it. */
    record Remark(RemarkKind kind) implements Touch {}

    enum RemarkKind {
        HARD_TO_READ,
        DO_NOT_UNDERSTAND,
        WRONG_CONTENT,
        TOO_SLOW
    }

    record SetComfort(Comfort comfort) implements Touch {}

    /** 再听: the page is read out once more. */
    record Listen() implements Touch {}

    /** To how the voice sounds. */
    record AskSound() implements Touch {}

    /** From home to other ways to an item. */
    record Browse(Way way) implements Touch {}

    enum Way {
        LIFE_EVENTS,
        DEPARTMENTS,
        SEARCH
    }

    record OpenShelf(String department) implements Touch {}

    record OpenLife(Placement.LifeEvent event) implements Touch {}

    /** A small letter of the search. */
    record Letter(char letter) implements Touch {}

    /** The next page of a long list, or the one before. */
    record Turn(int by) implements Touch {}

    /** An option of the question. */
    record Select(String code) implements Touch {}

    /** Words from the keyboard, appended; the session takes them over. */
    record Enter(TextValue words) implements Touch {}

    /** 没有手机 and the like. */
    record SayNone() implements Touch {}

    /** 修改: an answer of this page of the form. */
    record Edit(String page) implements Touch {}

    /** One of the cases on the screen, from 0. */
    record OpenCase(int index) implements Touch {}

    record DoCase(CaseScreen.CaseWay way) implements Touch {}

    /** What an effect brought; carries the session it served. */
    sealed interface Answer extends Event {
        long session();
    }

    /** The card of {@code placement}. The values belong to the session's scope. */
    record CardRead(long session, long placement, Card card) implements Answer {}

    /** @param code of the fault of the reader or the card */
    record CardNotRead(long session, CardTrouble why, String code) implements Answer {}

    enum CardTrouble {
        LIFTED,
        UNREADABLE,
        NOT_VALID,
        READER_GONE
    }

    record CodeSent(long session, String maskedPhone, int attemptsLeft) implements Answer {}

    /** @param code of the reader's fault; empty when no device is to blame */
    record CheckRefused(long session, CheckTrouble why, int attemptsLeft, String code) implements Answer {
        public CheckRefused(long session, CheckTrouble why, int attemptsLeft) {
            this(session, why, attemptsLeft, "");
        }
    }

    enum CheckTrouble {
        WRONG_CODE,
        EXPIRED,
        LOCKED,
        TOO_MANY_CODES,
        NO_PHONE_KNOWN,
        PERSON_UNKNOWN,
        NOT_ON_ROSTER,
        SAME_CARD,
        CARD_UNREADABLE,
        DEPARTMENT_SILENT,
        NETWORK_GONE,
        READER_GONE
    }

    /** The second factor holds; identity level 2 from here. */
    record Checked(long session, CheckMethod method) implements Answer {}

    /** The department has a record. Whose it is has not been compared yet; the values belong to the session's scope. */
    record RecordCame(long session, StepResult.Found found) implements Answer {}

    record RecordRefused(long session, RecordTrouble why) implements Answer {}

    enum RecordTrouble {
        NO_RECORD,
        DEPARTMENT_SILENT,
        DEPARTMENT_DOWN,
        NETWORK_GONE,
        GRANT_REFUSED,
        BAD_ANSWER
    }

    /** The document is out, as evidence shows; {@code slip} says whether a slip is too. */
    record PrintDone(long session, boolean slip) implements Answer {}

    /**
     * @param certainty what is known of the paper
     * @param code the fault's code
     */
    record PrintFailed(long session, PrintCertainty certainty, String code) implements Answer {}

    enum PrintCertainty {
        NOTHING_CAME_OUT,
        STOPPED_MIDWAY,
        CANNOT_TELL
    }

    /** The answers are on disk under this slip. */
    record Filed(long session, String slip, String link) implements Answer {}

    /** Nothing was kept. */
    record NotFiled(long session, String code) implements Answer {}

    /** Central has receipted the record of this slip. */
    record Received(long session, String slip, String caseNumber) implements Answer {}

    /** The person's cases, newest first. */
    record CasesCame(long session, List<CaseFacts> cases, CaseScreen.Missing missing) implements Answer {
        public CasesCame {
            cases = List.copyOf(cases);
        }
    }

    /**
     * @param since local day and time at which it came to stand so, or the terminal was last heard of; empty when not
     *     known
     * @param site empty unless it has not arrived
     */
    record SlipCame(long session, CaseScreen.SlipWord word, String since, String site) implements Answer {}

    /** The old answers of a case, as the desk keeps them; they belong to the session's scope. */
    record AnswersCame(long session, Map<String, TextValue> written) implements Answer {
        public AnswersCame {
            written = Map.copyOf(written);
        }

        @Override
        public String toString() {
            return "AnswersCame";
        }
    }

    record AttendantCalled(long session, boolean told) implements Answer {}

    /** An effect broke in a way nobody foresaw; the session ends safely. */
    record Broke(long session, String code) implements Answer {}

    /** What the world around says, whoever is there. */
    sealed interface World extends Event {}

    /** Time passes; {@code millis} on a monotonic clock. */
    record Tick(long millis) implements World {}

    record CardMoved(CardPosition position) implements World {}

    record FactsChanged(Facts facts) implements World {}
}
