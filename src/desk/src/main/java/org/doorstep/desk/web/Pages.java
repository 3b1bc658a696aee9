// SPDX-License-Identifier: Apache-2.0
package org.doorstep.desk.web;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.doorstep.contract.Cases;
import org.doorstep.desk.answer.Outcome;
import org.doorstep.desk.cases.CaseDesk;
import org.doorstep.desk.department.WatchedDepartment;
import org.doorstep.desk.enrolment.Registration;
import org.doorstep.desk.store.CaseRecords;
import org.doorstep.desk.store.Certificates;
import org.doorstep.desk.store.DeskStore;
import org.doorstep.desk.store.Questions;
import org.doorstep.desk.uplink.LineState;
import org.doorstep.wire.KeyFile;
import org.doorstep.wire.Suites;

/** Works out what the pages show. Reads only; any thread. */
final class Pages {
    /** Longer lists of a day are cut: an official looks at the newest. */
    private static final int ROWS = 100;

    private static final int PER_PAGE = 15;

    private final Office office;

    Pages(Office office) {
        this.office = office;
    }

    /** What the pages look at. */
    record Office(
            Registration registration,
            KeyFile keys,
            DeskStore store,
            CaseDesk cases,
            WatchedDepartment department,
            java.util.function.Supplier<LineState> line,
            InstantSource clock,
            ZoneId zone) {}

    Views.Chip line(Words words) {
        return switch (office.line.get()) {
            case LineState.Starting ignored -> Views.Chip.plain(words.text("line.starting"));
            case LineState.Connected ignored -> Views.Chip.ok(words.text("line.connected"));
            case LineState.Unreachable ignored -> Views.Chip.warn(words.text("line.unreachable"));
            case LineState.Refused ignored -> Views.Chip.bad(words.text("line.refused"));
            case LineState.StoreFailed ignored -> Views.Chip.bad(words.text("line.store-failed"));
        };
    }

    Views.Today today(Words words) {
        LocalDate day = LocalDate.ofInstant(office.clock.instant(), office.zone);
        Instant from = day.atStartOfDay(office.zone).toInstant();
        Instant to = day.plusDays(1).atStartOfDay(office.zone).toInstant();
        Questions questions = office.store.questions();
        List<Questions.Question> list = questions.between(from, to, ROWS + 1);
        List<Views.Row> rows =
                list.stream().limit(ROWS).map(question -> row(question, words)).toList();
        return new Views.Today(
                words.text("today.day", day.toString()),
                tiles(questions.counts(from, to), words),
                rows,
                list.size() > ROWS);
    }

    private List<Views.Tile> tiles(List<Questions.Count> counts, Words words) {
        int asked = 0;
        int found = 0;
        int contacts = 0;
        int trouble = 0;
        int alarming = 0;
        for (Questions.Count count : counts) {
            Outcome outcome = Outcome.valueOf(count.outcome());
            if (count.kind().equals("QUERY")) {
                asked += count.number();
            } else {
                contacts += count.number();
            }
            found += outcome == Outcome.FOUND ? count.number() : 0;
            trouble += outcome.grade() == Outcome.Grade.TROUBLE ? count.number() : 0;
            alarming += outcome.grade() == Outcome.Grade.ALARMING ? count.number() : 0;
        }
        Views.Chip attention = alarming > 0
                ? Views.Chip.bad(words.text("tile.attention.alarming", alarming))
                : trouble > 0
                        ? Views.Chip.warn(words.text("tile.attention.trouble"))
                        : Views.Chip.ok(words.text("tile.attention.none"));
        return List.of(
                tile("", "list", "asked", asked, words, words.text("tile.asked.note")),
                tile("", "certificate", "found", found, words, words.text("tile.found.note")),
                tile("", "phone", "contacts", contacts, words, words.text("tile.contacts.note")),
                tile(attention.look(), attention.icon(), "attention", trouble + alarming, words, attention.text()));
    }

    private static Views.Tile tile(String look, String icon, String key, int number, Words words, String note) {
        return new Views.Tile(look, icon, words.text("tile." + key), Integer.toString(number), note);
    }

    private Views.Row row(Questions.Question question, Words words) {
        Outcome outcome = Outcome.valueOf(question.outcome());
        String title = question.kind().equals("CONTACT") ? words.text("today.contact") : title(question.title(), words);
        return new Views.Row(
                words.time(question.at(), office.zone),
                title,
                question.item(),
                question.terminal(),
                Views.Chip.of(outcome, words.outcome(outcome)),
                Optional.ofNullable(question.certificate()).orElse(""));
    }

    private static String title(String asked, Words words) {
        return switch (asked) {
            case "" -> words.text("today.unread");
            case Cases.Questions.MINE -> words.text("today.cases-mine");
            case Cases.Questions.ANSWERS -> words.text("today.cases-answers");
            default -> asked;
        };
    }

    /** How many cases wait for an official. */
    int todo() {
        return office.cases.counts().getOrDefault(CaseRecords.Filter.TODO, 0);
    }

