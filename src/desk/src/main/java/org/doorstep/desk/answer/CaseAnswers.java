// SPDX-License-Identifier: Apache-2.0
package org.doorstep.desk.answer;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.doorstep.contract.Cases;
import org.doorstep.contract.Query;
import org.doorstep.desk.cases.CaseSeals;
import org.doorstep.desk.cases.Opened;
import org.doorstep.desk.cases.Told;
import org.doorstep.desk.department.Department;
import org.doorstep.desk.store.CaseRecords;
import org.doorstep.desk.store.Decisions;
import org.doorstep.desk.store.DeskStore;
import org.doorstep.desk.store.KeyedHash;
import org.doorstep.wire.BadMessage;

/**
 * Answers a person's questions about cases from what lies here, for a person whose tag and grant were checked before. Tells
 * of a decision only when central has it: a correction that a resident sends because of it is then not too early. Read only.
 */
final class CaseAnswers {
    /** Far more than anybody has; it bounds an answer. */
    private static final int MOST = 100;

    private static final String FIELD = "field";
    private static final String VALUE = "value";

    private final CaseRecords records;
    private final Decisions decisions;
    private final CaseSeals seals;
    private final KeyedHash names;

    CaseAnswers(DeskStore store, CaseSeals seals, KeyedHash names) {
        this.records = store.cases();
        this.decisions = store.decisions();
        this.seals = seals;
        this.names = names;
    }

    record Given(Outcome outcome, Query.Answer answer) {
        @Override
        public String toString() {
            return "Given[" + outcome + "]";
        }
    }

    /** Whether the desk answers this query itself. */
    static boolean own(String query) {
        return query.equals(Cases.Questions.MINE) || query.equals(Cases.Questions.ANSWERS);
    }

    Given answer(Query.Question question, Department.Person person) throws BadMessage {
        String key = names.person(person.idNumber());
        if (question.query().equals(Cases.Questions.MINE)) {
            return mine(key);
        }
        String number = question.parameters().get(Cases.Questions.NUMBER);
        if (number == null) {
            throw new BadMessage("$.parameters." + Cases.Questions.NUMBER, "is missing; send the number of the case");
        }
        return answers(number, key);
    }

    private Given mine(String person) {
        List<CaseRecords.Kept> own = records.ofPerson(person, MOST);
        Optional<Query.Holder> holder =
                own.stream().flatMap(kept -> form(kept).stream()).findFirst().map(CaseAnswers::holder);
        if (holder.isEmpty()) {
            return nothing(Outcome.NO_RECORD);
        }
        return found(holder.get(), own.stream().map(this::row).toList());
    }

    private Given answers(String number, String person) {
        List<CaseRecords.Kept> all = records.ofCase(number);
        if (all.isEmpty()) {
            return nothing(Outcome.NO_RECORD);
        }
        if (all.stream().noneMatch(kept -> person.equals(kept.person()))) {
            return nothing(Outcome.CASE_OF_OTHER_PERSON);
        }
        CaseRecords.Kept newest = all.getLast();
        Optional<Cases.Content> form = person.equals(newest.person()) ? form(newest) : Optional.empty();
        if (form.isEmpty() || state(newest) != Cases.State.RETURNED) {
            return nothing(Outcome.CASE_NOT_RETURNED);
        }
        return found(
                holder(form.get()),
                form.get().answers().stream()
                        .map(answer -> Map.of(FIELD, answer.field(), VALUE, answer.value()))
                        .toList());
    }

    private Cases.State state(CaseRecords.Kept kept) {
        return decisions
                .lastTaken(kept.handed().record())
                .map(Decisions.Decision::to)
                .orElse(Cases.State.RECEIVED);
    }

    private Map<String, String> row(CaseRecords.Kept kept) {
        Cases.Handed handed = kept.handed();
        Optional<Decisions.Decision> last = decisions.lastTaken(handed.record());
        Cases.State state = last.map(Decisions.Decision::to).orElse(Cases.State.RECEIVED);
        Instant changed = last.map(Decisions.Decision::made).orElse(handed.received());
        Told told = last.flatMap(decision -> seals.told(decision.id(), decision.told()))
                .orElse(Told.NOTHING);
        Map<String, String> row = new LinkedHashMap<>();
        row.put(Cases.Row.NUMBER, handed.number());
        row.put(Cases.Row.RECORD, handed.record());
        row.put(Cases.Row.SLIP, handed.slip());
        row.put(Cases.Row.ITEM, handed.item());
        row.put(Cases.Row.VERSION, Integer.toString(handed.version()));
        row.put(Cases.Row.TITLE, kept.title());
        row.put(Cases.Row.STATE, state.name());
        row.put(Cases.Row.MADE, handed.made().toString());
        row.put(Cases.Row.CHANGED, changed.toString());
        row.put(Cases.Row.DUE, handed.due());
        row.put(Cases.Row.REASONS, String.join("\n", told.reasons()));
        row.put(Cases.Row.RESULT, told.result());
        return row;
    }

    private Optional<Cases.Content> form(CaseRecords.Kept kept) {
        return switch (seals.open(kept.handed())) {
            case Opened.Form(Cases.Content content) -> Optional.of(content);
            case Opened.Closed ignored -> Optional.empty();
        };
    }

    private static Query.Holder holder(Cases.Content content) {
        return new Query.Holder(content.applicant().name(), content.applicant().idNumber());
    }

    private static Given found(Query.Holder holder, List<Map<String, String>> rows) {
        return new Given(Outcome.FOUND, new Query.Answer(Query.AnswerState.FOUND, holder, Map.of(), rows, null));
    }

    private static Given nothing(Outcome outcome) {
        return new Given(outcome, new Query.Answer(Query.AnswerState.NO_RECORD, null, Map.of(), List.of(), null));
    }
}
