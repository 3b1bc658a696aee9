// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.doorstep.contract.Lanes;
import org.doorstep.terminal.journal.AuditEntry;
import org.doorstep.terminal.journal.Filed;
import org.doorstep.terminal.journal.Filing;
import org.doorstep.terminal.journal.Floor;
import org.doorstep.terminal.journal.Journal;
import org.doorstep.terminal.journal.JournalOptions;
import org.doorstep.terminal.journal.Signer;
import org.doorstep.terminal.journal.Standing;
import org.doorstep.wire.Base64Url;
import org.doorstep.wire.KeyFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Submissions on their way to a central that does not behave. */
@Timeout(240)
class PumpedSubmissionsTest {
    private static final byte[] PERSON = "999999195503120110".getBytes(StandardCharsets.US_ASCII);

    @TempDir
    Path folder;

    private final ManualTicker ticker = new ManualTicker();
    private final AtomicReference<Instant> wall = new AtomicReference<>(Instant.parse("2026-11-22T04:00:00Z"));
    private final TrustedClock clock = new TrustedClock(ticker, wall::get);
    private final Connectivity connectivity = new Connectivity(clock);
    private final List<String> told = new CopyOnWriteArrayList<>();
    private FakeCentral central;
    private Uplink uplink;
    private Journal journal;
    private LanePump pump;
    private KeyFile keys;

    @BeforeEach
    void start() throws Exception {
        central = new FakeCentral(folder);
        keys = KeyFile.open(folder.resolve("terminal-keys"));
        uplink = new Uplink(central.address(), keys, central.identity());
        journal = Journal.open(JournalOptions.of(
                                folder.resolve("state/journal.sqlite"),
                                folder.resolve("stick/copy.sqlite"),
                                new Signer(FakeCentral.SUITE, keys.signing().privateKey()),
                                "0.1.0")
                        .withClock(clock, ticker)
                        .withCentral(Floor.NONE))
                .journal();
        pump = pump(uplink, LanePump.PATIENCE);
    }

    private LanePump pump(Uplink to, Duration patience) {
        LanePump made = new LanePump(to, journal, connectivity, ticker, new Random(7), patience);
        made.onReceived((slip, number) -> told.add(slip + " " + number));
        return made;
    }

    @AfterEach
    void stop() {
        pump.close();
        journal.close();
        uplink.close();
        central.close();
    }

    private Filed file() {
        String record = journal.newRecordId();
        var filing = new Filing(
                record,
                FakeCentral.TERMINAL,
                "pension-enrolment",
                3,
                "城乡居民基本养老保险参保登记",
                "rs",
                "",
                "",
                journal.personKey(PERSON),
                0,
                "AQ-sealed-" + record);
        return journal.transaction(tx -> tx.slips().file(filing));
    }

    private List<Filed> file(int submissions) {
        var filed = new ArrayList<Filed>();
        for (int i = 0; i < submissions; i++) {
            filed.add(file());
        }
        return filed;
    }

    private Standing standing(Filed filed) {
        return journal.<Optional<Standing>>transaction(
                        tx -> tx.slips().state(filed.slip().value()))
                .orElseThrow();
    }

    private static Standing received(Filed filed) {
        return new Standing.Received(FakeCentral.number(filed.entry()));
    }

    private int unsent() {
        return journal.<Integer>transaction(tx -> tx.outbox().unsent());
    }

    private List<Lanes.Entry> taken(Lanes.Lane lane) {
        return central.taken().stream().filter(entry -> entry.lane() == lane).toList();
    }

    private List<Lanes.Entry> waiting(Lanes.Lane lane) {
        return journal.transaction(tx -> tx.outbox().waiting(lane, 100));
    }

    private FakeCentral.Answer receipts(java.util.function.Function<Lanes.Entry, Lanes.Receipt> each) {
        return exchange -> {
            Lanes.Batch batch = FakeCentral.read(exchange, Lanes.Batch.class);
            FakeCentral.json(
                    exchange,
                    200,
                    new Lanes.Receipts(batch.entries().stream().map(each).toList()));
        };
    }

    private void allSentAndNumbered(List<Filed> filed) {
        assertThat(taken(Lanes.Lane.P1))
                .as("each exactly once, with the bytes it was frozen with")
                .containsExactlyInAnyOrderElementsOf(
                        filed.stream().map(Filed::entry).toList());
        assertThat(filed).allSatisfy(one -> assertThat(standing(one)).isEqualTo(received(one)));
    }

