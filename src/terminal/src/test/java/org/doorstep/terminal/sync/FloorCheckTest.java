// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.doorstep.contract.Lanes;
import org.doorstep.terminal.journal.AuditEntry;
import org.doorstep.terminal.journal.Floor;
import org.doorstep.terminal.journal.Journal;
import org.doorstep.terminal.journal.JournalException;
import org.doorstep.terminal.journal.JournalOptions;
import org.doorstep.terminal.journal.Signer;
import org.doorstep.wire.KeyFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(240)
class FloorCheckTest {
    @TempDir
    Path folder;

    private final ManualTicker ticker = new ManualTicker();
    private final Connectivity connectivity = new Connectivity(InstantSource.system());
    private final AtomicInteger known = new AtomicInteger();
    private FakeCentral central;
    private KeyFile keys;
    private Uplink uplink;
    private Journal journal;
    private FloorCheck check;

    @BeforeEach
    void start() throws Exception {
        central = new FakeCentral(folder);
        keys = KeyFile.open(folder.resolve("terminal-keys"));
        uplink = new Uplink(central.address(), keys, central.identity());
    }

    @AfterEach
    void stop() {
        check.close();
        journal.close();
        uplink.close();
        central.close();
    }

    private JournalOptions options() {
        return JournalOptions.of(
                        folder.resolve("state/journal.sqlite"),
                        folder.resolve("stick/copy.sqlite"),
                        new Signer(FakeCentral.SUITE, keys.signing().privateKey()),
                        "0.1.0")
                .withClock(InstantSource.system(), ticker);
    }

    private void open(JournalOptions options) {
        journal = Journal.open(options).journal();
        check = new FloorCheck(uplink, journal, connectivity, known::incrementAndGet, ticker, new Random(5));
    }

    private Lanes.Floor floor(String of, int boots, int slips, Lanes.LaneEnd... lanes) {
        var bare = new Lanes.Floor(of, boots, slips, List.of(lanes), "");
        return new Lanes.Floor(of, boots, slips, bare.lanes(), central.sign(bare.signedText()));
    }

    private void answer(Lanes.Floor floor) {
        central.on("/t/floor", exchange -> FakeCentral.json(exchange, 200, floor));
    }

    private int nextSlip() {
        return journal.<Integer>transaction(
                tx -> tx.counters().nextSlip(FakeCentral.TERMINAL).counter());
    }

    private List<String> replaced() {
        List<AuditEntry> entries = journal.transaction(tx -> tx.audit().entries(0, 100));
        return entries.stream()
                .filter(entry -> entry.type().equals("JOURNAL_REPLACED"))
                .map(AuditEntry::subject)
                .toList();
    }

    private List<Lanes.Entry> waiting(Lanes.Lane lane) {
        return journal.transaction(tx -> tx.outbox().waiting(lane, 100));
    }

    @Test
    void a_journal_begun_anew_draws_no_number_before_central_spoke_and_goes_on_from_there() throws Exception {
        open(options());
        assertThatThrownBy(this::nextSlip)
                .isInstanceOf(JournalException.class)
                .hasMessageContaining("See that central can be reached");
        answer(floor(journal.id(), 12, 345));

        check.start();
        ticker.standUntil(() -> known.get() == 1);

        assertThat(nextSlip()).isEqualTo(346);
        assertThat(replaced()).containsExactly("lost");
        assertThat(waiting(Lanes.Lane.P2))
                .singleElement()
                .satisfies(alarm -> assertThat(alarm.body()).contains("JOURNAL_REPLACED", "slips go on after 345"));
        journal.close();
        open(options());
        assertThat(journal.boot()).as("starts go on too").isEqualTo(13);
        assertThat(nextSlip()).as("what was learned stays").isEqualTo(347);
    }

    @Test
    void a_first_start_begins_at_one_and_nobody_is_alarmed() throws Exception {
        open(options());
        answer(floor(journal.id(), 0, 0));
        check.start();
        ticker.standUntil(() -> known.get() == 1);
        assertThat(nextSlip()).isEqualTo(1);
        assertThat(replaced()).isEmpty();
        assertThat(waiting(Lanes.Lane.P2)).isEmpty();
        assertThat(central.calls()).containsExactly("/t/floor?journal=" + journal.id());
    }

    @Test
    void what_central_did_not_sign_or_said_of_another_journal_counts_for_nothing() throws Exception {
        open(options());
        var right = floor(journal.id(), 3, 40);
        var forged = new Lanes.Floor(right.journal(), 3, 41, right.lanes(), right.signature());
        var others = floor("0190f8d2-0000-7000-8000-000000000001", 3, 42);
        var tries = new AtomicInteger();
        central.on("/t/floor", exchange -> {
            switch (tries.getAndIncrement()) {
                case 0 -> FakeCentral.json(exchange, 200, forged);
                case 1 -> FakeCentral.json(exchange, 200, others);
                case 2 -> FakeCentral.fault(404).to(exchange);
                case 3 -> FakeCentral.half(right).to(exchange);
                default -> FakeCentral.json(exchange, 200, right);
            }
        });
        check.start();
        ticker.runUntil(() -> known.get() == 1);
        assertThat(tries.get()).isEqualTo(5);
        assertThat(nextSlip()).isEqualTo(41);
    }

    @Test
    void a_journal_put_back_from_an_old_disk_goes_on_behind_what_central_has() throws Exception {
        open(options().withCentral(Floor.NONE));
        nextSlip();
        List<Lanes.Entry> queued = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            queued.add(journal.transaction(
                    tx -> tx.outbox().queue(Lanes.Lane.P1, Lanes.Kind.ALARM, new Lanes.Alarm("A-1", "", ""))));
        }
        journal.close();
        open(options());
        assertThat(nextSlip()).as("it knows itself").isEqualTo(2);
        answer(floor(journal.id(), 9, 17, new Lanes.LaneEnd(Lanes.Lane.P1, 30, "hash-of-30")));

        check.start();
        ticker.standUntil(() -> known.get() == 1);

        assertThat(nextSlip()).isEqualTo(18);
        assertThat(replaced()).containsExactly("older");
        Lanes.Entry next = journal.transaction(
                tx -> tx.outbox().queue(Lanes.Lane.P1, Lanes.Kind.ALARM, new Lanes.Alarm("A-1", "", "")));
        assertThat(next.seq()).isEqualTo(31);
        assertThat(next.previous()).isEqualTo("hash-of-30");
        assertThat(waiting(Lanes.Lane.P1)).as("what waited still does").contains(queued.getLast());
    }

    @Test
    void a_central_that_is_behind_changes_nothing() throws Exception {
        open(options().withCentral(Floor.NONE));
        for (int i = 0; i < 5; i++) {
            nextSlip();
        }
        journal.close();
        open(options());
        answer(floor(journal.id(), 1, 3));
        check.start();
        ticker.standUntil(() -> known.get() == 1);
        assertThat(nextSlip()).isEqualTo(6);
        assertThat(replaced()).isEmpty();
    }
}
