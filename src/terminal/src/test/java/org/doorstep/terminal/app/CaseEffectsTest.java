// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.doorstep.catalog.author.Authoring;
import org.doorstep.catalog.flow.Card;
import org.doorstep.catalog.flow.TextValue;
import org.doorstep.catalog.item.Item;
import org.doorstep.contract.Enrolment;
import org.doorstep.contract.Identity;
import org.doorstep.contract.Lanes;
import org.doorstep.contract.Query;
import org.doorstep.contract.Suite;
import org.doorstep.terminal.journal.Journal;
import org.doorstep.terminal.journal.JournalOptions;
import org.doorstep.terminal.journal.Signer;
import org.doorstep.terminal.session.CaseScreen.Missing;
import org.doorstep.terminal.session.Effect;
import org.doorstep.terminal.session.Event;
import org.doorstep.terminal.session.Event.RecordTrouble;
import org.doorstep.terminal.sync.DeskBook;
import org.doorstep.terminal.sync.FakeCentral;
import org.doorstep.terminal.sync.QueryClient;
import org.doorstep.terminal.sync.SlipClient;
import org.doorstep.terminal.sync.Subject;
import org.doorstep.terminal.sync.Uplink;
import org.doorstep.wire.Base64Url;
import org.doorstep.wire.Json;
import org.doorstep.wire.KeyFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A resident's cases, asked of a desk behind central over TLS, on a real journal. */
@Timeout(240)
class CaseEffectsTest {
    private static final String DESK = "rs";
    private static final String NAME = "张建国";
    private static final String NUMBER = "999999195503120012";
    private static Item item;

    @TempDir
    Path folder;

    private final Suite suite = FakeCentral.SUITE;
    private final Suite.Pair deskKeys = suite.newSealingPair();
    private final SessionScope scope = new SessionScope(1, new SecureRandom());
    private FakeCentral central;
    private Uplink uplink;
    private Journal journal;
    private CaseEffects cases;

    @BeforeAll
    static void load() {
        Path catalog = Path.of(System.getProperty("doorstep.checkout", "../.."), "kiosk-config", "catalog");
        item = Authoring.load(catalog).items().stream()
                .filter(i -> i.id().equals("case-progress"))
                .findFirst()
                .orElseThrow();
    }

    @BeforeEach
    void start() throws Exception {
        central = new FakeCentral(folder);
        uplink = new Uplink(central.address(), KeyFile.open(folder.resolve("terminal-keys")), central.identity());
        journal = Journal.open(JournalOptions.of(
                        folder.resolve("journal.db"),
                        folder.resolve("copy.db"),
                        new Signer(suite, suite.newSigningPair().privateKey()),
                        "0.1.0"))
                .journal();
        RecordEffects records = new RecordEffects(journal, () -> true);
        DeskBook desks = DeskBook.of(new Enrolment.Desks(
                List.of(new Enrolment.Desk(DESK, "人社局", Base64Url.encode(deskKeys.publicKey()), ""))));
        cases = new CaseEffects(
                journal,
                new Inquiry(new QueryClient(uplink, desks), records),
                new SlipClient(uplink),
                records,
                ZoneOffset.ofHours(8));
        scope.holds(card());
        Subject subject = scope.subject().orElseThrow();
        Instant now = Instant.parse("2026-05-04T03:02:01Z");
        scope.grant(
                subject,
                new Identity.Grant(
                        "grant-1",
                        FakeCentral.TERMINAL,
                        DESK,
                        subject.tag(suite),
                        Identity.Method.PHONE_CODE,
                        "",
                        now,
                        now.plusSeconds(600),
                        ""));
    }

    @AfterEach
    void stop() {
        journal.close();
        uplink.close();
        central.close();
    }

    @Test
    void aResidentsOwnCasesAreTold() throws InterruptedException {
        desk(new Query.Holder(NAME, NUMBER), () -> {});
        assertThat(find()).isEqualTo(new Event.CasesCame(1, List.of(), Missing.NOTHING));
        assertThat(alarms()).isEmpty();
    }

    @Test
    void nothingIsToldOfAnothersCasesAndCentralGetsAnAlarm() throws InterruptedException {
        desk(new Query.Holder(NAME, "99999919840909001X"), () -> {});
        assertThat(find()).isEqualTo(new Event.RecordRefused(1, RecordTrouble.BAD_ANSWER));
        assertThat(alarms()).hasSize(1);
    }

    @Test
    void aSessionThatEndsWhileTheDeskIsAskedIsNoAlarm() throws InterruptedException {
        desk(new Query.Holder(NAME, NUMBER), scope::close);
        assertThat(find()).isEqualTo(new Event.RecordRefused(1, RecordTrouble.GRANT_REFUSED));
        assertThat(alarms()).isEmpty();
    }

    private Event find() throws InterruptedException {
        return cases.find(new Effect.FindCases(1, item, DESK), scope);
    }

    private List<Lanes.Entry> alarms() {
        return journal.transaction(tx -> tx.outbox().waiting(Lanes.Lane.P2, 100)).stream()
                .filter(entry -> entry.kind() == Lanes.Kind.ALARM)
                .toList();
    }

    /** A desk with no case of {@code holder}; {@code meanwhile} happens before its answer leaves. */
    private void desk(Query.Holder holder, Runnable meanwhile) {
        central.on("/t/query", exchange -> {
            Query.Ask ask = FakeCentral.read(exchange, Query.Ask.class);
            Query.Question question =
                    Json.read(central.openQuestion(deskKeys, DESK, ask.queryId(), ask.sealed()), Query.Question.class);
            var answer = new Query.Answer(Query.AnswerState.FOUND, holder, Map.of(), List.of(), null);
            byte[] sealed = suite.seal(
                    Base64Url.decode(question.replyKey()),
                    Suite.Use.ANSWER.context(DESK, FakeCentral.TERMINAL, ask.queryId()),
                    Json.write(answer));
            meanwhile.run();
            FakeCentral.json(exchange, 200, new Query.Reply(Query.ReplyState.ANSWERED, Base64Url.encode(sealed)));
        });
    }

    private static Card card() {
        return new Card(
                TextValue.of(NAME),
                TextValue.of(NUMBER),
                "1",
                TextValue.of("01"),
                LocalDate.of(1955, 3, 12),
                TextValue.of("示范省示范市示范路一号"),
                TextValue.of("示范市公安局"),
                LocalDate.of(2016, 1, 1),
                null);
    }
}