    @Test
    void a_fresh_submission_goes_at_once_and_its_number_is_kept_and_told_once() throws Exception {
        pump.start();
        ticker.runUntil(() -> unsent() == 0);
        Filed filed = file();
        ticker.standUntil(() -> standing(filed).equals(received(filed)));
        ticker.standUntil(() -> !told.isEmpty());
        assertThat(told).containsExactly(filed.slip().value() + " " + FakeCentral.number(filed.entry()));
        assertThat(FakeCentral.number(filed.entry())).hasSize(43);
    }

    @Test
    void a_submission_overtakes_what_is_less_urgent() throws Exception {
        for (int i = 0; i < 200; i++) {
            journal.transaction(
                    tx -> tx.outbox().queue(Lanes.Lane.P2, Lanes.Kind.ALARM, new Lanes.Alarm("A-1", "x", "")));
        }
        var filed = new AtomicReference<Filed>();
        central.on("/t/batch", exchange -> {
            if (filed.get() == null) {
                filed.set(file());
            }
            central.takeBatch(exchange);
        });
        pump.start();
        ticker.runUntil(() -> unsent() == 0);
        List<Lanes.Entry> order = central.taken();
        assertThat(order.subList(0, 50)).allMatch(entry -> entry.lane() == Lanes.Lane.P2);
        assertThat(order.get(50)).isEqualTo(filed.get().entry());
    }

    @Test
    void a_receipt_lost_on_its_way_is_given_again_with_the_same_number() throws Exception {
        var lost = new AtomicInteger();
        central.on("/t/batch", exchange -> {
            Lanes.Batch batch = FakeCentral.read(exchange, Lanes.Batch.class);
            var receipts = new Lanes.Receipts(
                    batch.entries().stream().map(central::take).toList());
            switch (lost.getAndIncrement()) {
                case 0 -> FakeCentral.half(receipts).to(exchange);
                case 1 -> FakeCentral.bytes(exchange, 200, "<html>网关超时</html>".getBytes(StandardCharsets.UTF_8));
                case 2 -> FakeCentral.bytes(exchange, 502, "Bad Gateway".getBytes(StandardCharsets.UTF_8));
                default -> FakeCentral.json(exchange, 200, receipts);
            }
        });
        List<Filed> filed = file(3);
        pump.start();
        ticker.runUntil(() -> unsent() == 0);
        allSentAndNumbered(filed);
        assertThat(told).hasSize(3).doesNotHaveDuplicates();
    }

    @Test
    void an_answer_after_the_deadline_is_none_and_the_repeat_is_known() throws Exception {
        assertThat(LanePump.PATIENCE).isEqualTo(Duration.ofSeconds(30));
        pump = pump(uplink, Duration.ofMillis(1_500));
        var calls = new AtomicInteger();
        central.on("/t/batch", exchange -> {
            if (calls.getAndIncrement() == 0) {
                Lanes.Batch batch = FakeCentral.read(exchange, Lanes.Batch.class);
                batch.entries().forEach(central::take);
                central.silence().to(exchange);
            } else {
                // the pump has given up the first call by now, and may give up more on a slow machine
                central.takeBatch(exchange);
            }
        });
        List<Filed> filed = file(2);
        pump.start();
        ticker.runUntil(() -> unsent() == 0);
        assertThat(calls.get()).isGreaterThan(1);
        allSentAndNumbered(filed);
    }

    @Test
    void with_500_for_everything_nothing_is_lost_and_nothing_is_claimed() throws Exception {
        central.on("/t/batch", FakeCentral.fault(500));
        List<Filed> filed = file(3);
        pump.start();
        ticker.runUntil(() -> central.calls().size() >= 30);
        assertThat(filed).allSatisfy(one -> assertThat(standing(one)).isEqualTo(new Standing.Waiting()));
        assertThat(waiting(Lanes.Lane.P1))
                .containsExactlyElementsOf(filed.stream().map(Filed::entry).toList());
        assertThat(connectivity.state())
                .isInstanceOfSatisfying(
                        Link.Partly.class, partly -> assertThat(partly.detail()).isEqualTo("500 CENTRAL_FAULT"));
        assertThat(told).isEmpty();
        central.on("/t/batch", central::takeBatch);
        ticker.runUntil(() -> unsent() == 0);
        allSentAndNumbered(filed);
    }

