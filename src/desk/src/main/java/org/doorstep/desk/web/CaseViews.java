// SPDX-License-Identifier: Apache-2.0
package org.doorstep.desk.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the templates of the cases are given. */
public final class CaseViews {
    private CaseViews() {}

    /** @param key end of the element's id */
    public record Filter(String key, String path, String text, int count, boolean current) {}

    public record Line(
            String number,
            String slip,
            String title,
            String item,
            String applicant,
            String made,
            String terminal,
            Views.Chip state,
            Views.Chip clock,
            String due,
            boolean corrected) {}

    /**
     * @param filter name
     * @param part what was searched for, or empty
     * @param live where this list is asked for anew
     * @param misdelivered what central handed over and does not fit
     * @param previous where the page before is; null on the first
     */
    public record Listing(
            List<Filter> filters,
            String filter,
            String part,
            String live,
            List<Line> lines,
            List<String> misdelivered,
            int page,
            @Nullable String previous,
            @Nullable String next) {}

    /** @param big the days in a few words */
    public record Clock(Views.Chip chip, String big, String note) {}

    public record Notice(String look, String icon, String text) {}

    /** @param shown whether it is unmasked */
    public record Applicant(boolean shown, List<Views.Fact> facts) {
        @Override
        public String toString() {
            return "Applicant";
        }
    }

    /** @param changed whether it differs from the record that this one corrects */
    public record Answer(String field, String label, String text, boolean changed) {
        @Override
        public String toString() {
            return "Answer[" + field + "]";
        }
    }

    public record Change(String field, String label, String before, String after, Views.Chip kind) {
        @Override
        public String toString() {
            return "Change[" + field + "]";
        }
    }

    /**
     * @param reasons why the record before was returned
     * @param from when the record before was made
     */
    public record Changes(List<String> reasons, String from, String to, List<Change> rows) {}

    /** What of a page holds personal data: it is replaced when the official asks to see it, and masked again by itself. */
    public record Personal(
            Words words,
            String number,
            String form,
            Applicant applicant,
            List<Answer> answers,
            String consent,
            @Nullable Changes changes) {}

    /**
     * @param reasons in the official's words
     * @param delivery whether central has it; null for what central itself told
     */
    public record Event(
            String at,
            String icon,
            String look,
            String what,
            String who,
            List<String> reasons,
            Views.@Nullable Chip delivery) {}

    public record Access(String at, String account, String what) {}

    /** @param gloss the text that is told, where the label is in another language; or empty */
    public record Tick(String value, String label, String gloss, boolean chosen) {}

    /**
     * One way to decide.
     *
     * @param to name of the state
     * @param tickName name of the ticks' fields; empty where there are none
     * @param wordsName name and id of the field for own words; empty where there is none
     */
    public record Option(
            String to,
            String label,
            String note,
            boolean chosen,
            String tickName,
            List<Tick> ticks,
            String wordsName,
            String wordsLabel,
            String wordsHint,
            String words) {}

    /** @param problem what is missing; or empty */
    public record Decide(String record, String from, List<Option> options, String problem) {}

    /**
     * @param number of the case
     * @param slip of its newest record, in groups
     * @param personal null when the form cannot be shown
     * @param decide null when there is nothing to decide
     * @param ending what was decided last, when nothing is to decide any more
     */
    public record Case(
            String number,
            String slip,
            String item,
            String terminal,
            Views.Chip state,
            Clock clock,
            List<Notice> notices,
            @Nullable Personal personal,
            List<Event> events,
            List<Access> accesses,
            @Nullable Decide decide,
            String ending) {}

    /** What is sent with the decision: name and value. */
    public record Hidden(String name, String value) {}

    /**
     * The page on which a decision is confirmed.
     *
     * @param reasons as they will be told
     * @param result as it will be told; or empty
     * @param doing the verb on the button
     */
    public record Confirm(
            String number,
            String slip,
            String title,
            String heading,
            Views.Chip told,
            String lead,
            List<String> reasons,
            String result,
            List<String> consequences,
            String doing,
            List<Hidden> hidden) {}

    public record Logged(String at, String account, String number, String what) {}

    public record Log(
            List<Logged> rows,
            int page,
            @Nullable Integer previous,
            @Nullable Integer next) {}
}
