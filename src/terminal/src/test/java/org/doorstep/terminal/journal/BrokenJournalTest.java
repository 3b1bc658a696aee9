// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.doorstep.contract.Lanes;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BrokenJournalTest {
    /** Each start queues the head of the audit chain; there were two. */
    private static final int AUDIT_HEADS = 2;

    @TempDir
    Path folder;

    private JournalOptions options;
    private List<Lanes.Entry> unsent;
    private ChainHead auditHead;
    private String idOfCopy;

    /** A journal with 40 records of which the first has its receipt, three slips and one receipt number. */
    @BeforeEach
    void fill() {
        options = Journals.options(folder);
        try (Journal journal = Journals.open(folder)) {
            Lanes.Entry first = Journals.queueRating(journal, 1);
            journal.transaction(tx -> {
                for (int i = 0; i < 39; i++) {
                    tx.outbox().queue(Lanes.Lane.P2, Lanes.Kind.RATING, Journals.rating(2));
                }
                tx.outbox().apply(Journals.receipt(first, Lanes.State.ACCEPTED, ""));
                tx.counters().nextSlip(Journals.TERMINAL);
                tx.counters().nextSlip(Journals.TERMINAL);
                tx.counters().nextSlip(Journals.TERMINAL);
                return tx.counters().nextReceipt();
            });
            unsent = journal.transaction(tx -> tx.outbox().waiting(Lanes.Lane.P2, 100));
        }
        // the audit chain grew by the shutdown
        try (Journal journal = Journals.open(folder)) {
            auditHead = journal.transaction(tx -> tx.audit().head());
            idOfCopy = journal.id();
        }
    }

    enum Damage {
        TEXT {
            @Override
            void to(Path file) throws Exception {
                Files.writeString(file, "this is no database at all, and long enough to be looked at".repeat(100));
            }
        },
        CUT_SHORT {
            @Override
            void to(Path file) throws Exception {
                try (var open = new RandomAccessFile(file.toFile(), "rw")) {
                    open.setLength(Files.size(file) / 2);
                }
            }
        },
        PAGES_OVERWRITTEN {
            @Override
            void to(Path file) throws Exception {
                try (var open = new RandomAccessFile(file.toFile(), "rw")) {
                    open.seek(4096 * 2);
                    byte[] rubbish = new byte[(int) Math.min(4096 * 20, Files.size(file) - 4096 * 2)];
                    java.util.Arrays.fill(rubbish, (byte) 0x5a);
                    open.write(rubbish);
                }
            }
        },
        ANOTHER_PROGRAMS {
            @Override
            void to(Path file) throws Exception {
                Files.delete(file);
                Journals.behindTheBack(file, "CREATE TABLE notes (text TEXT)");
            }
        };

        abstract void to(Path file) throws Exception;
    }

    @ParameterizedTest
    @EnumSource
    void a_broken_journal_goes_aside_whole_and_all_goes_on_from_the_second_copy(Damage damage) throws Exception {
        damage.to(options.file());
        byte[] broken = Files.readAllBytes(options.file());

        Opened opened = Journal.open(options);
        try (Journal journal = opened.journal()) {
            assertThat(opened.findings()).hasSize(2);
            var aside = (Finding.JournalBroken) opened.findings().getFirst();
            assertThat(aside.file()).isEqualTo(options.file());
            assertThat(aside.aside()).exists().isNotEqualTo(options.file());
            assertThat(Files.size(aside.aside())).isEqualTo(broken.length);
            assertThat(opened.findings().get(1)).isEqualTo(new Finding.Continued(unsent.size() + AUDIT_HEADS, 3, 1));

            assertThat(journal.boot()).isEqualTo(3);
            assertThat(journal.<List<Lanes.Entry>>transaction(tx -> tx.outbox().waiting(Lanes.Lane.P2, 100)))
                    .isEqualTo(unsent);
            Lanes.Entry next = Journals.queueRating(journal, 3);
            assertThat(next.seq()).isEqualTo(41);
            assertThat(next.previous())
                    .isEqualTo(Signer.hash(Journals.SUITE, unsent.getLast().signedText()));
            assertThat(journal.<Integer>transaction(
                            tx -> tx.counters().nextSlip(Journals.TERMINAL).counter()))
                    .isEqualTo(4);
            assertThat(journal.<Long>transaction(tx -> tx.counters().nextReceipt()))
                    .isEqualTo(2);
            assertThat(journal.<List<AuditEntry>>transaction(tx -> tx.audit().entries(0, 10)))
                    .extracting(AuditEntry::type)
                    .containsExactly("JOURNAL_REPLACED", "STARTED");
        }
    }

    @Test
    void the_audit_chain_goes_on_from_the_head_that_the_second_copy_knows() throws Exception {
        Damage.TEXT.to(options.file());
        try (Journal journal = Journals.open(folder)) {
            AuditEntry first =
                    journal.transaction(tx -> tx.audit().entries(0, 1)).getFirst();
            // one entry more than the head read above: the shutdown
            assertThat(first.seq()).isEqualTo(auditHead.seq() + 2);
            assertThat(first.previous()).isNotEmpty();
        }
    }

    @Test
    void a_missing_journal_is_told_from_a_first_start() throws Exception {
        Files.delete(options.file());
        Opened opened = Journal.open(options);
        try (Journal journal = opened.journal()) {
            assertThat(opened.findings())
                    .containsExactly(
                            new Finding.JournalMissing(options.file()),
                            new Finding.Continued(unsent.size() + AUDIT_HEADS, 3, 1));
            assertThat(journal.<Integer>transaction(tx -> tx.outbox().unsent(Lanes.Lane.P2)))
                    .isEqualTo(unsent.size());
        }
    }

    @Test
    void an_older_journal_is_brought_forward_and_no_number_is_used_twice() throws Exception {
        Path image = folder.resolve("image");
        Files.copy(options.file(), image);
        Lanes.Entry later;
        try (Journal journal = Journals.open(folder)) {
            later = Journals.queueRating(journal, 4);
            journal.transaction(tx -> tx.counters().nextSlip(Journals.TERMINAL));
        }
        Files.delete(options.file());
        Files.copy(image, options.file());

        Opened opened = Journal.open(options);
        try (Journal journal = opened.journal()) {
            assertThat(opened.findings())
                    .contains(new Finding.JournalOlder(options.file()), new Finding.Continued(2, 4, 1));
            assertThat(journal.<List<Lanes.Entry>>transaction(tx -> tx.outbox().waiting(Lanes.Lane.P2, 100)))
                    .contains(later);
            assertThat(Journals.queueRating(journal, 1).seq()).isEqualTo(later.seq() + 1);
        }
    }

    @Test
    void with_both_files_lost_the_numbers_go_on_from_what_central_has_seen() throws Exception {
        Damage.TEXT.to(options.file());
        Damage.TEXT.to(options.copy());
        var central = new Floor(12, 345, 67, Map.of(Lanes.Lane.P2, new ChainHead(40, "hash-of-40")));

        Opened opened = Journal.open(options.withCentral(central));
        try (Journal journal = opened.journal()) {
            assertThat(opened.findings())
                    .hasAtLeastOneElementOfType(Finding.JournalBroken.class)
                    .hasAtLeastOneElementOfType(Finding.CopyBroken.class)
                    .contains(new Finding.Continued(0, 345, 67));
            assertThat(journal.boot()).isEqualTo(13);
            assertThat(journal.<Integer>transaction(
                            tx -> tx.counters().nextSlip(Journals.TERMINAL).counter()))
                    .isEqualTo(346);
            Lanes.Entry next = Journals.queueRating(journal, 1);
            assertThat(next.seq()).isEqualTo(41);
            assertThat(next.previous()).isEqualTo("hash-of-40");
        }
    }

    @Test
    void a_broken_second_copy_goes_aside_and_is_written_anew_from_the_journal() throws Exception {
        Damage.TEXT.to(options.copy());
        Opened opened = Journal.open(options);
        try (Journal journal = opened.journal()) {
            assertThat(opened.findings()).singleElement().isInstanceOf(Finding.CopyBroken.class);
            assertThat(journal.copyState()).isInstanceOf(CopyState.Current.class);
        }
        Files.delete(options.file());
        try (Journal journal = Journals.open(folder)) {
            assertThat(journal.<List<Lanes.Entry>>transaction(tx -> tx.outbox().waiting(Lanes.Lane.P2, 100)))
                    .isEqualTo(unsent);
        }
    }

    @Test
    void without_a_place_for_the_second_copy_the_journal_goes_on_and_catches_up_when_there_is_one() throws Exception {
        Path place = options.copy().getParent();
        Path away = folder.resolve("pulled-out");
        Files.move(place, away);
        Files.createFile(place);

        Opened opened = Journal.open(options);
        try (Journal journal = opened.journal()) {
            assertThat(opened.findings()).singleElement().isInstanceOf(Finding.CopyUnavailable.class);
            Journals.queueRating(journal, 5);
            assertThat(journal.copyState()).isInstanceOf(CopyState.Behind.class);

            Files.delete(place);
            Files.move(away, place);
            Journals.queueRating(journal, 5);
            assertThat(journal.copyState()).isInstanceOf(CopyState.Current.class);
        }
        Files.delete(options.file());
        try (Journal journal = Journals.open(folder)) {
            assertThat(journal.<List<Lanes.Entry>>transaction(tx -> tx.outbox().waiting(Lanes.Lane.P2, 100)))
                    .hasSize(unsent.size() + 2);
        }
    }

    @Test
    void a_second_copy_that_missed_the_last_commits_is_brought_up_to_date_at_the_next_start() throws Exception {
        Path before = folder.resolve("before");
        Files.copy(options.copy(), before);
        Lanes.Entry missed;
        try (Journal journal = Journals.open(folder)) {
            missed = Journals.queueRating(journal, 4);
        }
        Files.delete(options.copy());
        Files.copy(before, options.copy());
        Opened opened = Journal.open(options);
        opened.journal().close();
        assertThat(opened.findings()).isEmpty();

        Files.delete(options.file());
        try (Journal journal = Journals.open(folder)) {
            assertThat(journal.<List<Lanes.Entry>>transaction(tx -> tx.outbox().waiting(Lanes.Lane.P2, 100)))
                    .contains(missed);
        }
    }

    @Test
    void a_newer_programs_journal_is_neither_opened_nor_moved() throws Exception {
        Journals.behindTheBack(options.file(), "PRAGMA user_version = 99");
        assertThatThrownBy(() -> Journal.open(options))
                .isInstanceOf(JournalException.class)
                .hasMessageContaining(options.file().toString())
                .hasMessageContaining("Install the newer version again");
        try (var files = Files.list(options.file().getParent())) {
            assertThat(files.filter(f -> f.toString().contains(".broken-"))).isEmpty();
        }
    }

    @Test
    void two_broken_journals_of_the_same_second_both_stay() throws Exception {
        var stopped = options.withClock(java.time.InstantSource.fixed(java.time.Instant.EPOCH), options.ticker());
        Damage.TEXT.to(options.file());
        Journal.open(stopped).journal().close();
        Damage.TEXT.to(options.file());
        Journal.open(stopped).journal().close();
        try (var files = Files.list(options.file().getParent())) {
            assertThat(files.map(f -> f.getFileName().toString()))
                    .contains("journal.sqlite.broken-19700101T000000Z", "journal.sqlite.broken-19700101T000000Z-2");
        }
    }

    @Test
    void with_both_files_lost_no_number_is_drawn_before_central_has_said_where_to_go_on() throws Exception {
        Damage.TEXT.to(options.file());
        Damage.TEXT.to(options.copy());
        String lost = idOfCopy;
        JournalOptions unasked = options.withCentral(null);
        try (Journal journal = Journal.open(unasked).journal()) {
            assertThat(journal.id()).as("its lanes begin at one").isNotEqualTo(lost);
            refusesNumbers(journal);
        }
        try (Journal journal = Journal.open(unasked).journal()) {
            refusesNumbers(journal);
            journal.transaction(tx -> {
                tx.continueFrom(new Floor(12, 345, 67, Map.of()));
                return tx;
            });
            assertThat(journal.<Integer>transaction(
                            tx -> tx.counters().nextSlip(Journals.TERMINAL).counter()))
                    .isEqualTo(346);
        }
        Files.delete(options.file());
        try (Journal journal = Journal.open(unasked).journal()) {
            assertThat(journal.boot()).as("the second copy has followed").isEqualTo(13);
        }
    }

    @Test
    void a_journal_begun_from_the_second_copy_asks_central_too_because_the_copy_may_lag_behind() throws Exception {
        Damage.TEXT.to(options.file());
        try (Journal journal = Journal.open(options.withCentral(null)).journal()) {
            assertThat(journal.id()).as("its lanes go on").isEqualTo(idOfCopy);
            refusesNumbers(journal);
            journal.transaction(tx -> {
                tx.continueFrom(new Floor(1, 2, 0, Map.of()));
                return tx;
            });
            assertThat(journal.<Integer>transaction(
                            tx -> tx.counters().nextSlip(Journals.TERMINAL).counter()))
                    .as("the copy knew more")
                    .isEqualTo(4);
        }
    }

    private static void refusesNumbers(Journal journal) {
        assertThat(journal.<Boolean>transaction(tx -> tx.counters().compared())).isFalse();
        assertThatThrownBy(() -> journal.transaction(tx -> tx.counters().nextSlip(Journals.TERMINAL)))
                .isInstanceOf(JournalException.class);
        assertThatThrownBy(() -> journal.transaction(tx -> tx.counters().nextReceipt()))
                .isInstanceOf(JournalException.class);
    }
}
