// SPDX-License-Identifier: Apache-2.0
package org.doorstep.contract;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** 办件: what a resident hands in, how it reaches its desk, and what becomes of it. */
public final class Cases {
    private Cases() {}

    /**
     * Body of a record of kind {@link Lanes.Kind#SUBMISSION} in lane P1. The header is clear, the content sealed.
     *
     * @param slip the slip's number, 14 digits
     * @param token random, 22 characters of base64url; {@code <public address>/s/<token>} shows the case's state
     * @param item id of the item
     * @param version its version
     * @param desk whose key the content is sealed to
     * @param region 行政区划 of the terminal, 6 to 12 digits, or empty
     * @param replaces id of the record that this one corrects; empty for a new case
     * @param sealed seal to the desk's key of a JSON {@link Content}, context SUBMISSION with desk, terminal, record id
     */
    public record Submission(
            String slip,
            String token,
            String item,
            int version,
            String desk,
            String region,
            String replaces,
            String sealed) {}

    /**
     * What only the desk reads.
     *
     * @param title of the item as the resident saw it, zh-CN
     * @param applicant from the card
     * @param answers in the order of the form, those that counted
     * @param consent id of the notice that was agreed to, or empty
     */
    public record Content(
            String item, int version, String title, Applicant applicant, List<Answer> answers, String consent) {
        @Override
        public String toString() {
            return "Content[" + item + " " + version + "]";
        }
    }

    /**
     * @param idNumber 18 characters
     * @param sex code of GB/T 2261.1
     * @param nation name
     * @param birth {@code 1955-03-12}
     */
    public record Applicant(String name, String idNumber, String sex, String nation, String birth, String address) {
        @Override
        public String toString() {
            return "Applicant";
        }
    }

    /**
     * @param field id
     * @param label as asked, zh-CN
     * @param value for a correction: as the catalog writes values
     * @param text for the official's eyes, zh-CN
     */
    public record Answer(String field, String label, String value, String text) {
        @Override
        public String toString() {
            return "Answer[" + field + "]";
        }
    }

    /** Where a case stands. */
    public enum State {
        /** Central has it; the desk has not decided whether it can be dealt with. */
        RECEIVED,
        /** 受理. */
        ACCEPTED,
        /** 退回补正, with all reasons at once; the clock is stopped. */
        RETURNED,
        /** 办结. */
        FINISHED,
        /** 不予受理 or 不予办理. */
        REFUSED;

        /** Whether a desk may move a case from here to {@code next}. */
        public boolean leadsTo(State next) {
            return switch (this) {
                case RECEIVED -> next == ACCEPTED || next == RETURNED || next == REFUSED;
                case ACCEPTED -> next == FINISHED || next == RETURNED || next == REFUSED;
                case RETURNED, FINISHED, REFUSED -> false;
            };
        }
    }

    /**
     * A submission as central hands it to its desk in {@link DeskCalls.Waiting}.
     *
     * @param seq position among all that this desk gets, from 1, rising
     * @param record id of the record
     * @param number 办件编号, 43 characters; a correction has its case's
     * @param slip of this record
     * @param due the day by which the promise ends, such as {@code 2026-03-27}
     */
    public record Handed(
            long seq,
            String record,
            String terminal,
            String number,
            String slip,
            String item,
            int version,
            String replaces,
            Instant made,
            Instant received,
            String due,
            String sealed) {}

    /** {@code POST /d/cases}: what a desk has decided, oldest first. Reasons stay at the desk. */
    public record Decisions(List<Decision> decisions) {}

    /**
     * @param id UUID drawn by the desk; the same id again changes nothing
     * @param number the case
     * @param record the record that was decided on: one that was replaced meanwhile is not decided any more
     */
    public record Decision(String id, String number, String record, State to, Instant made) {}

    /** Answer to {@link Decisions}: one for each, in order. */
    public record Decided(List<Taken> taken) {}

    /**
     * @param reason empty when it was taken, now or before; else why it never will be
     */
    public record Taken(String id, String reason) {}

    /** {@code POST /t/slip}: how does the case of this slip stand? Anybody who has the number may know that much. */
    public record SlipQuestion(String slip) {}

    /**
     * @param state what central knows
     * @param caseState null unless KNOWN
     * @param since when it came to stand so, or for NOT_ARRIVED when the terminal was last heard of; null when not known
     * @param site name of the hall of the slip's terminal; empty unless NOT_ARRIVED
     */
    public record SlipAnswer(
            SlipState state,
            @Nullable State caseState,
            @Nullable Instant since,
            String site) {}

    public enum SlipState {
        KNOWN,
        /** Its terminal has issued it, or may have since it was last heard of, and the record is not here yet. */
        NOT_ARRIVED,
        /** No terminal of ours has issued it. */
        NOT_KNOWN
    }

    /** Names of the live questions that every desk answers about the cases it holds; see {@link Query.Question#query}. */
    public static final class Questions {
        /** The person's cases: rows with the columns of {@link Row}. */
        public static final String MINE = "cases/mine";

        /** The old answers of one case, given as parameter {@value #NUMBER}: rows {@code field}, {@code value}. */
        public static final String ANSWERS = "cases/answers";

        public static final String NUMBER = "number";

        private Questions() {}
    }

    /** Columns of the rows of {@link Questions#MINE}. */
    public static final class Row {
        public static final String NUMBER = "number";
        /** Id of the newest record of the case, which a correction replaces. */
        public static final String RECORD = "record";
        /** Slip of the newest record. */
        public static final String SLIP = "slip";

        public static final String ITEM = "item";
        public static final String VERSION = "version";
        public static final String TITLE = "title";
        /** Name of a {@link State}. */
        public static final String STATE = "state";
        /** RFC 3339 instant. */
        public static final String MADE = "made";
        /** RFC 3339 instant at which it came to stand so. */
        public static final String CHANGED = "changed";
        /** {@code 2026-03-27}, or empty. */
        public static final String DUE = "due";
        /** All reasons at once, one a line; empty unless RETURNED or REFUSED. */
        public static final String REASONS = "reasons";
        /** What came of it, in the official's words; empty unless FINISHED. */
        public static final String RESULT = "result";

        private Row() {}
    }
}
