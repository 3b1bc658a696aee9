// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.doorstep.contract.Lanes;
import org.doorstep.terminal.journal.AuditEntry;
import org.doorstep.terminal.journal.Floor;
import org.doorstep.terminal.journal.Journal;
import org.doorstep.terminal.journal.JournalOptions;
import org.doorstep.terminal.journal.Quarantined;
import org.doorstep.terminal.journal.Signer;
import org.doorstep.wire.KeyFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(240)
class LanePumpTest {
    @TempDir
    Path folder;

    private final ManualTicker ticker = new ManualTicker();
    private final Connectivity connectivity = new Connectivity(InstantSource.system());
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
        openJournal();
    }

    private void openJournal() {
        journal = Journal.open(JournalOptions.of(
                                folder.resolve("state/journal.sqlite"),
                                folder.resolve("stick/copy.sqlite"),
                                new Signer(FakeCentral.SUITE, keys.signing().privateKey()),
                                "0.1.0")
                        .withClock(InstantSource.system(), ticker)
                        .withCentral(Floor.NONE))
                .journal();
        pump = new LanePump(uplink, journal, connectivity, ticker, new Random(3));
    }

    @AfterEach
    void stop() {
        pump.close();
        journal.close();
        uplink.close();
        central.close();
    }

    private Lanes.Entry queue(Lanes.Lane lane) {
        return journal.transaction(tx -> tx.outbox().queue(lane, Lanes.Kind.ALARM, new Lanes.Alarm("A-1", "x", "")));
    }

    private List<Lanes.Entry> queue(Lanes.Lane lane, int records) {
        var queued = new ArrayList<Lanes.Entry>();
        for (int i = 0; i < records; i++) {
            queued.add(queue(lane));
        }
        return queued;
    }

    private int unsent() {
        return journal.<Integer>transaction(tx -> tx.outbox().unsent());
    }

    private List<Lanes.Entry> taken(Lanes.Lane lane) {
        return central.taken().stream().filter(entry -> entry.lane() == lane).toList();
    }

    private List<String> audited() {
        List<AuditEntry> entries = journal.transaction(tx -> tx.audit().entries(0, 100));
        return entries.stream().map(AuditEntry::type).toList();
    }

    @Test
    void payments_go_first_then_submissions_and_each_lane_in_its_order() throws Exception {
        queue(Lanes.Lane.P2, 120);
        queue(Lanes.Lane.P1, 3);
        queue(Lanes.Lane.P0, 2);
        pump.start();
        ticker.runUntil(() -> unsent() == 0);

        List<Lanes.Lane> order =
                central.taken().stream().map(Lanes.Entry::lane).distinct().toList();
        assertThat(order).containsExactly(Lanes.Lane.P0, Lanes.Lane.P1, Lanes.Lane.P2, Lanes.Lane.P3);
        for (Lanes.Lane lane : order) {
            List<Lanes.Entry> entries = taken(lane);
            assertThat(entries)
                    .extracting(Lanes.Entry::seq)
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(1, entries.size()).boxed().toList());
        }
        assertThat(taken(Lanes.Lane.P2)).hasSize(120);
        assertThat(connectivity.state()).isInstanceOf(Link.Online.class);
    }

    @Test
    void what_is_queued_later_goes_out_without_waiting_for_the_clock() throws Exception {
        pump.start();
        ticker.runUntil(() -> unsent() == 0);
        Lanes.Entry later = queue(Lanes.Lane.P1);
        ticker.standUntil(() -> central.taken().contains(later));
        ticker.standUntil(() -> unsent() == 0);
    }

    @Test
    void an_answer_lost_on_its_way_leads_to_a_repeat_that_central_knows() throws Exception {
        var lost = new AtomicInteger();
        central.on("/t/batch", exchange -> {
            Lanes.Batch batch = FakeCentral.read(exchange, Lanes.Batch.class);
            var receipts = batch.entries().stream().map(central::take).toList();
            if (lost.getAndIncrement() < 2) {
                FakeCentral.half(new Lanes.Receipts(receipts)).to(exchange);
            } else {
                FakeCentral.json(exchange, 200, new Lanes.Receipts(receipts));
            }
        });
        queue(Lanes.Lane.P1, 5);
        pump.start();
        ticker.runUntil(() -> unsent() == 0);
        assertThat(lost.get()).isGreaterThanOrEqualTo(3);
        assertThat(taken(Lanes.Lane.P1)).hasSize(5);
    }

    @Test
    void a_restart_sends_what_has_no_receipt_and_nothing_else() throws Exception {
        central.on("/t/batch", FakeCentral.fault(503));
        List<Lanes.Entry> queued = queue(Lanes.Lane.P1, 4);
        pump.start();
        ticker.runUntil(() -> central.calls().size() >= 2);
        pump.close();
        journal.close();

        central.on("/t/batch", central::takeBatch);
        openJournal();
        pump.start();
        ticker.runUntil(() -> unsent() == 0);
        assertThat(taken(Lanes.Lane.P1)).isEqualTo(queued);
    }

    @Test
    void a_receipt_that_central_did_not_sign_takes_nothing_from_the_queue() throws Exception {
        var forged = new AtomicInteger();
        central.on("/t/batch", exchange -> {
            Lanes.Batch batch = FakeCentral.read(exchange, Lanes.Batch.class);
            var receipts = batch.entries().stream()
                    .map(entry -> {
                        var right = central.receipt(entry, Lanes.State.HELD, "");
                        return new Lanes.Receipt(
                                right.id(), Lanes.State.ACCEPTED, right.hash(), "", "", 0, right.signature());
                    })
                    .toList();
            forged.incrementAndGet();
            FakeCentral.json(exchange, 200, new Lanes.Receipts(receipts));
        });
        queue(Lanes.Lane.P1, 2);
        int before = unsent();
        pump.start();
        ticker.runUntil(() -> forged.get() >= 6);
        assertThat(unsent()).isEqualTo(before);
        assertThat(audited()).containsOnlyOnce("CENTRAL_REFUSED");
        assertThat(connectivity.state())
                .isInstanceOfSatisfying(
                        Link.Partly.class, p -> assertThat(p.reason()).isEqualTo(Link.Reason.NOT_CENTRALS_WORD));
        central.on("/t/batch", central::takeBatch);
        ticker.runUntil(() -> unsent() == 0);
    }

    @Test
    void a_receipt_about_other_bytes_takes_nothing_and_its_lane_goes_on() throws Exception {
        List<Lanes.Entry> queued = queue(Lanes.Lane.P1, 3);
        Lanes.Entry odd = queued.get(1);
        central.on("/t/batch", exchange -> {
            Lanes.Batch batch = FakeCentral.read(exchange, Lanes.Batch.class);
            var receipts = new ArrayList<Lanes.Receipt>();
            for (Lanes.Entry entry : batch.entries()) {
                if (entry.id().equals(odd.id())) {
                    var bare = new Lanes.Receipt(entry.id(), Lanes.State.ACCEPTED, "other", "", "", 0, null);
                    receipts.add(new Lanes.Receipt(
                            bare.id(), bare.state(), "other", "", "", 0, central.sign(bare.signedText())));
                } else {
                    receipts.add(central.take(entry));
                }
            }
            FakeCentral.json(exchange, 200, new Lanes.Receipts(receipts));
        });
        pump.start();
        ticker.runUntil(() -> taken(Lanes.Lane.P1).size() == 2);
        ticker.runUntil(() -> audited().contains("CENTRAL_REFUSED"));
        List<Lanes.Entry> waiting = journal.transaction(tx -> tx.outbox().waiting(Lanes.Lane.P1, 10));
        assertThat(waiting).containsExactly(odd);
    }

    @Test
    void a_held_record_goes_to_quarantine_and_the_rest_of_its_lane_arrives() throws Exception {
        List<Lanes.Entry> queued = queue(Lanes.Lane.P1, 3);
        central.on("/t/batch", exchange -> {
            Lanes.Batch batch = FakeCentral.read(exchange, Lanes.Batch.class);
            var receipts = batch.entries().stream()
                    .map(entry -> entry.id().equals(queued.get(0).id())
                            ? central.receipt(entry, Lanes.State.HELD, "unknown item")
                            : central.take(entry))
                    .toList();
            FakeCentral.json(exchange, 200, new Lanes.Receipts(receipts));
        });
        pump.start();
        ticker.runUntil(() -> unsent() == 0);
        List<Quarantined> held = journal.transaction(tx -> tx.outbox().quarantine());
        assertThat(held).containsExactly(new Quarantined(queued.get(0), "unknown item"));
        assertThat(taken(Lanes.Lane.P1)).containsExactly(queued.get(1), queued.get(2));
        assertThat(audited()).contains("RECORD_HELD");
    }

    @Test
    void a_record_that_breaks_central_steps_aside_and_all_others_arrive() throws Exception {
        List<Lanes.Entry> queued = queue(Lanes.Lane.P1, 6);
        Lanes.Entry poison = queued.get(2);
        var mended = new AtomicInteger();
        central.on("/t/batch", exchange -> {
            Lanes.Batch batch = FakeCentral.read(exchange, Lanes.Batch.class);
            boolean breaks = batch.entries().stream().anyMatch(e -> e.id().equals(poison.id()));
            if (breaks && mended.get() == 0) {
                FakeCentral.fault(500).to(exchange);
            } else {
                var receipts = batch.entries().stream().map(central::take).toList();
                FakeCentral.json(exchange, 200, new Lanes.Receipts(receipts));
            }
        });
        pump.start();
        ticker.runUntil(() -> taken(Lanes.Lane.P1).size() == 5);
        ticker.runUntil(() -> unsent() == 1);
        mended.set(1);
        ticker.runUntil(() -> unsent() == 0);
        assertThat(central.taken()).contains(poison);
    }

    @Test
    void a_lane_told_to_come_back_later_holds_up_no_other() throws Exception {
        queue(Lanes.Lane.P0, 1);
        queue(Lanes.Lane.P1, 4);
        central.on("/t/batch", exchange -> {
            Lanes.Batch batch = FakeCentral.read(exchange, Lanes.Batch.class);
            var receipts = batch.entries().stream()
                    .map(entry -> batch.lane() == Lanes.Lane.P0
                            ? new Lanes.Receipt(entry.id(), Lanes.State.RETRY, "", "busy", "", 900, null)
                            : central.take(entry))
                    .toList();
            FakeCentral.json(exchange, 200, new Lanes.Receipts(receipts));
        });
        pump.start();
        ticker.standUntil(() -> taken(Lanes.Lane.P1).size() == 4);
        ticker.standUntil(() -> unsent() == 1);
        central.on("/t/batch", central::takeBatch);
        long before = ticker.nanos();
        ticker.runUntil(() -> unsent() == 0);
        assertThat(Duration.ofNanos(ticker.nanos() - before)).isGreaterThanOrEqualTo(Duration.ofMinutes(15));
    }

    @Test
    void when_central_refuses_the_terminal_nothing_steps_aside_and_retry_after_is_obeyed() throws Exception {
        queue(Lanes.Lane.P1, 2);
        central.on("/t/batch", exchange -> {
            exchange.getResponseHeaders().set("Retry-After", "300");
            FakeCentral.json(exchange, 429, FakeCentral.FAULT);
        });
        int before = unsent();
        pump.start();
        ticker.runUntil(() -> central.calls().size() >= 4);
        assertThat(unsent()).isEqualTo(before);
        assertThat(ticker.waits()).anyMatch(w -> w.compareTo(Duration.ofSeconds(299)) > 0);
        assertThat(Duration.ofNanos(ticker.nanos())).isGreaterThanOrEqualTo(Duration.ofMinutes(15));
    }

    @Test
    void with_central_gone_all_stays_and_goes_once_it_is_heard_again() throws Exception {
        central.on("/t/batch", FakeCentral.half(new Lanes.Receipts(List.of())));
        queue(Lanes.Lane.P1, 2);
        pump.start();
        ticker.runUntil(() -> central.calls().size() >= 8);
        assertThat(unsent()).isPositive();
        central.on("/t/batch", central::takeBatch);
        connectivity.good(Connectivity.Call.WAIT);
        connectivity.good(Connectivity.Call.BATCH);
        ticker.standUntil(() -> unsent() == 0);
    }

    @Test
    void telemetry_goes_last_and_carries_the_counters() throws Exception {
        journal.transaction(tx -> tx.counters().nextSlip(FakeCentral.TERMINAL));
        String slip = journal.transaction(tx -> tx.counters().lastSlip());
        queue(Lanes.Lane.P1, 1);
        var device = new Lanes.Device("receipt", "receipt-escpos", "DEGRADED", List.of("P-105"), 40);
        try (var heartbeat = new Heartbeat(journal, "0.1.0", () -> 4, () -> List.of(device), ticker, new Random(5))) {
            heartbeat.start();
            ticker.standUntil(
                    () -> journal.<Integer>transaction(tx -> tx.outbox().unsent(Lanes.Lane.P4)) == 1);
            ticker.advance(Heartbeat.EVERY);
            heartbeat.soon();
            pump.start();
            ticker.standUntil(() -> taken(Lanes.Lane.P4).size() == 1);
            assertThat(central.taken().getFirst().lane()).isEqualTo(Lanes.Lane.P1);
            assertThat(taken(Lanes.Lane.P4).getFirst().body())
                    .isEqualTo("{\"boot\":1,\"devices\":[{\"adapter\":\"receipt-escpos\",\"faults\":[\"P-105\"],"
                            + "\"id\":\"receipt\",\"paper\":40,\"state\":\"DEGRADED\"}],\"issued\":1,\"lastSlip\":\""
                            + slip + "\",\"release\":4,\"software\":\"0.1.0\",\"unsent\":2}");
            ticker.runUntil(() -> taken(Lanes.Lane.P4).size() == 3);
            assertThat(taken(Lanes.Lane.P4)).extracting(Lanes.Entry::seq).containsExactly(1L, 2L, 3L);
        }
    }
}
