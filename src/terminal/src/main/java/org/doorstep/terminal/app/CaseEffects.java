// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.app;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.doorstep.catalog.flow.TextValue;
import org.doorstep.contract.Cases;
import org.doorstep.contract.Identity;
import org.doorstep.contract.Query;
import org.doorstep.contract.SlipNumber;
import org.doorstep.terminal.journal.Journal;
import org.doorstep.terminal.journal.Slip;
import org.doorstep.terminal.journal.SlipPaper;
import org.doorstep.terminal.journal.Standing;
import org.doorstep.terminal.session.CaseFacts;
import org.doorstep.terminal.session.CaseScreen;
import org.doorstep.terminal.session.CaseScreen.Missing;
import org.doorstep.terminal.session.CaseScreen.SlipWord;
import org.doorstep.terminal.session.Effect;
import org.doorstep.terminal.session.Event;
import org.doorstep.terminal.session.Event.RecordTrouble;
import org.doorstep.terminal.sync.Asked;
import org.doorstep.terminal.sync.QueryClient;
import org.doorstep.terminal.sync.SlipAsked;
import org.doorstep.terminal.sync.SlipClient;
import org.doorstep.terminal.sync.Subject;
import org.jspecify.annotations.Nullable;

/** 办件进度: what the desk tells the person, what central tells of a slip, and what this terminal has not sent yet. */
final class CaseEffects {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm");

    private final Journal journal;
    private final QueryClient queries;
    private final SlipClient slips;
    private final RecordEffects records;
    private final ZoneId zone;

    CaseEffects(Journal journal, QueryClient queries, SlipClient slips, RecordEffects records, ZoneId zone) {
        this.journal = journal;
        this.queries = queries;
        this.slips = slips;
        this.records = records;
        this.zone = zone;
    }

    Event find(Effect.FindCases effect, SessionScope scope) throws InterruptedException {
        Subject subject = scope.subject().orElse(null);
        Identity.Grant grant = scope.grant().orElse(null);
        if (subject == null || grant == null) {
            return new Event.RecordRefused(effect.session(), RecordTrouble.GRANT_REFUSED);
        }
        List<Slip> own = journal.transaction(tx -> tx.slips().ofPerson(subject.key(journal)));
        records.questionAsked();
        Asked asked = queries.ask(
                subject, grant, effect.item().id(), effect.item().version(), Cases.Questions.MINE, Map.of());
        return switch (asked) {
            case Asked.Answered(Query.Answer answer) -> found(effect, subject, own, answer);
            case Asked.GrantRefused() -> new Event.RecordRefused(effect.session(), RecordTrouble.GRANT_REFUSED);
            case Asked.DeskUnreachable() -> only(effect, own, Missing.DEPARTMENT_SILENT);
            case Asked.DeskFailed() -> only(effect, own, Missing.DEPARTMENT_SILENT);
            case Asked.NoSuchDesk() -> only(effect, own, Missing.DEPARTMENT_SILENT);
            case Asked.BadAnswer ignored -> only(effect, own, Missing.DEPARTMENT_SILENT);
            case Asked.Refused ignored -> only(effect, own, Missing.DEPARTMENT_SILENT);
            case Asked.Unreachable ignored -> only(effect, own, Missing.NO_NETWORK);
        };
    }

    private Event found(Effect.FindCases effect, Subject subject, List<Slip> own, Query.Answer answer) {
        records.questionAnswered();
        Query.Holder holder = answer.holder();
        return switch (answer.state()) {
            case FOUND -> {
                if (holder == null || !holder.idNumber().contentEquals(new Spelled(subject))) {
                    records.alarm("HOLDER_MISMATCH", effect.item().id(), "");
                    yield new Event.RecordRefused(effect.session(), RecordTrouble.BAD_ANSWER);
                }
                Map<String, Slip> byNumber = new LinkedHashMap<>();
                own.forEach(slip -> byNumber.put(slip.number(), slip));
                List<CaseFacts> all = new ArrayList<>();
                Set<String> told = new HashSet<>();
                for (Map<String, String> row : answer.rows()) {
                    CaseFacts facts = facts(row, byNumber);
                    told.add(facts.slip());
                    told.add(facts.number());
                    all.add(facts);
                }
                all.addAll(0, waiting(own, told));
                yield new Event.CasesCame(effect.session(), all, Missing.NOTHING);
            }
            case NO_RECORD -> only(effect, own, Missing.NOTHING);
            case SYSTEM_DOWN -> only(effect, own, Missing.DEPARTMENT_SILENT);
        };
    }