    /** @param page from 1 */
    Views.Certificates certificates(Words words, String number, int page) {
        String wanted = number.strip().toUpperCase(Locale.ROOT);
        List<Certificates.Certificate> found =
                office.store.certificates().find(wanted, PER_PAGE + 1, (page - 1) * PER_PAGE);
        List<Views.Certificate> list = found.stream()
                .limit(PER_PAGE)
                .map(c -> new Views.Certificate(
                        c.number(),
                        c.title(),
                        words.moment(c.issued(), office.zone),
                        c.terminal(),
                        office.registration.link(c.token())))
                .toList();
        return new Views.Certificates(
                wanted, list, page, page > 1 ? page - 1 : null, found.size() > PER_PAGE ? page + 1 : null);
    }

    List<Views.Connection> connections(Words words) {
        return List.of(department(words), central(words));
    }

    private Views.Connection department(Words words) {
        WatchedDepartment.Health health = office.department.health();
        List<Views.Fact> facts = new ArrayList<>();
        facts.add(new Views.Fact(words.text("connection.source"), office.department.name(), false));
        if (health.lastAnswer() != null) {
            facts.add(new Views.Fact(
                    words.text("connection.last-answer"), words.moment(health.lastAnswer(), office.zone), false));
            facts.add(new Views.Fact(
                    words.text("connection.took"), words.text("connection.millis", health.millis()), false));
        }
        if (health.lastFailure() != null) {
            facts.add(new Views.Fact(
                    words.text("connection.last-failure"), words.moment(health.lastFailure(), office.zone), false));
            facts.add(new Views.Fact(words.text("connection.reason"), health.reason(), false));
        }
        Views.Chip state = switch (health.state()) {
            case NOT_ASKED -> Views.Chip.plain(words.text("department.not-asked"));
            case UP -> Views.Chip.ok(words.text("department.up"));
            case DOWN -> Views.Chip.bad(words.text("department.down"));
        };
        String notice = health.state() == WatchedDepartment.State.DOWN ? words.text("department.down.remedy") : "";
        return new Views.Connection(words.text("department.heading"), state, facts, notice);
    }

    private Views.Connection central(Words words) {
        LineState line = office.line.get();
        List<Views.Fact> facts = new ArrayList<>();
        facts.add(new Views.Fact(words.text("central.address"), office.registration.central(), false));
        facts.add(new Views.Fact(words.text("central.since"), since(line.since(), words), false));
        facts.add(new Views.Fact(
                words.text("central.backlog"), words.text("central.backlog.value", office.cases.backlog()), false));
        String notice = switch (line) {
            case LineState.Starting ignored -> "";
            case LineState.Connected connected -> {
                facts.add(new Views.Fact(
                        words.text("connection.last-answer"), words.moment(connected.last(), office.zone), false));
                yield "";
            }
            case LineState.Unreachable unreachable -> {
                facts.add(new Views.Fact(words.text("connection.reason"), unreachable.reason(), false));
                yield words.text("central.unreachable.remedy");
            }
            case LineState.Refused refused -> refused.message() + " " + refused.remedy();
            case LineState.StoreFailed ignored -> words.text("central.store-failed.remedy");
        };
        return new Views.Connection(words.text("central.heading"), line(words), facts, notice);
    }

    private String since(Instant since, Words words) {
        Duration span = Duration.between(since, office.clock.instant());
        return words.moment(since, office.zone) + words.text("central.for", words.span(span));
    }

    List<Views.Fact> enrolment(Words words) {
        Registration registration = office.registration;
        return List.of(
                new Views.Fact(
                        words.text("keys.desk"),
                        words.text("keys.desk.value", registration.name(), registration.id()),
                        false),
                new Views.Fact(words.text("keys.enrolled"), words.moment(registration.enrolled(), office.zone), false),
                new Views.Fact(words.text("keys.central"), registration.central(), false),
                new Views.Fact(words.text("keys.central-key"), grouped(registration.centralKeyHash()), true),
                new Views.Fact(words.text("keys.public"), registration.publicUrl(), false),
                new Views.Fact(words.text("keys.phone"), registration.phone(), false));
    }

    List<Views.Fact> keys(Words words) {
        KeyFile keys = office.keys;
        return List.of(
                new Views.Fact(words.text("keys.tls"), grouped(keys.tlsKeyHash()), true),
                new Views.Fact(
                        words.text("keys.signing"), fingerprint(keys.signing().publicKey()), true),
                new Views.Fact(
                        words.text("keys.sealing"), fingerprint(keys.sealing().publicKey()), true));
    }

    private static String fingerprint(byte[] key) {
        return grouped(Suites.current().hash(key));
    }

    /** As people read it to each other: groups of four. */
    private static String grouped(byte[] bytes) {
        return HexFormat.of().withUpperCase().formatHex(bytes).replaceAll("(.{4})(?=.)", "$1 ");
    }

    String deskName() {
        return office.registration.name();
    }
}
