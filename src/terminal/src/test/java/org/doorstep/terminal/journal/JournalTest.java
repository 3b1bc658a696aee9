// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.doorstep.contract.Lanes;
import org.doorstep.contract.SlipNumber;
import org.doorstep.device.runtime.Settlement;
import org.doorstep.device.spi.CommandId;
import org.doorstep.device.spi.DeviceId;
import org.doorstep.device.spi.Evidence;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {
    @TempDir
    Path folder;

    @Test
    void the_pragmas_that_make_a_commit_durable_are_in_force() {
        try (Journal journal = Journals.open(folder)) {
            assertThat(journal.pragmas())
                    .containsEntry("journal_mode", "wal")
                    .containsEntry("synchronous", "2")
                    .containsEntry("foreign_keys", "1")
                    .containsEntry("busy_timeout", "5000");
        }
    }

    @Test
    void the_files_are_for_their_owner_only() throws Exception {
        try (Journal journal = Journals.open(folder)) {
            Journals.queueRating(journal, 1);
            try (var files = Files.list(journal.file().getParent())) {
                for (Path file :
                        files.filter(f -> !f.toString().endsWith(".lock")).toList()) {
                    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                            .as(file.toString())
                            .isEqualTo("rw-------");
                }
            }
        }
    }

    @Test
    void a_first_start_finds_nothing_wrong_and_is_boot_one() {
        Opened opened = Journal.open(Journals.options(folder));
        try (Journal journal = opened.journal()) {
            assertThat(opened.findings()).isEmpty();
            assertThat(journal.boot()).isEqualTo(1);
            assertThat(journal.copyState()).isInstanceOf(CopyState.Current.class);
        }
        try (Journal again = Journals.open(folder)) {
            assertThat(again.boot()).isEqualTo(2);
        }
    }

    @Test
    void what_belongs_together_commits_together_or_not_at_all() {
        var command = new CommandId("00317/receipt/1/copy/1");
        try (Journal journal = Journals.open(folder)) {
            assertThatThrownBy(() -> journal.transaction(tx -> {
                        tx.commands().admit(command, new DeviceId("receipt"), "receipt.print");
                        tx.outbox().queue(Lanes.Lane.P2, Lanes.Kind.RATING, Journals.rating(1));
                        tx.audit().append(AuditEvent.PRINTED, command.value());
                        tx.counters().nextReceipt();
                        throw new IllegalStateException("the session ended");
                    }))
                    .hasMessage("the session ended");
            ChainHead head = journal.transaction(tx -> tx.audit().head());

            String summary = journal.transaction(tx ->
                    tx.commands().find(command).isPresent() + " " + tx.outbox().unsent(Lanes.Lane.P2) + " "
                            + tx.counters().receipts());
            assertThat(summary).isEqualTo("false 0 0");

            journal.transaction(tx -> {
                tx.commands().admit(command, new DeviceId("receipt"), "receipt.print");
                tx.commands().settle(command, Settlement.done(Evidence.DEVICE, 1));
                tx.outbox().queue(Lanes.Lane.P2, Lanes.Kind.RATING, Journals.rating(1));
                tx.audit().append(AuditEvent.PRINTED, command.value());
                return tx.counters().nextReceipt();
            });
            summary = journal.transaction(tx -> tx.commands().find(command).isPresent() + " "
                    + tx.outbox().unsent(Lanes.Lane.P2) + " " + tx.counters().receipts());
            assertThat(summary).isEqualTo("true 1 1");
            assertThat(journal.<Long>transaction(tx -> tx.audit().head().seq())).isEqualTo(head.seq() + 1);
        }
    }

    @Test
    void many_callers_at_once_draw_slips_without_gaps_and_keep_every_chain() throws Exception {
        long callers = 8;
        int each = 25;
        var slips = new ArrayList<SlipNumber>();
        try (Journal journal = Journals.open(folder)) {
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                List<Future<List<SlipNumber>>> running = new ArrayList<>();
                for (int caller = 0; caller < callers; caller++) {
                    running.add(threads.submit(() -> {
                        var mine = new ArrayList<SlipNumber>();
                        for (int i = 0; i < each; i++) {
                            mine.add(journal.transaction(tx -> {
                                tx.outbox().queue(Lanes.Lane.P1, Lanes.Kind.RATING, Journals.rating(2));
                                tx.audit().append(AuditEvent.SLIP_ISSUED);
                                return tx.counters().nextSlip(Journals.TERMINAL);
                            }));
                        }
                        return mine;
                    }));
                }
                for (Future<List<SlipNumber>> one : running) {
                    slips.addAll(one.get());
                }
            }
            assertThat(slips)
                    .extracting(SlipNumber::counter)
                    .doesNotHaveDuplicates()
                    .hasSize((int) callers * each);
            assertThat(journal.<Long>transaction(tx -> tx.counters().slips())).isEqualTo(callers * each);
            List<Lanes.Entry> queued = journal.transaction(tx -> tx.outbox().waiting(Lanes.Lane.P1, 1_000));
            assertThat(queued)
                    .extracting(Lanes.Entry::seq)
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(1, callers * each).boxed().toList());
            OutboxTest.assertChained(queued);
        }
    }

    @Test
    void an_interrupted_caller_still_learns_that_its_rows_were_committed() throws Exception {
        try (Journal journal = Journals.open(folder)) {
            Thread.currentThread().interrupt();
            long receipt = journal.transaction(tx -> tx.counters().nextReceipt());
            assertThat(Thread.interrupted()).isTrue();
            assertThat(receipt).isEqualTo(1);
            assertThat(journal.<Long>transaction(tx -> tx.counters().receipts()))
                    .isEqualTo(1);
        }
    }

    @Test
    void a_start_without_a_shutdown_is_told_by_the_next_start() throws Exception {
        Path saved = folder.resolve("saved");
        try (Journal journal = Journals.open(folder)) {
            journal.transaction(tx -> tx.counters().nextReceipt());
            copyFolder(journal.file().getParent(), saved);
        }
        var options = Journals.options(folder);
        Opened afterCrash = Journal.open(new JournalOptions(
                saved.resolve("journal.sqlite"),
                options.copy().resolveSibling("other.sqlite"),
                options.signer(),
                options.software(),
                options.clock(),
                options.ticker(),
                options.central(),
                options.outboxLimit()));
        try (Journal journal = afterCrash.journal()) {
            assertThat(afterCrash.findings()).containsExactly(new Finding.AbnormalShutdown(1));
            assertThat(journal.<List<AuditEntry>>transaction(tx -> tx.audit().entries(0, 100)))
                    .extracting(AuditEntry::type)
                    .containsExactly("STARTED", "ABNORMAL_SHUTDOWN", "STARTED");
        }
        Opened afterOrderlyEnd = Journal.open(options);
        try (Journal journal = afterOrderlyEnd.journal()) {
            assertThat(afterOrderlyEnd.findings()).isEmpty();
        }
    }

    private static void copyFolder(Path from, Path to) throws Exception {
        Files.createDirectory(to);
        try (var files = Files.list(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
    }

    @Test
    void a_second_opener_is_refused_while_the_first_is_open() {
        try (Journal journal = Journals.open(folder)) {
            assertThatThrownBy(() -> Journals.open(folder))
                    .isInstanceOf(JournalException.class)
                    .hasMessageContaining(journal.file().toString())
                    .hasMessageContaining("Close that one first");
        }
    }

    @Test
    void a_transaction_cannot_be_kept_nor_nested() {
        try (Journal journal = Journals.open(folder)) {
            Transaction kept = journal.transaction(tx -> tx);
            assertThatThrownBy(() -> kept.counters().slips()).isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(() -> journal.transaction(tx -> journal.transaction(inner -> inner.boot())))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("Inside a transaction");
        }
    }

    @Test
    void a_closed_journal_refuses_and_closing_twice_is_harmless() {
        Journal journal = Journals.open(folder);
        journal.close();
        journal.close();
        assertThatThrownBy(() -> journal.transaction(tx -> tx.boot()))
                .isInstanceOf(JournalException.class)
                .hasMessageContaining("is closed");
    }

    @Test
    void a_folder_that_cannot_be_made_is_named_with_the_remedy() throws Exception {
        Path inTheWay = Files.createFile(folder.resolve("state"));
        assertThatThrownBy(() -> Journals.open(folder))
                .isInstanceOf(JournalException.class)
                .hasMessageContaining(inTheWay.toString())
                .hasMessageContaining("own its folder");
    }

    @Test
    void journal_and_copy_must_not_be_one_file() {
        Path one = folder.resolve("journal.sqlite");
        var signer = new Signer(Journals.SUITE, Journals.KEYS.privateKey());
        assertThatThrownBy(() -> JournalOptions.of(one, folder.resolve("x/../journal.sqlite"), signer, "0.1.0"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("path of its own");
    }
}
