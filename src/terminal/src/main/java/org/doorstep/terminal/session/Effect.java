// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.session;

import java.util.List;
import org.doorstep.catalog.flow.Card;
import org.doorstep.catalog.flow.FlowEngine;
import org.doorstep.catalog.flow.Run;
import org.doorstep.catalog.flow.TextValue;
import org.doorstep.catalog.flow.Value;
import org.doorstep.catalog.item.Action;
import org.doorstep.catalog.item.Item;
import org.doorstep.catalog.item.Output;

/** Something to be done outside; its answer comes back as an {@link Event.Answer} with the same session number. */
public sealed interface Effect {
    long session();

    /** A session has begun. No answer. */
    record Began(long session) implements Effect {}

    /** Answered by {@link Event.CardRead} or {@link Event.CardNotRead}. */
    record ReadCard(long session, long placement) implements Effect {}

    /**
     * Whose card this is, is the session's resident: every later effect is about this person, however many cards were
     * read. Carried out before any later effect begins. No answer.
     */
    record Hold(long session, Card card) implements Effect {}

    /** Answered by {@link Event.CodeSent} or {@link Event.CheckRefused}. */
    record SendCode(long session, String desk) implements Effect {}

    /** Answered by {@link Event.Checked} or {@link Event.CheckRefused}. */
    record ConfirmCode(long session, String desk, TextValue code) implements Effect {}

    /** Answered by {@link Event.Checked} or {@link Event.CheckRefused}. */
    record CheckAttendant(long session, String desk, long placement) implements Effect {}

    /** Answered by {@link Event.RecordCame} or {@link Event.RecordRefused}. */
    record AskDepartment(long session, Item item, Action.Query query) implements Effect {}

    /** Puts paper out. */
    sealed interface Paper extends Effect {}

    /**
     * Prints what the department answered. {@code attempt} is part of the command's identity. Answered by
     * {@link Event.PrintDone} or {@link Event.PrintFailed}.
     */
    record Print(long session, Run run, Output output, Comfort comfort, int attempt) implements Paper {}

    /**
     * Prints a slip on the receipt printer. Answered by {@link Event.PrintDone} or {@link Event.PrintFailed}.
     *
     * @param slip its number, 14 digits; with {@code attempt} the command's identity
     */
    record PrintSlip(long session, Run run, Output output, Comfort comfort, String slip, int attempt)
            implements Paper {}

    /**
     * Prints the slip of a case that has none yet, for its owner. Answered by {@link Event.PrintDone} or
     * {@link Event.PrintFailed}.
     */
    record PrintCaseSlip(long session, CaseFacts of, Comfort comfort) implements Paper {}

    /**
     * Records what a person saw of a print of which no device can tell what became. It stays unknown, as a person's word
     * is no evidence, and nothing is printed for it. No answer.
     */
    record SavePaperWord(long session, Paper of, PaperWord word) implements Effect {}

    enum PaperWord {
        CAME_OUT,
        DID_NOT_COME_OUT
    }

    /**
     * Freezes the answers and hands them to the queue. Answered by {@link Event.Filed} or {@link Event.NotFiled}, and by
     * {@link Event.Received} as soon as central has receipted it, however late.
     *
     * @param answers in the order of the form
     * @param replaces id of the record that is corrected; empty for a new case
     */
    record Submit(long session, Run run, List<FlowEngine.Answered> answers, String replaces) implements Effect {
        public Submit {
            answers = List.copyOf(answers);
        }
    }

    /** Answered by {@link Event.CasesCame}. */
    record FindCases(long session, Item item, String desk) implements Effect {}

    /** Answered by {@link Event.SlipCame} or {@link Event.RecordRefused}. */
    record FindSlip(long session, String slip) implements Effect {}

    /** Answered by {@link Event.AnswersCame} or {@link Event.RecordRefused}. */
    record FindAnswers(long session, Item item, String desk, String number) implements Effect {}

    /**
     * No answer.
     *
     * @param reference slip or case that the rating is about; empty where the session's own slip is meant
     */
    record SaveRating(long session, Item item, String reference, int grade) implements Effect {}

    /** No answer; never says whose data it concerns. */
    record RaiseAlarm(long session, String code, String item) implements Effect {}

    /** Answered by {@link Event.AttendantCalled}. */
    record CallAttendant(long session, String screen) implements Effect {}

    /** No answer. */
    record SaveRemark(long session, String screen, Event.RemarkKind kind) implements Effect {}

    /** What was answered and typed is overwritten, with the {@link Wipe} that comes next. No answer. Idempotent. */
    record Forget(long session, List<Run> runs, List<Value> values) implements Effect {
        public Forget {
            runs = List.copyOf(runs);
            values = List.copyOf(values);
        }

        @Override
        public String toString() {
            return "Forget[" + session + "]";
        }
    }

    /** Closes the session's scope: every personal value of it is overwritten. No answer. Idempotent. */
    record Wipe(long session) implements Effect {}

    /** A session is over; comes after its {@link Wipe}. No answer. */
    record Ended(long session, Ending how) implements Effect {}
}