    @Test
    void a_500_that_names_a_time_is_waited_out_also_before_looking_for_the_culprit() throws Exception {
        central.on("/t/batch", exchange -> {
            exchange.getResponseHeaders().set("Retry-After", "120");
            FakeCentral.json(exchange, 500, FakeCentral.FAULT);
        });
        List<Filed> filed = file(2);
        pump.start();
        ticker.standUntil(() -> !central.calls().isEmpty());
        ticker.runUntil(() -> central.calls().size() >= 4);
        assertThat(Duration.ofNanos(ticker.nanos())).isGreaterThanOrEqualTo(Duration.ofMinutes(2));
        central.on("/t/batch", central::takeBatch);
        ticker.runUntil(() -> unsent() == 0);
        allSentAndNumbered(filed);
    }

    @Test
    void another_program_in_centrals_place_gets_nothing_and_takes_nothing() throws Exception {
        TerminalIdentity right = central.identity();
        var pinnedToAnother = new TerminalIdentity(
                right.id(),
                right.name(),
                right.site(),
                right.centralSigningKey(),
                right.rosterKey(),
                right.publicUrl(),
                right.phone(),
                right.staffedHours(),
                Base64Url.encode(FakeCentral.SUITE.hash(new byte[] {1})),
                right.catalogRoot());
        List<Filed> filed = file(2);
        try (Uplink wrong = new Uplink(central.address(), keys, pinnedToAnother);
                LanePump misled = pump(wrong, LanePump.PATIENCE)) {
            connectivity.good(Connectivity.Call.WAIT);
            misled.start();
            ticker.runUntil(() -> ticker.waits().size() >= 6);
            assertThat(central.calls())
                    .as("nothing was said before the key was known")
                    .isEmpty();
            assertThat(connectivity.state()).isInstanceOf(Link.Offline.class);
            assertThat(filed).allSatisfy(one -> assertThat(standing(one)).isEqualTo(new Standing.Waiting()));
        }
        pump.start();
        ticker.runUntil(() -> unsent() == 0);
        allSentAndNumbered(filed);
    }

    @Test
    void a_receipt_signed_by_another_key_gives_no_number() throws Exception {
        var impostor = FakeCentral.SUITE.newSigningPair();
        var seen = new AtomicInteger();
        central.on("/t/batch", receipts(entry -> {
            seen.incrementAndGet();
            Lanes.Receipt right = central.receipt(entry, Lanes.State.ACCEPTED, "");
            byte[] signed = FakeCentral.SUITE.sign(
                    impostor.privateKey(), right.signedText().getBytes(StandardCharsets.UTF_8));
            return new Lanes.Receipt(
                    right.id(), right.state(), right.hash(), "", right.number(), 0, Base64Url.encode(signed));
        }));
        Filed filed = file();
        pump.start();
        ticker.runUntil(() -> seen.get() >= 5);
        assertThat(standing(filed)).isEqualTo(new Standing.Waiting());
        var changed = new AtomicInteger();
        central.on("/t/batch", receipts(entry -> {
            changed.incrementAndGet();
            Lanes.Receipt right = central.take(entry);
            return new Lanes.Receipt(right.id(), right.state(), right.hash(), "", "9".repeat(43), 0, right.signature());
        }));
        ticker.runUntil(() -> changed.get() >= 5);
        assertThat(standing(filed)).as("a number that central did not sign").isEqualTo(new Standing.Waiting());
        assertThat(told).isEmpty();
        central.on("/t/batch", central::takeBatch);
        ticker.runUntil(() -> unsent() == 0);
        assertThat(standing(filed)).isEqualTo(received(filed));
    }

    @Test
    void a_known_id_with_other_bytes_is_held_and_overwrites_nothing() throws Exception {
        List<Filed> filed = file(2);
        Filed odd = filed.getFirst();
        central.on(
                "/t/batch",
                receipts(entry -> entry.id().equals(odd.entry().id())
                        ? central.receipt(entry, Lanes.State.HELD, "other bytes under a known id")
                        : central.take(entry)));
        pump.start();
        ticker.runUntil(() -> unsent() == 0);
        assertThat(standing(odd)).isEqualTo(new Standing.Held("other bytes under a known id"));
        assertThat(standing(filed.get(1))).isEqualTo(received(filed.get(1)));
        assertThat(journal.<List<org.doorstep.terminal.journal.Quarantined>>transaction(
                        tx -> tx.outbox().quarantine()))
                .as("whole, for the person who decides")
                .extracting(held -> held.entry())
                .containsExactly(odd.entry());
    }