    private Event only(Effect.FindCases effect, List<Slip> own, Missing missing) {
        return new Event.CasesCame(effect.session(), waiting(own, Set.of()), missing);
    }

    /**
     * What central does not have yet, or has and the desk not.
     *
     * @param told slips and numbers of the cases that the desk told; a slip that a correction has replaced is of such a case
     */
    private List<CaseFacts> waiting(List<Slip> own, Set<String> told) {
        return own.stream()
                .filter(slip -> !told.contains(slip.number()))
                .filter(slip ->
                        !(slip.standing() instanceof Standing.Received(String number)) || !told.contains(number))
                .filter(slip -> !(slip.standing() instanceof Standing.Settled))
                .map(this::facts)
                .toList();
    }

    private CaseFacts facts(Slip slip) {
        CaseScreen.Standing standing = switch (slip.standing()) {
            case Standing.Waiting() -> CaseScreen.Standing.WAITING;
            case Standing.Received ignored -> CaseScreen.Standing.RECEIVED;
            case Standing.Held ignored -> CaseScreen.Standing.HELD;
            case Standing.Settled() -> CaseScreen.Standing.HELD;
        };
        String number = slip.standing() instanceof Standing.Received(String given) ? given : "";
        String day = day(slip.moment());
        return new CaseFacts(
                slip.item(),
                slip.title(),
                number,
                slip.record(),
                slip.number(),
                standing,
                day,
                day,
                "",
                List.of(),
                slip.paper() == SlipPaper.OWED);
    }

    private CaseFacts facts(Map<String, String> row, Map<String, Slip> own) {
        String slip = row.getOrDefault(Cases.Row.SLIP, "");
        Slip here = own.get(slip);
        String words = row.getOrDefault(Cases.Row.REASONS, "");
        String result = row.getOrDefault(Cases.Row.RESULT, "");
        return new CaseFacts(
                row.getOrDefault(Cases.Row.ITEM, ""),
                row.getOrDefault(Cases.Row.TITLE, ""),
                row.getOrDefault(Cases.Row.NUMBER, ""),
                row.getOrDefault(Cases.Row.RECORD, ""),
                slip,
                standing(row.getOrDefault(Cases.Row.STATE, "")),
                day(row.get(Cases.Row.MADE)),
                day(row.get(Cases.Row.CHANGED)),
                row.getOrDefault(Cases.Row.DUE, ""),
                (words.isEmpty() ? result : words)
                        .lines()
                        .filter(line -> !line.isBlank())
                        .toList(),
                here != null && here.paper() == SlipPaper.OWED);
    }

    private static CaseScreen.Standing standing(String state) {
        return switch (state) {
            case "ACCEPTED" -> CaseScreen.Standing.ACCEPTED;
            case "RETURNED" -> CaseScreen.Standing.RETURNED;
            case "FINISHED" -> CaseScreen.Standing.FINISHED;
            case "REFUSED" -> CaseScreen.Standing.REFUSED;
            default -> CaseScreen.Standing.RECEIVED;
        };
    }

    private String day(@Nullable String instant) {
        try {
            return instant == null ? "" : day(Instant.parse(instant));
        } catch (DateTimeParseException notATime) {
            return "";
        }
    }

    private String day(Instant instant) {
        return LocalDateTime.ofInstant(instant, zone).toLocalDate().toString();
    }

    private String time(@Nullable Instant instant) {
        return instant == null ? "" : TIME.format(LocalDateTime.ofInstant(instant, zone));
    }

