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
import java.util.function.Supplier;
import org.doorstep.catalog.flow.TextValue;
import org.doorstep.catalog.item.Item;
import org.doorstep.contract.Cases;
import org.doorstep.contract.Query;
import org.doorstep.contract.SlipNumber;
import org.doorstep.terminal.document.HolderCheck;
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
import org.doorstep.terminal.sync.SlipAsked;
import org.doorstep.terminal.sync.SlipClient;
import org.doorstep.terminal.sync.Subject;
import org.jspecify.annotations.Nullable;

/** 办件进度: what the desk tells the person, what central tells of a slip, and what this terminal has not sent yet. */
final class CaseEffects {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm");

    private final Journal journal;
    private final Inquiry inquiry;
    private final SlipClient slips;
    private final RecordEffects records;
    private final ZoneId zone;

    CaseEffects(Journal journal, Inquiry inquiry, SlipClient slips, RecordEffects records, ZoneId zone) {
        this.journal = journal;
        this.inquiry = inquiry;
        this.slips = slips;
        this.records = records;
        this.zone = zone;
    }

    Event find(Effect.FindCases effect, SessionScope scope) throws InterruptedException {
        Subject resident = scope.subject().orElse(null);
        if (resident == null) {
            return new Event.RecordRefused(effect.session(), RecordTrouble.GRANT_REFUSED);
        }
        List<Slip> own = journal.transaction(tx -> tx.slips().ofPerson(resident.key(journal)));
        return switch (inquiry.ask(scope, effect.item(), Cases.Questions.MINE, Map.of())) {
            case Inquiry.Reply.Found(Subject subject, Query.Answer answer) ->
                told(
                        effect.session(),
                        scope,
                        subject,
                        answer,
                        effect.item(),
                        () -> new Event.CasesCame(effect.session(), all(own, answer), Missing.NOTHING));
            case Inquiry.Reply.Failed(RecordTrouble why) ->
                switch (why) {
                    case GRANT_REFUSED -> new Event.RecordRefused(effect.session(), why);
                    case NO_RECORD -> only(effect, own, Missing.NOTHING);
                    case NETWORK_GONE -> only(effect, own, Missing.NO_NETWORK);
                    case DEPARTMENT_SILENT, DEPARTMENT_DOWN, BAD_ANSWER -> only(effect, own, Missing.DEPARTMENT_SILENT);
                };
        };
    }

    /**
     * What is told of an answer: where it is not this person's, nothing of it, and an alarm goes out; where the person is
     * gone by now, nobody can tell whose it is.
     */
    private Event told(
            long session, SessionScope scope, Subject subject, Query.Answer answer, Item item, Supplier<Event> own) {
        return scope.about(subject, () -> verdict(subject, answer))
                .map(verdict -> switch (verdict) {
                    case HolderCheck.Matches() -> own.get();
                    case HolderCheck.Differs ignored -> {
                        records.alarm("HOLDER_MISMATCH", item.id(), "");
                        yield new Event.RecordRefused(session, RecordTrouble.BAD_ANSWER);
                    }
                })
                .orElseGet(() -> new Event.RecordRefused(session, RecordTrouble.GRANT_REFUSED));
    }

    private static HolderCheck.Verdict verdict(Subject subject, Query.Answer answer) {
        Query.Holder holder = answer.holder();
        return holder == null
                ? new HolderCheck.Differs(Set.of(HolderCheck.Part.values()))
                : HolderCheck.compare(subject.name(), subject.number(), holder);
    }

    private List<CaseFacts> all(List<Slip> own, Query.Answer answer) {
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
        return all;
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
        Map<String, String> parameters = Map.of(Cases.Questions.NUMBER, effect.number());
        return switch (inquiry.ask(scope, effect.item(), Cases.Questions.ANSWERS, parameters)) {
            case Inquiry.Reply.Found(Subject subject, Query.Answer answer) ->
                told(
                        effect.session(),
                        scope,
                        subject,
                        answer,
                        effect.item(),
                        () -> new Event.AnswersCame(effect.session(), written(answer, scope)));
            case Inquiry.Reply.Failed(RecordTrouble why) -> new Event.RecordRefused(effect.session(), why);
        };
    }

    private static Map<String, TextValue> written(Query.Answer answer, SessionScope scope) {
        Map<String, TextValue> written = new LinkedHashMap<>();
        answer.rows()
                .forEach(row -> written.put(
                        row.getOrDefault("field", ""), scope.own(TextValue.of(row.getOrDefault("value", "")))));
        return written;
    }
}