    @Test
    void a_receipt_about_other_bytes_raises_one_alarm_and_the_submission_stays_as_it_was() throws Exception {
        Filed filed = file();
        var tries = new AtomicInteger();
        central.on("/t/batch", receipts(entry -> {
            if (entry.kind() != Lanes.Kind.SUBMISSION) {
                return central.take(entry);
            }
            tries.incrementAndGet();
            var bare = new Lanes.Receipt(
                    entry.id(), Lanes.State.ACCEPTED, "other", "", FakeCentral.number(entry), 0, null);
            return new Lanes.Receipt(
                    bare.id(), bare.state(), "other", "", bare.number(), 0, central.sign(bare.signedText()));
        }));
        pump.start();
        ticker.runUntil(() -> tries.get() >= 4);
        ticker.runUntil(() -> !taken(Lanes.Lane.P2).isEmpty());
        assertThat(standing(filed)).isEqualTo(new Standing.Waiting());
        assertThat(waiting(Lanes.Lane.P1)).containsExactly(filed.entry());
        assertThat(taken(Lanes.Lane.P2))
                .singleElement()
                .extracting(Lanes.Entry::body)
                .asString()
                .contains("RECORD_OTHER_BYTES", filed.entry().id());
        List<AuditEntry> audit = journal.transaction(tx -> tx.audit().entries(0, 100));
        assertThat(audit).extracting(AuditEntry::type).contains("CENTRAL_REFUSED");
    }

    @Test
    void while_somebody_waits_the_terminals_own_back_off_is_not_waited_out() throws Exception {
        central.on("/t/batch", FakeCentral.fault(503));
        file();
        pump.start();
        ticker.runUntil(() -> central.calls().size() >= 6);
        central.on("/t/batch", central::takeBatch);
        int before = central.calls().size();
        Filed fresh = file();
        pump.soon();
        ticker.standUntil(() -> standing(fresh).equals(received(fresh)));
        assertThat(central.calls().size()).isGreaterThan(before);
    }

    @Test
    void a_time_that_central_asked_for_is_waited_out_whoever_waits() throws Exception {
        central.on("/t/batch", exchange -> {
            exchange.getResponseHeaders().set("Retry-After", "300");
            FakeCentral.json(exchange, 503, FakeCentral.FAULT);
        });
        Filed filed = file();
        pump.start();
        ticker.standUntil(() -> connectivity.state() instanceof Link.Partly);
        central.on("/t/batch", central::takeBatch);
        long asked = ticker.nanos();
        pump.soon();
        ticker.runUntil(() -> standing(filed).equals(received(filed)));
        assertThat(Duration.ofNanos(ticker.nanos() - asked)).isGreaterThanOrEqualTo(Duration.ofSeconds(299));
    }

    @Test
    void what_waited_goes_as_soon_as_central_is_heard_again_whatever_broke_before() throws Exception {
        central.on("/t/batch", FakeCentral.half(new Lanes.Receipts(List.of())));
        Filed filed = file();
        pump.start();
        ticker.runUntil(() -> central.calls().size() >= 6);
        connectivity.silent(Connectivity.Call.WAIT, org.doorstep.wire.Reply.Sent.NO, "stopped");
        assertThat(connectivity.state()).isInstanceOf(Link.Offline.class);
        central.on("/t/batch", central::takeBatch);
        connectivity.good(Connectivity.Call.WAIT);
        ticker.standUntil(() -> standing(filed).equals(received(filed)));
    }

    @Test
    void with_the_machines_clock_at_1970_and_then_at_2036_all_arrives_in_order() throws Exception {
        wall.set(Instant.EPOCH);
        var filed = new ArrayList<>(file(2));
        wall.set(Instant.parse("2036-02-07T06:28:16Z"));
        filed.addAll(file(2));
        wall.set(Instant.EPOCH);
        filed.addAll(file(1));
        central.on("/t/batch", FakeCentral.fault(503));
        pump.start();
        ticker.runUntil(() -> central.calls().size() >= 3);
        wall.set(Instant.parse("2036-02-07T06:28:16Z"));
        central.on("/t/batch", central::takeBatch);
        ticker.runUntil(() -> unsent() == 0);
        assertThat(taken(Lanes.Lane.P1))
                .containsExactlyElementsOf(filed.stream().map(Filed::entry).toList());
        allSentAndNumbered(filed);
    }
}
