// SPDX-License-Identifier: Apache-2.0
package org.doorstep.catalog.item;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * A made-up person (area 999999) who does the item, and what is expected to happen.
 *
 * @param today the day on which it is played
 * @param card {@code name}, {@code id-number}, {@code birth} … as the card reader gives them
 * @param answers by field id; several values for what takes several
 * @param facts what the department answers; empty with {@code rows} when it has no record or is not asked
 * @param rows its rows
 */
public record Example(
        String name,
        LocalDate today,
        Map<String, String> card,
        Map<String, List<String>> answers,
        Map<String, String> facts,
        List<Map<String, String>> rows,
        Expect expect) {
    public Example {
        card = Map.copyOf(card);
        answers = Map.copyOf(answers);
        facts = Map.copyOf(facts);
        rows = List.copyOf(rows);
    }

    /**
     * @param steps ids of the steps that are reached, in order, the engine's own included
     * @param pages ids of the pages that are asked, in order
     * @param feeFen what it costs
     * @param outputs ids of what comes out, in order
     * @param ending how it ends
     */
    public record Expect(List<String> steps, List<String> pages, long feeFen, List<String> outputs, Ending ending) {
        public Expect {
            steps = List.copyOf(steps);
            pages = List.copyOf(pages);
            outputs = List.copyOf(outputs);
        }
    }

    /** How an item can end. */
    public enum Ending {
        COMPLETED,
        /** The department has no record of this person. */
        NO_RECORD,
        /** A condition of the item does not hold for this person. */
        NOT_ELIGIBLE,
        /** A step failed whose failure ends the item. */
        ABORTED
    }
}
