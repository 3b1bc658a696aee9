// SPDX-License-Identifier: Apache-2.0
package org.doorstep.catalog.item;

import java.util.List;
import org.doorstep.catalog.Text;
import org.jspecify.annotations.Nullable;

/** What a step does. */
public sealed interface Action {
    /** Reads the resident's ID card. */
    record ReadId() implements Action {}

    /**
     * Shows a text and waits for leave.
     *
     * @param notice id of a notice of the item
     */
    record ShowNotice(String notice) implements Action {}

    /** Asks for the second factor, by one of the item's methods. */
    record CheckIdentity() implements Action {}

    /** Compares the face through a certified connector; never the only way. */
    record CheckFace() implements Action {}

    /**
     * @param pages ids of pages in order; all pages of the item when empty
     */
    record Form(List<String> pages) implements Action {
        public Form {
            pages = List.copyOf(pages);
        }
    }

    /**
     * A live question to a department.
     *
     * @param name such as {@code social-insurance/participation}
     * @param desk whom to ask
     * @param about whose data comes back
     * @param facts what the answer's facts are
     * @param columns what the answer's rows hold
     * @param noRecord what to say when the department has nothing
     */
    record Query(String name, String desk, About about, List<Fact> facts, List<Fact> columns, Text noRecord)
            implements Action {
        public Query {
            facts = List.copyOf(facts);
            columns = List.copyOf(columns);
        }
    }

    /** Whose data a query returns. */
    enum About {
        /** The person at the terminal; needs {@link Identity.Level#CARD_AND_FACTOR}. */
        HOLDER,
        /** Nobody in particular. */
        PUBLIC
    }

    /** A value of a department's answer: a fact, or a column of its rows. */
    record Fact(String id, FieldType.Kind kind) {}

    /** Shows values and waits for the main button. */
    record Show(View view) implements Action {}

    /** Shows all answers with a way back to each, and waits for {@code button}. */
    record CheckAnswers(Text title, @Nullable Text note, Text button) implements Action {}

    record Sign(Text title) implements Action {}

    /** Takes what the fees come to; nothing happens when they come to nothing. */
    record Pay() implements Action {}

    /**
     * @param output id of an output of the item
     */
    record Print(String output) implements Action {}

    /** Shows the 办事指南 of the item whose id {@code field} holds, and waits for {@code button}. */
    record ShowGuide(String field, Text button) implements Action {}

    /**
     * 办件进度: the person's cases after card and second factor, or the state alone of the slip that was typed. A case that
     * was returned is corrected from here.
     *
     * @param desk whose cases are asked for
     * @param slip id of the field that holds a slip's number; it counts where it was answered
     */
    record Follow(String desk, String slip) implements Action {}

    /** Freezes the answers and hands them to the queue. */
    record Submit() implements Action {}

    /** A message to the phone that the department knows or the resident gave. */
    record Notify(Text message) implements Action {}

    /** 好差评. */
    record Rate() implements Action {}
}
