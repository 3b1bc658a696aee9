// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.doorstep.contract.Lanes;
import org.doorstep.terminal.journal.CopyState;
import org.doorstep.terminal.journal.Filed;
import org.doorstep.terminal.journal.Filing;
import org.doorstep.terminal.journal.Floor;
import org.doorstep.terminal.journal.Journal;
import org.doorstep.terminal.journal.JournalOptions;
import org.doorstep.terminal.journal.Offered;
import org.doorstep.terminal.journal.Signer;
import org.doorstep.terminal.journal.Slip;
import org.doorstep.wire.Base64Url;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(240)
class OutboxWatchTest {
    private static final byte[] PERSON = "999999195503120110".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] KEY = FakeCentral.SUITE.newSigningPair().privateKey();
    private static final long LIMIT = 100_000;

    @TempDir
    Path folder;

    private final ManualTicker ticker = new ManualTicker();
    private final AtomicReference<Instant> wall = new AtomicReference<>(Instant.parse("2026-11-22T04:00:00Z"));
    private final AtomicLong room = new AtomicLong(Long.MIN_VALUE);
    private TrustedClock clock;
    private Journal journal;
    private OutboxWatch watch;

    @BeforeEach
    void start() {
        clock = new TrustedClock(ticker, wall::get);
        journal = Journal.open(JournalOptions.of(
                                folder.resolve("state/journal.sqlite"),
                                folder.resolve("stick/copy.sqlite"),
                                new Signer(FakeCentral.SUITE, KEY),
                                "0.1.0")
                        .withClock(clock, ticker)
                        .withCentral(Floor.NONE)
                        .withOutboxLimit(LIMIT))
                .journal();
        watch = new OutboxWatch(journal, clock, room::set, ticker, new Random(3));
        watch.start();
    }

    @AfterEach
    void stop() {
        watch.close();
        journal.close();
    }

    private Filed file(int bytes) {
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
                "A".repeat(bytes));
        return journal.transaction(tx -> tx.slips().file(filing));
    }

    private void deliver(Filed filed) {
        var entry = filed.entry();
        var receipt = new Lanes.Receipt(
                entry.id(),
                Lanes.State.ACCEPTED,
                Base64Url.encode(FakeCentral.SUITE.hash(entry.signedText().getBytes(StandardCharsets.UTF_8))),
                "",
                FakeCentral.number(entry),
                0,
                "signed");
        journal.transaction(tx -> tx.outbox().apply(receipt));
    }

    private List<String> alarms() {
        List<Lanes.Entry> waiting = journal.transaction(tx -> tx.outbox().waiting(Lanes.Lane.P2, 100));
        return waiting.stream()
                .map(Lanes.Entry::body)
                .map(body -> body.replaceAll(".*\"code\":\"([A-Z_]+)\".*", "$1"))
                .toList();
    }

    private void until(BooleanSupplier done) throws InterruptedException {
        ticker.standUntil(done);
    }

    /** Lets time pass until the watch has looked once more. */
    private void looked() throws InterruptedException {
        room.set(Long.MIN_VALUE);
        ticker.runUntil(() -> room.get() != Long.MIN_VALUE);
    }

    @Test
    void a_second_copy_that_cannot_be_written_is_told_once_each_time_it_is_lost() throws Exception {
        Path place = folder.resolve("stick");
        Path away = folder.resolve("pulled-out");
        looked();
        assertThat(alarms()).isEmpty();
        for (int times = 1; times <= 2; times++) {
            stop();
            Files.move(place, away);
            Files.createFile(place);
            start();
            looked();
            looked();
            assertThat(alarms()).hasSize(times).containsOnly("JOURNAL_COPY_BEHIND");

            Files.delete(place);
            Files.move(away, place);
            file(100);
            looked();
            assertThat(journal.copyState()).isInstanceOf(CopyState.Current.class);
            looked();
        }
    }

    @Test
    void half_full_and_nearly_full_are_told_once_each_also_over_a_restart() throws Exception {
        var filed = new ArrayList<Filed>();
        filed.add(file(45_000));
        looked();
        assertThat(alarms()).isEmpty();
        filed.add(file(8_000));
        until(() -> alarms().equals(List.of("OUTBOX_HALF_FULL")));
        filed.add(file(5_000));
        looked();
        assertThat(alarms()).containsExactly("OUTBOX_HALF_FULL");
        stop();
        start();
        filed.add(file(1_000));
        looked();
        assertThat(alarms()).containsExactly("OUTBOX_HALF_FULL");
        filed.add(file(32_000));
        until(() -> alarms().equals(List.of("OUTBOX_HALF_FULL", "OUTBOX_NEARLY_FULL")));

        deliver(filed.get(1));
        looked();
        file(7_500);
        looked();
        assertThat(alarms())
                .as("it was not much emptier in between")
                .containsExactly("OUTBOX_HALF_FULL", "OUTBOX_NEARLY_FULL");
        deliver(filed.get(0));
        looked();
        file(45_000);
        until(() -> alarms().size() == 3);
        assertThat(alarms().getLast()).isEqualTo("OUTBOX_NEARLY_FULL");
    }

    @Test
    void the_room_that_is_left_is_told_whenever_something_was_queued() throws Exception {
        looked();
        long before = room.get();
        assertThat(before).isBetween(90_000L, 95_000L);
        file(20_000);
        until(() -> room.get() < before - 20_000);
        file(80_000);
        until(() -> room.get() < 0);
        assertThat(journal.<Integer>transaction(tx -> tx.outbox().unsent(Lanes.Lane.P1)))
                .as("what was begun is kept beyond the limit")
                .isEqualTo(2);
    }

    @Test
    void from_80_percent_telemetry_is_dropped() throws Exception {
        file(78_000);
        assertThat(journal.<Offered>transaction(
                        tx -> tx.outbox().offer(Lanes.Kind.HEARTBEAT, new Lanes.AuditHead(1, ""))))
                .isInstanceOf(Offered.Queued.class);
        file(3_000);
        assertThat(journal.<Offered>transaction(tx -> tx.outbox().offer(Lanes.Kind.FAULT, new Lanes.AuditHead(1, ""))))
                .isInstanceOfSatisfying(
                        Offered.Dropped.class, no -> assertThat(no.why()).contains("% full"));
    }

    @Test
    void a_submission_that_waits_for_more_than_a_week_is_told_once() throws Exception {
        Filed old = file(100);
        looked();
        for (int day = 1; day <= 7; day++) {
            ticker.advance(Duration.ofDays(1));
            looked();
        }
        // looking takes minutes of this clock, so the week is just over
        ticker.advance(Duration.ofHours(1));
        until(() -> alarms().contains("SUBMISSION_WAITS"));
        ticker.advance(Duration.ofDays(3));
        looked();
        assertThat(alarms()).containsExactly("SUBMISSION_WAITS");
        deliver(old);
        looked();
        file(100);
        ticker.advance(Duration.ofDays(8));
        until(() -> alarms().size() == 2);
    }

    @Test
    void a_clock_at_2036_ages_nothing_and_centrals_time_is_kept_as_soon_as_it_is_known() throws Exception {
        Filed filed = file(100);
        wall.set(Instant.parse("2036-02-07T06:28:16Z"));
        stop();
        start();
        looked();
        assertThat(alarms()).isEmpty();
        Filed later = file(100);
        Instant central = Instant.parse("2026-11-22T05:00:00Z");
        clock.anchor(central);
        ticker.runUntil(() -> timed(later).isPresent());
        assertThat(timed(later))
                .hasValueSatisfying(time -> assertThat(time)
                        .isBetween(central.minus(Duration.ofMinutes(10)), central.plus(Duration.ofMinutes(10))));
        assertThat(timed(filed)).as("that start never heard of central").isEmpty();
        assertThat(alarms()).isEmpty();
    }

    private Optional<Instant> timed(Filed filed) {
        return journal.<Optional<Slip>>transaction(
                        tx -> tx.slips().find(filed.slip().value()))
                .orElseThrow()
                .timed();
    }

    @Test
    void slips_whose_days_are_over_are_forgotten_without_being_asked() throws Exception {
        clock.anchor(wall.get());
        Filed filed = file(100);
        deliver(filed);
        looked();
        for (int day = 0; day < Filing.KEEP_DAYS; day++) {
            assertThat(journal.<Optional<Slip>>transaction(
                            tx -> tx.slips().find(filed.slip().value())))
                    .isPresent();
            ticker.advance(Duration.ofDays(1));
            looked();
        }
        ticker.runUntil(() -> journal.<Optional<Slip>>transaction(
                        tx -> tx.slips().find(filed.slip().value()))
                .isEmpty());
    }
}
