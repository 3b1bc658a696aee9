// SPDX-License-Identifier: Apache-2.0
package org.doorstep.central.console;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.doorstep.central.cases.CaseItems;
import org.doorstep.central.store.CaseRows;
import org.doorstep.central.store.DecisionRows;
import org.doorstep.central.store.Desks;
import org.doorstep.central.store.Ratings;
import org.doorstep.central.store.Sites;
import org.doorstep.central.store.Store;
import org.doorstep.central.store.Terminals;
import org.doorstep.central.store.Tx;
import org.doorstep.contract.Cases;

/** Cases as the pages show them: what stands on the outside of the envelope. */
public final class CaseView {
    /** Cases on one page. */
    static final int PAGE = 50;

    /** Working days left from which a case is shown as pressing. */
    private static final int SOON = 2;

    private final Store store;
    private final CaseItems items;

    public CaseView(Store store, CaseItems items) {
        this.store = store;
        this.items = items;
    }

    /** How much of the promise is left, in words and colour. */
    public record Due(String day, Tone tone, String left) {}

    /** @param grade in words; empty when nobody rated it */
    public record Line(
            CaseRows.File row,
            String title,
            String site,
            String terminal,
            String desk,
            Tone tone,
            String state,
            Due due,
            String grade) {
        /** Leading part of the number: the item's implementation code. */
        public String code() {
            return row.number().substring(0, 31);
        }

        public String day() {
            return row.number().substring(31, 39);
        }

        public String sequence() {
            return row.number().substring(39);
        }
    }

    /** @param show value of the filter that it stands for */
    public record Figure(String show, Tone tone, String label, int count) {}

    /** @param total of those that the filter lets through */
    public record Listing(List<Line> lines, List<Figure> figures, int total, int pages) {}

    /** @param slip as on paper; empty for a decision */
    public record Happened(Instant at, Tone tone, String what, String slip) {}

    /** @param history oldest first */
    public record Whole(Line line, List<Happened> history) {}

    /** The colour of a state. */
    public static Tone tone(Cases.State state) {
        return switch (state) {
            case RECEIVED -> Tone.WAIT;
            case ACCEPTED -> Tone.UNDERWAY;
            case RETURNED -> Tone.WARN;
            case FINISHED -> Tone.OK;
            case REFUSED -> Tone.ENDED;
        };
    }

    /** One page of the cases that a filter lets through. */
    Listing list(CaseFilter filter, Page page) {
        LocalDate today = today(page);
        return store.read(tx -> {
            Names names = Names.read(tx);
            CaseRows.Filter rows = filter.rows(today);
            int total = tx.cases().count(rows);
            List<Line> lines = tx.cases().list(rows, PAGE, filter.page() * PAGE).stream()
                    .map(file -> line(tx, file, names, page))
                    .toList();
            return new Listing(lines, figures(tx, filter, today, page), total, Math.max(1, (total + PAGE - 1) / PAGE));
        });
    }

    Optional<Whole> find(String number, Page page) {
        return store.read(tx -> tx.cases()
                .find(number)
                .map(file -> new Whole(line(tx, file, Names.read(tx), page), history(tx, number, page))));
    }

    /** The number of the case that somebody means: by its number, or by the number of one of its slips. */
    Optional<String> meant(String text) {
        String digits = text.replaceAll("\\s", "");
        return store.read(tx -> tx.cases()
                .find(digits)
                .map(CaseRows.File::number)
                .or(() -> tx.cases().bySlip(digits).map(CaseRows.Part::number)));
    }

    private record Names(
            Map<String, Terminals.Terminal> terminals, Map<String, String> sites, Map<String, String> desks) {
        static Names read(Tx tx) {
            return new Names(
                    tx.terminals().all().stream().collect(Collectors.toMap(Terminals.Terminal::id, row -> row)),
                    tx.sites().all().stream().collect(Collectors.toMap(Sites.Site::id, Sites.Site::name)),
                    tx.desks().all().stream().collect(Collectors.toMap(Desks.Desk::id, Desks.Desk::name)));
        }
    }

    private static List<Figure> figures(Tx tx, CaseFilter filter, LocalDate today, Page page) {
        Map<Cases.State, Integer> counts = tx.cases().byState(filter.desk(), filter.terminal());
        List<Figure> figures = new ArrayList<>(Stream.of(Cases.State.values())
                .map(state ->
                        new Figure(state.name(), tone(state), stateWord(state, page), counts.getOrDefault(state, 0)))
                .toList());
        int late = tx.cases().count(filter.showing(CaseFilter.LATE).rows(today));
        figures.add(new Figure(CaseFilter.LATE, late == 0 ? Tone.IDLE : Tone.BAD, page.t("cases.late"), late));
        return List.copyOf(figures);
    }

    private Line line(Tx tx, CaseRows.File file, Names names, Page page) {
        String title = items.find(file.item(), file.version())
                .map(item -> item.title().in(page.words().language()))
                .orElse(file.item());
        Optional<Terminals.Terminal> terminal =
                Optional.ofNullable(names.terminals().get(file.terminal()));
        List<String> references = Stream.concat(
                        Stream.of(file.number()),
                        tx.cases().parts(file.number()).stream().map(CaseRows.Part::slip))
                .toList();
        return new Line(
                file,
                title,
                terminal.map(row -> names.sites().getOrDefault(row.site(), row.site()))
                        .orElse(""),
                terminal.map(Terminals.Terminal::name).orElse(file.terminal()),
                names.desks().getOrDefault(file.desk(), file.desk()),
                tone(file.state()),
                stateWord(file.state(), page),
                due(file, page),
                tx.ratings()
                        .last(references)
                        .map(Ratings.Rating::grade)
                        .map(grade -> page.t("grade." + grade))
                        .orElse(""));
    }

    private Due due(CaseRows.File file, Page page) {
        LocalDate day = LocalDate.parse(file.due());
        return switch (file.state()) {
            case FINISHED, REFUSED -> new Due(file.due(), Tone.IDLE, "");
            case RETURNED -> new Due(file.due(), Tone.IDLE, page.t("due.paused"));
            case RECEIVED, ACCEPTED -> running(day, today(page), page);
        };
    }

    private Due running(LocalDate day, LocalDate today, Page page) {
        int left = items.calendar().between(today, day);
        if (today.isAfter(day)) {
            return new Due(day.toString(), Tone.BAD, left == 0 ? page.t("due.late") : page.t("due.late.days", -left));
        }
        if (today.equals(day)) {
            return new Due(day.toString(), Tone.WARN, page.t("due.today"));
        }
        return new Due(day.toString(), left <= SOON ? Tone.WARN : Tone.WAIT, page.t("due.left", left));
    }

    private static List<Happened> history(Tx tx, String number, Page page) {
        List<Happened> history = new ArrayList<>();
        for (CaseRows.Part part : tx.cases().parts(number)) {
            history.add(new Happened(
                    part.received(),
                    Tone.WAIT,
                    page.t(part.replaces().isEmpty() ? "case.received" : "case.corrected"),
                    HeldReason.grouped(part.slip())));
        }
        for (DecisionRows.Decision decision : tx.decisions().taken(number)) {
            history.add(new Happened(
                    decision.received(), tone(decision.outcome()), stateWord(decision.outcome(), page), ""));
        }
        history.sort(Comparator.comparing(Happened::at));
        return List.copyOf(history);
    }

    private static String stateWord(Cases.State state, Page page) {
        return page.t("case.state." + state);
    }

    private static LocalDate today(Page page) {
        return LocalDate.ofInstant(page.now(), page.zone());
    }
}
