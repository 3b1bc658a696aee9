// SPDX-License-Identifier: Apache-2.0
package org.doorstep.catalog.flow;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.doorstep.catalog.item.Identity;
import org.jspecify.annotations.Nullable;

/**
 * What became of a step. The run takes over the values in it once {@link FlowEngine#advance} has moved on; before that
 * they are the caller's to wipe.
 */
public sealed interface StepResult {
    /** Of a {@code read-id} step. */
    record CardRead(Card card) implements StepResult {}

    /** Of a {@code notice}, {@code show}, {@code check-answers}, {@code face} or {@code notify} step. */
    record Confirmed() implements StepResult {}

    /** Of an {@code identity} step: the second factor was right. */
    record Identified(Identity.Method method) implements StepResult {}

    /**
     * Of one page of a {@code form} step.
     *
     * @param answers by field id, for the fields that the page showed; a field without an answer is left out
     */
    record PageAnswered(Map<String, Value> answers) implements StepResult {
        public PageAnswered {
            answers = Map.copyOf(answers);
        }

        @Override
        public String toString() {
            return "PageAnswered" + answers.keySet();
        }
    }

    /**
     * Of a {@code query} step, when the department has a record.
     *
     * @param holder whose it is; null only for a query about nobody in particular
     * @param facts by id, as the department writes them
     * @param rows each by column id
     * @param certificate null when none was issued
     */
    record Found(
            @Nullable Holder holder,
            Map<String, TextValue> facts,
            List<Map<String, TextValue>> rows,
            @Nullable Certificate certificate)
            implements StepResult {
        public Found {
            facts = Map.copyOf(facts);
            rows = rows.stream().map(Map::copyOf).toList();
        }

        Stream<Value> values() {
            Stream<Value> inRows = rows.stream().flatMap(row -> row.values().stream());
            Stream<Value> whose = holder == null ? Stream.of() : Stream.of(holder.name(), holder.idNumber());
            return Stream.concat(Stream.concat(facts.values().stream(), inRows), whose);
        }

        @Override
        public String toString() {
            return "Found";
        }
    }

    record Holder(TextValue name, TextValue idNumber) {}

    /** As {@code org.doorstep.contract.Query.Certificate}; nothing in it names a person. */
    record Certificate(String number, String issuer, String issued, String link) {
        /** Nothing: whoever has the link can check the certificate. */
        @Override
        public String toString() {
            return "Certificate";
        }
    }

    /** Of a {@code query} step, when the department has nothing about this person. */
    record NoRecord() implements StepResult {}

    /** Of a {@code sign} step. */
    record Signed(Value.Bytes signature) implements StepResult {}

    /** Of a {@code pay} step: the money is taken, with evidence. */
    record Paid(long fen, String order) implements StepResult {}

    /** Of a {@code print} step: it came out, with evidence. */
    record Printed() implements StepResult {}

    /**
     * Of a {@code submit} step: the record is frozen in the queue.
     *
     * @param slipNumber 14 digits
     * @param link shows the case's state to whoever has the slip
     * @param caseNumber 办件编号, 43 characters; empty while central has not receipted the record
     */
    record Submitted(String slipNumber, String link, String caseNumber) implements StepResult {}

    /** Of a {@code follow} step: the resident has seen enough. */
    record Followed() implements StepResult {}

    /** Of a {@code rate} step: 1 非常满意 … 5 非常不满意, 0 未评价. */
    record Rated(int grade) implements StepResult {}

    /** Of any step: a device or server reported that it could not be done. The step's {@code onFail} decides. */
    record Failed() implements StepResult {}
}
