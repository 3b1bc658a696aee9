// SPDX-License-Identifier: Apache-2.0
package org.doorstep.desk.cases;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.doorstep.contract.Cases;

/**
 * What a decision tells the resident. It stays at the desk and is told only to the identified person.
 *
 * @param reasons all at once; empty unless returned or refused
 * @param result what came of it; empty unless finished
 */
public record Told(List<String> reasons, String result) {
    /** What fits on a terminal's screen without pages that nobody turns. */
    public static final int MOST_REASONS = 12;

    public static final int LONGEST_REASON = 200;
    public static final int LONGEST_RESULT = 600;

    public static final Told NOTHING = new Told(List.of(), "");

    public Told {
        reasons = List.copyOf(reasons);
    }

    @Override
    public String toString() {
        return "Told";
    }

    public sealed interface Checked {
        record Fine(Told told) implements Checked {}

        record Wrong(Problem problem) implements Checked {}
    }

    public enum Problem {
        NO_REASON,
        TOO_MANY_REASONS,
        REASON_TOO_LONG,
        NO_RESULT,
        RESULT_TOO_LONG;

        /** Such as {@code no-reason}. */
        public String key() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * From what an official ticked and wrote.
     *
     * @param ticked reasons from the list
     * @param words own words; of a return or refusal each line is a reason
     */
    public static Checked of(Cases.State to, List<String> ticked, String words) {
        return switch (to) {
            case ACCEPTED, RECEIVED -> new Checked.Fine(NOTHING);
            case RETURNED, REFUSED -> reasons(ticked, words);
            case FINISHED -> result(words);
        };
    }

    private static Checked reasons(List<String> ticked, String words) {
        List<String> all = new ArrayList<>(ticked);
        clean(words).lines().map(String::strip).filter(line -> !line.isEmpty()).forEach(all::add);
        List<String> reasons = all.stream().distinct().toList();
        if (reasons.isEmpty()) {
            return new Checked.Wrong(Problem.NO_REASON);
        }
        if (reasons.size() > MOST_REASONS) {
            return new Checked.Wrong(Problem.TOO_MANY_REASONS);
        }
        return reasons.stream().anyMatch(reason -> length(reason) > LONGEST_REASON)
                ? new Checked.Wrong(Problem.REASON_TOO_LONG)
                : new Checked.Fine(new Told(reasons, ""));
    }

    private static Checked result(String words) {
        String result = clean(words).strip();
        if (result.isEmpty()) {
            return new Checked.Wrong(Problem.NO_RESULT);
        }
        return length(result) > LONGEST_RESULT
                ? new Checked.Wrong(Problem.RESULT_TOO_LONG)
                : new Checked.Fine(new Told(List.of(), result));
    }

    /** Line ends as one character, and no other control characters. */
    private static String clean(String words) {
        return words.replace("\r\n", "\n").replace('\r', '\n').replaceAll("[\\p{Cntrl}&&[^\n]]", " ");
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }
}
