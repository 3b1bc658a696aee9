// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.doorstep.catalog.Phrases;
import org.doorstep.catalog.author.Authoring;
import org.doorstep.catalog.expr.CelExpressions;
import org.doorstep.catalog.flow.Advance;
import org.doorstep.catalog.flow.Card;
import org.doorstep.catalog.flow.Display;
import org.doorstep.catalog.flow.FlowEngine;
import org.doorstep.catalog.flow.Run;
import org.doorstep.catalog.flow.StepResult;
import org.doorstep.catalog.flow.TextValue;
import org.doorstep.catalog.item.Identity;
import org.doorstep.catalog.item.Item;
import org.doorstep.contract.Cases;
import org.doorstep.contract.Enrolment;
import org.doorstep.contract.Lanes;
import org.doorstep.contract.Suite;
import org.doorstep.device.runtime.DeviceRuntime;
import org.doorstep.device.runtime.RuntimeLimits;
import org.doorstep.device.runtime.Services;
import org.doorstep.device.runtime.Surroundings;
import org.doorstep.device.spi.Ticker;
import org.doorstep.terminal.document.CertificatePdf;
import org.doorstep.terminal.document.FontFiles;
import org.doorstep.terminal.document.Fonts;
import org.doorstep.terminal.document.Templates;
import org.doorstep.terminal.journal.Floor;
import org.doorstep.terminal.journal.Journal;
import org.doorstep.terminal.journal.JournalOptions;
import org.doorstep.terminal.journal.Signer;
import org.doorstep.terminal.journal.Slip;
import org.doorstep.terminal.session.Comfort;
import org.doorstep.terminal.session.Effect;
import org.doorstep.terminal.session.Event;
import org.doorstep.terminal.sync.DeskBook;
import org.doorstep.terminal.sync.SubmissionSealer;
import org.doorstep.terminal.sync.TerminalIdentity;
import org.doorstep.terminal.sync.TrustedClock;
import org.doorstep.terminal.sync.Uplink;
import org.doorstep.wire.Base64Url;
import org.doorstep.wire.Json;
import org.doorstep.wire.KeyFile;
import org.doorstep.wire.Suites;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A resident who ends the session while what was asked for is still being done. */
class EndedMeanwhileTest {
    private static final String NAME = "张建国";
    private static final String NUMBER = "999999195503120014";
    private static Item item;
    private static FlowEngine engine;

    @TempDir
    Path folder;

    private final Suite suite = Suites.current();
    private final Suite.Pair desk = suite.newSealingPair();
    private final Display display = new Display(Phrases.load());
    private final SessionScope scope = new SessionScope(1, new SecureRandom());
    private final List<Event> posted = new ArrayList<>();
    private TerminalIdentity identity;
    private Journal journal;
    private Run run;

    @BeforeAll
    static void load() {
        Path catalog = Path.of(System.getProperty("doorstep.checkout", "../.."), "kiosk-config", "catalog");
        item = Authoring.load(catalog).items().stream()
                .filter(i -> i.id().equals("social-insurance-certificate"))
                .findFirst()
                .orElseThrow();
        engine = new FlowEngine(new CelExpressions(), Phrases.load());
    }

    @BeforeEach
    void start() {
        String zeros = Base64Url.encode(new byte[32]);
        identity = new TerminalIdentity(
                "00317",
                "一号机",
                "青禾镇便民服务中心",
                zeros,
                zeros,
                "https://zwfw.example.gov.cn",
                "0537-0000000",
                "",
                zeros,
                zeros);
        journal = Journal.open(JournalOptions.of(
                                folder.resolve("journal.db"),
                                folder.resolve("copy.db"),
                                new Signer(suite, suite.newSigningPair().privateKey()),
                                "0.1.0")
                        .withCentral(Floor.NONE))
                .journal();
        Card card = new Card(
                TextValue.of(NAME),
                TextValue.of(NUMBER),
                "1",
                TextValue.of("01"),
                LocalDate.of(1955, 3, 12),
                TextValue.of("示例县青禾镇"),
                TextValue.of("示例县公安局"),
                LocalDate.of(2015, 4, 1),
                null);
        run = on(engine.begin(item, LocalDate.of(2026, 3, 20)), new StepResult.CardRead(card));
        run = on(run, new StepResult.Identified(Identity.Method.PHONE_CODE));
        run = on(
                run,
                new StepResult.Found(
                        new StepResult.Holder(TextValue.of(NAME), TextValue.of(NUMBER)),
                        Map.of(
                                "insured-since", TextValue.of("1992-08"),
                                "status", TextValue.of("正常参保"),
                                "unit", TextValue.of("青禾镇农机服务有限公司"),
                                "months", TextValue.of("403"),
                                "scheme", TextValue.of("企业职工基本养老保险")),
                        List.of(),
                        new StepResult.Certificate(
                                "RS-2026-000042", "示例县人社局", "2026-03-20", "https://zwfw.example.gov.cn/v/42")));
        scope.holds(card);
    }