    Event slip(Effect.FindSlip effect) throws InterruptedException {
        long session = effect.session();
        Optional<Standing> here = journal.transaction(tx -> tx.slips().state(effect.slip()));
        if (here.isPresent() && !(here.get() instanceof Standing.Received)) {
            return new Event.SlipCame(session, SlipWord.WAITING_HERE, "", "");
        }
        SlipNumber number;
        try {
            number = new SlipNumber(effect.slip());
        } catch (IllegalArgumentException mistyped) {
            return new Event.SlipCame(session, SlipWord.NOT_KNOWN, "", "");
        }
        return switch (slips.ask(number)) {
            case SlipAsked.Known(Cases.State state, Instant since) ->
                new Event.SlipCame(session, word(state), time(since), "");
            case SlipAsked.NotArrived(Instant lastHeard, String site) ->
                new Event.SlipCame(session, SlipWord.NOT_ARRIVED, time(lastHeard), site);
            case SlipAsked.NotKnown() -> new Event.SlipCame(session, SlipWord.NOT_KNOWN, "", "");
            case SlipAsked.Refused ignored -> new Event.RecordRefused(session, RecordTrouble.DEPARTMENT_DOWN);
            case SlipAsked.Unreachable ignored -> new Event.RecordRefused(session, RecordTrouble.NETWORK_GONE);
        };
    }

    private static SlipWord word(Cases.State state) {
        return switch (state) {
            case RECEIVED -> SlipWord.RECEIVED;
            case ACCEPTED -> SlipWord.ACCEPTED;
            case RETURNED -> SlipWord.RETURNED;
            case FINISHED -> SlipWord.FINISHED;
            case REFUSED -> SlipWord.REFUSED;
        };
    }

    Event answers(Effect.FindAnswers effect, SessionScope scope) throws InterruptedException {
        long session = effect.session();
        Subject subject = scope.subject().orElse(null);
        Identity.Grant grant = scope.grant().orElse(null);
        if (subject == null || grant == null) {
            return new Event.RecordRefused(session, RecordTrouble.GRANT_REFUSED);
        }
        records.questionAsked();
        Asked asked = queries.ask(
                subject,
                grant,
                effect.item().id(),
                effect.item().version(),
                Cases.Questions.ANSWERS,
                Map.of(Cases.Questions.NUMBER, effect.number()));
        return switch (asked) {
            case Asked.Answered(Query.Answer answer) -> old(effect, scope, subject, answer);
            case Asked.GrantRefused() -> new Event.RecordRefused(session, RecordTrouble.GRANT_REFUSED);
            case Asked.Unreachable ignored -> new Event.RecordRefused(session, RecordTrouble.NETWORK_GONE);
            case Asked.BadAnswer ignored -> new Event.RecordRefused(session, RecordTrouble.BAD_ANSWER);
            case Asked.DeskUnreachable() -> new Event.RecordRefused(session, RecordTrouble.DEPARTMENT_SILENT);
            case Asked.DeskFailed() -> new Event.RecordRefused(session, RecordTrouble.DEPARTMENT_DOWN);
            case Asked.NoSuchDesk() -> new Event.RecordRefused(session, RecordTrouble.DEPARTMENT_SILENT);
            case Asked.Refused ignored -> new Event.RecordRefused(session, RecordTrouble.DEPARTMENT_DOWN);
        };
    }

    private Event old(Effect.FindAnswers effect, SessionScope scope, Subject subject, Query.Answer answer) {
        records.questionAnswered();
        Query.Holder holder = answer.holder();
        return switch (answer.state()) {
            case FOUND -> {
                if (holder == null || !holder.idNumber().contentEquals(new Spelled(subject))) {
                    records.alarm("HOLDER_MISMATCH", effect.item().id(), "");
                    yield new Event.RecordRefused(effect.session(), RecordTrouble.BAD_ANSWER);
                }
                Map<String, TextValue> written = new LinkedHashMap<>();
                answer.rows()
                        .forEach(row -> written.put(
                                row.getOrDefault("field", ""), scope.own(TextValue.of(row.getOrDefault("value", "")))));
                yield new Event.AnswersCame(effect.session(), written);
            }
            case NO_RECORD -> new Event.RecordRefused(effect.session(), RecordTrouble.NO_RECORD);
            case SYSTEM_DOWN -> new Event.RecordRefused(effect.session(), RecordTrouble.DEPARTMENT_DOWN);
        };
    }

    /** The person's number in place, so that comparing leaves no copy of it. */
    private record Spelled(Subject subject) implements CharSequence {
        @Override
        public int length() {
            return subject.number().length();
        }

        @Override
        public char charAt(int index) {
            return subject.number().at(index);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            throw new UnsupportedOperationException("a number is compared whole");
        }

        @Override
        public String toString() {
            return "Spelled";
        }
    }
}
