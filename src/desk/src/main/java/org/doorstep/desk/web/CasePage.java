// SPDX-License-Identifier: Apache-2.0
package org.doorstep.desk.web;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.doorstep.catalog.Language;
import org.doorstep.contract.Cases;
import org.doorstep.desk.cases.CaseFile;
import org.doorstep.desk.cases.Opened;
import org.doorstep.desk.cases.Told;
import org.doorstep.desk.store.Accesses;
import org.doorstep.desk.store.Decisions;
import org.jspecify.annotations.Nullable;

/** Works out the page of one case, and the page that confirms a decision on it. */
final class CasePage {
    private final Words words;
    private final ZoneId zone;
    private final Instant now;
    private final CaseFile file;

    CasePage(Words words, ZoneId zone, Instant now, CaseFile file) {
        this.words = words;
        this.zone = zone;
        this.now = now;
        this.file = file;
    }

    /** What the official typed before, to be shown again; and what is wrong with it. */
    record Draft(@Nullable CaseForm form, String problem) {
        static final Draft NONE = new Draft(null, "");
    }

    String title() {
        String title = file.newest().kept().title();
        return title.isEmpty() ? words.text("case.closed") : title;
    }

    /** @param said notices about what was just done */
    CaseViews.Case view(CaseViews.@Nullable Personal personal, Draft draft, List<CaseViews.Notice> said) {
        Cases.Handed handed = file.newest().kept().handed();
        List<CaseViews.Notice> notices = new ArrayList<>(said);
        notices.addAll(standing());
        return new CaseViews.Case(
                file.number(),
                CasePages.slip(handed.slip()),
                words.text("case.item", handed.item(), Integer.toString(handed.version())),
                handed.terminal(),
                CasePages.state(file.state(), words),
                Clocks.of(file.state(), handed.due(), now, zone, words),
                notices,
                personal,
                events(),
                file.accesses().stream().map(this::access).toList(),
                decide(draft, personal != null),
                ending());
    }

    private CaseViews.Access access(Accesses.Access access) {
        return new CaseViews.Access(words.minute(access.at(), zone), access.account(), CasePages.access(access, words));
    }

    private List<CaseViews.Notice> standing() {
        List<CaseViews.Notice> notices = new ArrayList<>();
        if (file.newest().opened() instanceof Opened.Closed(var why, String place)) {
            notices.add(new CaseViews.Notice("bad", "lock", words.text("opening." + why.name())));
            if (!place.isEmpty()) {
                notices.add(new CaseViews.Notice("bad", "info", words.text("opening.place", place)));
            }
        }
        if (file.strangers()) {
            notices.add(new CaseViews.Notice("bad", "people", words.text("case.strangers")));
        }
        String record = file.newest().kept().handed().record();
        file.decisions().reversed().stream()
                .map(CaseFile.Past::decision)
                .filter(decision -> decision.record().equals(record))
                .findFirst()
                .filter(decision -> decision.refused() != null)
                .ifPresent(decision -> notices.add(new CaseViews.Notice(
                        "bad",
                        "bad",
                        words.text(
                                "case.decision-refused",
                                words.text("state." + decision.to().name()),
                                decision.official(),
                                words.minute(decision.made(), zone),
                                String.valueOf(decision.refused())))));
        return notices;
    }

    /** What an official is told who comes second, or whose page is out of date. */
    CaseViews.Notice late(Decisions.Verdict verdict) {
        String text = switch (verdict) {
            case Decisions.Verdict.Already(Decisions.Decision first) ->
                words.text(
                        "late.already",
                        first.official(),
                        words.moment(first.made(), zone),
                        words.text("state." + first.to().name()));
            case Decisions.Verdict.Replaced() -> words.text("late.replaced");
            case Decisions.Verdict.Undone() -> words.text("late.undone");
            case Decisions.Verdict.Kept(), Decisions.Verdict.NoSuchCase() -> words.text("late.undone");
        };
        return new CaseViews.Notice("warn", "warn", text);
    }

    /** Whether the case stands as the official saw it; what to say when it does not. */
    Optional<CaseViews.Notice> outdated(CaseForm form) {
        if (!file.newest().kept().handed().record().equals(form.record())) {
            return Optional.of(late(new Decisions.Verdict.Replaced()));
        }
        if (file.state() == form.from()) {
            return Optional.empty();
        }
        CaseFile.@Nullable Past last = file.last();
        return Optional.of(
                late(last == null ? new Decisions.Verdict.Undone() : new Decisions.Verdict.Already(last.decision())));
    }

    /** What an official is told after a decision. */
    Optional<CaseViews.Notice> done(String decision) {
        return file.decisions().stream()
                .map(CaseFile.Past::decision)
                .filter(one -> one.id().equals(decision) && one.refused() == null)
                .findFirst()
                .map(one -> new CaseViews.Notice(
                        "ok",
                        "ok",
                        words.text("case.done", words.text("state." + one.to().name()))));
    }