    @AfterEach
    void stop() {
        journal.close();
    }

    @Test
    void whatWasHandedInIsSealedAndKeptUnderItsOwnerAndOverwrittenThen() throws Exception {
        DeskBook desks = DeskBook.of(
                new Enrolment.Desks(List.of(new Enrolment.Desk("rs", "人社局", Base64Url.encode(desk.publicKey()), ""))));
        try (var uplink =
                new Uplink(URI.create("https://127.0.0.1:1"), KeyFile.open(folder.resolve("keys")), identity)) {
            var sealer = new SubmissionSealer(
                    uplink,
                    id -> {
                        end();
                        return desks.find(id);
                    },
                    display);
            new FilingEffects(journal, sealer, identity, posted::add)
                    .submit(new Effect.Submit(1, run, List.of(), ""), scope);
        }
        assertThat(posted).singleElement().isInstanceOf(Event.Filed.class);
        Lanes.Entry filed = journal.transaction(tx -> tx.outbox().waiting(Lanes.Lane.P1, 10))
                .getFirst();
        var submission = Json.read(filed.body().getBytes(StandardCharsets.UTF_8), Cases.Submission.class);
        byte[] context = Suite.Use.SUBMISSION.context("rs", identity.id(), filed.id());
        byte[] plain = suite.open(desk.privateKey(), context, Base64Url.decode(submission.sealed()));
        assertThat(Json.read(plain, Cases.Content.class).applicant())
                .extracting(Cases.Applicant::name, Cases.Applicant::idNumber)
                .containsExactly(NAME, NUMBER);
        var person = journal.personKey(NUMBER.getBytes(StandardCharsets.US_ASCII));
        List<Slip> kept = journal.transaction(tx -> tx.slips().ofPerson(person));
        assertThat(kept).hasSize(1);
        assertThat(run.card().orElseThrow().idNumber().copy()).containsOnly('\0');
    }

    @Test
    void aDocumentThatWasNotBegunIsNotMadeOfNothingAndIsNobodyElses() throws Exception {
        Ticker ticker = Ticker.system();
        TrustedClock clock = new TrustedClock(ticker, InstantSource.system());
        try (Fonts fonts = Fonts.load(FontFiles.installed());
                DeviceRuntime devices = DeviceRuntime.start(
                        List.of(),
                        List.of(),
                        new Surroundings(
                                journal.commands(),
                                journal.devices(),
                                clock,
                                ticker,
                                Services.of(Map.of()),
                                RuntimeLimits.usual()))) {
            var papers = new PaperEffects(
                    devices,
                    new Templates(engine, display),
                    new CertificatePdf(fonts),
                    new RecordEffects(journal, () -> true),
                    identity,
                    clock,
                    ZoneOffset.ofHours(8));
            end();
            var print = new Effect.Print(1, run, item.output("certificate").orElseThrow(), Comfort.STANDARD, 1);
            assertThat(papers.print(print, scope))
                    .isEqualTo(new Event.PrintFailed(1, Event.PrintCertainty.NOTHING_CAME_OUT, "S-109"));
        }
        List<Lanes.Entry> told = journal.transaction(tx -> tx.outbox().waiting(Lanes.Lane.P2, 10));
        assertThat(told).as("no alarm of another's record").isEmpty();
    }

    private void end() {
        scope.own(List.of(run), List.of());
        scope.close();
    }

    private static Run on(Run run, StepResult result) {
        return switch (engine.advance(run, result)) {
            case Advance.Moved(var next) -> next;
            case Advance other -> throw new AssertionError(other.getClass().getSimpleName());
        };
    }
}
