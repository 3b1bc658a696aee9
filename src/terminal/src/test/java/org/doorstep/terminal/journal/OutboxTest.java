// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.doorstep.contract.Lanes;
import org.doorstep.terminal.journal.Outbox.Applied;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutboxTest {
    @TempDir
    Path folder;

    private Journal journal;

    @BeforeEach
    void open() {
        journal = Journals.open(folder);
    }

    @AfterEach
    void close() {
        journal.close();
    }

    static void assertChained(List<Lanes.Entry> entries) {
        for (int i = 1; i < entries.size(); i++) {
            assertThat(entries.get(i).previous())
                    .isEqualTo(Signer.hash(Journals.SUITE, entries.get(i - 1).signedText()));
        }
    }

    private List<Lanes.Entry> waiting(Lanes.Lane lane) {
        return journal.transaction(tx -> tx.outbox().waiting(lane, 100));
    }

    private Applied apply(Lanes.Receipt receipt) {
        return journal.transaction(tx -> tx.outbox().apply(receipt));
    }

    @Test
    void a_record_is_frozen_numbered_chained_and_signed_when_it_is_queued() {
        Lanes.Entry first = Journals.queueRating(journal, 1);
        Lanes.Entry second = Journals.queueRating(journal, 2);

        assertThat(waiting(Lanes.Lane.P2)).containsExactly(first, second);
        assertThat(first.seq()).isEqualTo(1);
        assertThat(first.previous()).isEmpty();
        assertThat(second.seq()).isEqualTo(2);
        assertChained(List.of(first, second));
        assertThat(first.body())
                .isEqualTo(
                        "{\"grade\":1,\"item\":\"participation-certificate\",\"reference\":\"00317-1\",\"version\":1}");
        assertThat(Journals.SUITE.verify(
                        Journals.KEYS.publicKey(),
                        second.signedText().getBytes(StandardCharsets.UTF_8),
                        Base64.getUrlDecoder().decode(second.signature())))
                .isTrue();
        assertThat(first.id()).matches("[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
    }

    @Test
    void lanes_count_apart() {
        Journals.queueRating(journal, 1);
        Lanes.Entry other = journal.transaction(
                tx -> tx.outbox().queue(Lanes.Lane.P0, Lanes.Kind.ALARM, new Lanes.Alarm("A-1", "item", "")));
        assertThat(other.seq()).isEqualTo(1);
        assertThat(other.previous()).isEmpty();
    }

    @Test
    void a_record_that_central_took_stays_as_a_fact_without_its_body() throws Exception {
        Lanes.Entry first = Journals.queueRating(journal, 1);
        Lanes.Entry second = Journals.queueRating(journal, 2);

        assertThat(apply(Journals.receipt(first, Lanes.State.ACCEPTED, ""))).isEqualTo(Applied.DELIVERED);
        assertThat(apply(Journals.receipt(second, Lanes.State.DUPLICATE, ""))).isEqualTo(Applied.DELIVERED);
        assertThat(waiting(Lanes.Lane.P2)).isEmpty();
        assertThat(apply(Journals.receipt(first, Lanes.State.ACCEPTED, ""))).isEqualTo(Applied.NOT_WAITING);
        assertThat(apply(Journals.receipt(first, Lanes.State.HELD, "late"))).isEqualTo(Applied.NOT_WAITING);

        Lanes.Entry third = Journals.queueRating(journal, 3);
        assertThat(third.seq()).isEqualTo(3);
        assertChained(List.of(second, third));
        assertThat(count("SELECT count(*) FROM record WHERE lane = 'P2' AND seq < 3 AND body IS NULL"))
                .isEqualTo(2);
        assertThat(count("SELECT count(*) FROM receipt WHERE state IN ('ACCEPTED', 'DUPLICATE')"))
                .isEqualTo(2);
    }

    @Test
    void a_held_record_goes_to_quarantine_and_its_lane_goes_on() {
        Lanes.Entry first = Journals.queueRating(journal, 1);
        Lanes.Entry second = Journals.queueRating(journal, 2);

        assertThat(apply(Journals.receipt(first, Lanes.State.HELD, "unknown item")))
                .isEqualTo(Applied.QUARANTINED);
        assertThat(waiting(Lanes.Lane.P2)).containsExactly(second);
        assertThat(journal.<List<Quarantined>>transaction(tx -> tx.outbox().quarantine()))
                .containsExactly(new Quarantined(first, "unknown item"));

        assertThat(journal.<Boolean>transaction(tx -> tx.outbox().resolve(second.id(), "staff-7", "not held")))
                .isFalse();
        assertThat(journal.<Boolean>transaction(tx -> tx.outbox().resolve(first.id(), "staff-7", "entered by hand")))
                .isTrue();
        assertThat(journal.<List<Quarantined>>transaction(tx -> tx.outbox().quarantine()))
                .isEmpty();
    }

    @Test
    void quarantine_outlives_the_loss_of_the_journal() throws Exception {
        Lanes.Entry held = Journals.queueRating(journal, 1);
        apply(Journals.receipt(held, Lanes.State.HELD, "unknown item"));
        journal.close();
        java.nio.file.Files.delete(journal.file());

        journal = Journals.open(folder);
        assertThat(waiting(Lanes.Lane.P2)).as("offered to central once more").containsExactly(held);
    }

    @Test
    void a_record_to_be_sent_again_stays_where_it_is() {
        Lanes.Entry first = Journals.queueRating(journal, 1);
        assertThat(apply(Journals.receipt(first, Lanes.State.RETRY, "later"))).isEqualTo(Applied.STILL_WAITING);
        assertThat(waiting(Lanes.Lane.P2)).containsExactly(first);
    }

    @Test
    void a_receipt_about_other_bytes_changes_nothing() {
        Lanes.Entry first = Journals.queueRating(journal, 1);
        var other = new Lanes.Receipt(first.id(), Lanes.State.ACCEPTED, "other-hash", "", "", 0, "signed");
        assertThat(apply(other)).isEqualTo(Applied.OTHER_BYTES);
        assertThat(waiting(Lanes.Lane.P2)).containsExactly(first);
    }

    @Test
    void telemetry_is_dropped_while_the_one_before_waits_and_forgotten_once_delivered() throws Exception {
        Offered first = journal.transaction(tx -> tx.outbox().offer(Lanes.Kind.HEARTBEAT, Journals.rating(0)));
        Offered second = journal.transaction(tx -> tx.outbox().offer(Lanes.Kind.HEARTBEAT, Journals.rating(0)));
        assertThat(second).isInstanceOf(Offered.Dropped.class);
        assertThat(first).isInstanceOf(Offered.Queued.class);
        Lanes.Entry beat = ((Offered.Queued) first).entry();

        assertThat(apply(Journals.receipt(beat, Lanes.State.ACCEPTED, ""))).isEqualTo(Applied.DELIVERED);
        Offered third = journal.transaction(tx -> tx.outbox().offer(Lanes.Kind.HEARTBEAT, Journals.rating(0)));
        assertThat(((Offered.Queued) third).entry().seq()).isEqualTo(2);
        assertThat(count("SELECT count(*) FROM record WHERE lane = 'P4'")).isEqualTo(1);
        assertThatThrownBy(() -> journal.transaction(
                        tx -> tx.outbox().queue(Lanes.Lane.P4, Lanes.Kind.HEARTBEAT, Journals.rating(0))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void as_the_outbox_fills_telemetry_goes_first_then_new_items_and_records_never() {
        journal.close();
        journal = Journal.open(Journals.options(folder).withOutboxLimit(2_000)).journal();
        assertThat(journal.<Room>transaction(tx -> tx.outbox().room(500))).isInstanceOf(Room.Fits.class);
        while (journal.transaction(tx -> tx.outbox().room(0)) instanceof Room.Fits(int percent) && percent < 80) {
            Journals.queueRating(journal, 1);
        }
        assertThat(journal.<Offered>transaction(tx -> tx.outbox().offer(Lanes.Kind.HEARTBEAT, Journals.rating(0))))
                .isInstanceOf(Offered.Dropped.class);
        assertThat(journal.<Room>transaction(tx -> tx.outbox().room(500))).isInstanceOf(Room.Full.class);
        int before = waiting(Lanes.Lane.P2).size();
        for (int i = 0; i < 10; i++) {
            Journals.queueRating(journal, 1);
        }
        assertThat(waiting(Lanes.Lane.P2)).hasSize(before + 10);
    }

    @Test
    void listeners_hear_of_queued_records_only_after_the_commit() {
        var heard = new AtomicInteger();
        journal.whenQueued(heard::incrementAndGet);
        journal.transaction(tx -> tx.counters().nextReceipt());
        assertThat(heard).hasValue(0);
        Journals.queueRating(journal, 1);
        assertThat(heard).hasValue(1);
        assertThatThrownBy(() -> journal.transaction(tx -> {
                    tx.outbox().queue(Lanes.Lane.P2, Lanes.Kind.RATING, Journals.rating(1));
                    throw new IllegalStateException("undone");
                }))
                .hasMessage("undone");
        assertThat(heard).hasValue(1);
    }

    @Test
    void the_file_itself_refuses_to_change_or_lose_a_record() throws Exception {
        Journals.queueRating(journal, 1);
        assertThatThrownBy(() -> Journals.behindTheBack(journal.file(), "UPDATE record SET seq = 9"))
                .hasMessageContaining("frozen");
        assertThatThrownBy(() -> Journals.behindTheBack(journal.file(), "UPDATE record SET body = '{}'"))
                .hasMessageContaining("frozen");
        assertThatThrownBy(() -> Journals.behindTheBack(journal.file(), "DELETE FROM record"))
                .hasMessageContaining("kept as a fact");
    }

    private long count(String query) throws Exception {
        try (var connection = java.sql.DriverManager.getConnection("jdbc:sqlite:" + journal.file());
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            return rows.getLong(1);
        }
    }
}