    private List<CaseViews.Event> events() {
        List<CaseViews.Event> events = new ArrayList<>();
        for (CaseFile.Entry entry : file.entries()) {
            Cases.Handed handed = entry.kept().handed();
            String what = handed.replaces().isEmpty() ? "event.made" : "event.corrected";
            events.add(new CaseViews.Event(
                    words.minute(handed.made(), zone),
                    "terminal",
                    "",
                    words.text(what),
                    words.text("event.made.at", handed.terminal(), CasePages.slip(handed.slip())),
                    List.of(),
                    null));
            events.add(new CaseViews.Event(
                    words.minute(handed.received(), zone),
                    "bell",
                    "",
                    words.text("state.RECEIVED"),
                    words.text("event.received", words.minute(entry.kept().arrived(), zone)),
                    List.of(),
                    null));
            file.decisions().stream()
                    .filter(past -> past.decision().record().equals(handed.record()))
                    .forEach(past -> events.add(event(past)));
        }
        return events;
    }

    private CaseViews.Event event(CaseFile.Past past) {
        Decisions.Decision decision = past.decision();
        Views.Chip chip = CasePages.state(decision.to(), words);
        String refused = decision.refused();
        Views.Chip delivery = refused != null
                ? Views.Chip.bad(words.text("delivery.refused"))
                : decision.taken() == null
                        ? Views.Chip.warn(words.text("delivery.waiting"))
                        : Views.Chip.ok(words.text("delivery.taken"));
        return new CaseViews.Event(
                words.minute(decision.made(), zone),
                chip.icon(),
                chip.look(),
                chip.text(),
                words.text("event.by", decision.official()),
                past.told().map(CasePage::lines).orElseGet(() -> List.of(words.text("event.lost"))),
                delivery);
    }

    private static List<String> lines(Told told) {
        return told.result().isEmpty() ? told.reasons() : told.result().lines().toList();
    }

    private CaseViews.@Nullable Decide decide(Draft draft, boolean readable) {
        List<Choice> choices = Choice.from(file.state(), readable);
        if (choices.isEmpty()) {
            return null;
        }
        return new CaseViews.Decide(
                file.newest().kept().handed().record(),
                file.state().name(),
                choices.stream().map(choice -> option(choice, draft.form)).toList(),
                draft.problem);
    }

    private CaseViews.Option option(Choice choice, @Nullable CaseForm form) {
        boolean chosen = form != null && form.choice().filter(choice::equals).isPresent();
        String key = choice.key(file.state());
        String field = choice.wordsName();
        return new CaseViews.Option(
                choice.name(),
                words.text(key),
                words.text(key + ".note"),
                chosen,
                choice.tickName(),
                choice.ticks().stream()
                        .map(tick -> tick(
                                choice,
                                tick,
                                form != null && chosen && form.ticks().contains(tick)))
                        .toList(),
                field,
                field.isEmpty() ? "" : words.text(field + ".label"),
                field.isEmpty() ? "" : words.text(field + ".hint"),
                form != null && chosen ? form.words() : "");
    }

    private CaseViews.Tick tick(Choice choice, String tick, boolean chosen) {
        String told = choice.told(tick);
        return words.language() == Language.ZH_CN
                ? new CaseViews.Tick(tick, told, "", chosen)
                : new CaseViews.Tick(tick, words.text(choice.tickName() + "." + tick), told, chosen);
    }

    private String ending() {
        CaseFile.@Nullable Past last = file.last();
        return last == null || !Choice.from(file.state(), true).isEmpty()
                ? ""
                : words.text(
                        "case.ending." + file.state().name(),
                        last.decision().official(),
                        words.minute(last.decision().made(), zone));
    }

    /** @param id drawn for this confirmation: pressing twice is once */
    CaseViews.Confirm confirm(CaseForm form, Choice choice, Told told, String id) {
        List<CaseViews.Hidden> hidden = new ArrayList<>(form.hidden(choice));
        hidden.add(new CaseViews.Hidden("id", id));
        String key = choice.key(file.state());
        boolean readable = file.newest().opened() instanceof Opened.Form;
        return new CaseViews.Confirm(
                file.number(),
                CasePages.slip(file.newest().kept().handed().slip()),
                title(),
                words.text(key + ".confirm"),
                CasePages.state(choice.to(), Words.of(Language.ZH_CN)),
                words.text(readable ? "confirm.lead" : "confirm.lead.closed"),
                told.reasons(),
                told.result(),
                words.text(readable ? key + ".consequences" : "confirm.closed")
                        .lines()
                        .toList(),
                words.text(key + ".do"),
                hidden);
    }
}
