// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.doorstep.contract.Lanes;
import org.doorstep.terminal.journal.AuditVerifier.Verdict;
import org.doorstep.wire.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditChainTest {
    @TempDir
    Path folder;

    private final AuditVerifier verifier = new AuditVerifier(Journals.SUITE, Journals.KEYS.publicKey());

    private Verdict verify(List<String> lines) throws Exception {
        return verifier.verify(
                new ByteArrayInputStream((String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8)));
    }

    private List<String> export(Journal journal) throws Exception {
        var out = new ByteArrayOutputStream();
        AuditExport.write(journal, out);
        return new ArrayList<>(out.toString(StandardCharsets.UTF_8).lines().toList());
    }

    private static void fill(Journal journal, int entries) {
        journal.transaction(tx -> {
            for (int i = 0; i < entries; i++) {
                tx.audit().append(AuditEvent.SESSION_BEGAN);
            }
            return tx;
        });
    }

    @Test
    void an_untouched_export_is_intact_to_its_signed_head() throws Exception {
        try (Journal journal = Journals.open(folder)) {
            fill(journal, 230);
            List<String> lines = export(journal);
            ChainHead head = journal.transaction(tx -> tx.audit().head());
            assertThat(verify(lines)).isEqualTo(new Verdict.Intact(1, head, head.seq()));
            assertThat(head.seq()).isEqualTo(231);
        }
    }

    @Test
    void changing_removing_moving_or_adding_any_entry_is_found_at_its_line() throws Exception {
        List<String> lines;
        try (Journal journal = Journals.open(folder)) {
            fill(journal, 12);
            lines = export(journal);
        }
        assertThat(lines).hasSize(15);
        for (int at = 0; at < lines.size() - 1; at++) {
            var changed = new ArrayList<>(lines);
            changed.set(
                    at, lines.get(at).replace("SESSION_BEGAN", "SESSION_ENDED").replace("STARTED", "SHUT_DOWN"));
            if (!changed.equals(lines)) {
                assertThat(verify(changed))
                        .isInstanceOfSatisfying(
                                Verdict.Broken.class, b -> assertThat(b.why()).contains("was changed"));
            }
            if (at > 0) {
                var removed = new ArrayList<>(lines);
                removed.remove(at);
                if (lines.get(at).contains("\"entry\"")) {
                    assertThat(verify(removed)).as("line %s removed", at).isInstanceOf(Verdict.Broken.class);
                }
                var swapped = new ArrayList<>(lines);
                swapped.set(at, lines.get(at - 1));
                swapped.set(at - 1, lines.get(at));
                assertThat(verify(swapped)).as("line %s moved", at).isInstanceOf(Verdict.Broken.class);
            }
            var added = new ArrayList<>(lines);
            added.add(at, lines.get(at));
            if (lines.get(at).contains("\"entry\"")) {
                assertThat(verify(added)).as("line %s doubled", at).isInstanceOf(Verdict.Broken.class);
            }
        }
    }

    @Test
    void a_chain_rewritten_with_right_hashes_fails_at_the_terminals_signature() throws Exception {
        var forger = Journals.SUITE.newSigningPair();
        var options = Journals.options(folder);
        var forged = JournalOptions.of(
                        options.file(), options.copy(), new Signer(Journals.SUITE, forger.privateKey()), "0.1.0")
                .withCentral(Floor.NONE);
        try (Journal journal = Journal.open(forged).journal()) {
            fill(journal, 3);
            assertThat(verify(export(journal)))
                    .isInstanceOfSatisfying(
                            Verdict.Broken.class, b -> assertThat(b.why()).contains("signature"));
        }
    }

    @Test
    void an_export_cut_at_its_end_shows_a_head_that_is_not_the_one_central_knows() throws Exception {
        try (Journal journal = Journals.open(folder)) {
            fill(journal, 5);
            List<String> lines = export(journal);
            ChainHead acknowledged = lastAuditHead(journal);
            Verdict cut = verify(lines.subList(0, lines.size() - 3));
            assertThat(((Verdict.Intact) cut).head()).isNotEqualTo(acknowledged);
            assertThat(((Verdict.Intact) verify(lines)).head()).isEqualTo(acknowledged);
        }
    }

    private static ChainHead lastAuditHead(Journal journal) throws Exception {
        Lanes.Entry last = journal.transaction(tx -> tx.outbox().waiting(Lanes.Lane.P3, 100))
                .getLast();
        var head = Json.read(last.body().getBytes(StandardCharsets.UTF_8), Lanes.AuditHead.class);
        return new ChainHead(head.seq(), head.hash());
    }

    @Test
    void a_chain_that_went_on_after_a_lost_journal_is_intact_from_there() throws Exception {
        Path file;
        try (Journal journal = Journals.open(folder)) {
            fill(journal, 4);
            file = journal.file();
        }
        Files.delete(file);
        try (Journal journal = Journals.open(folder)) {
            assertThat(verify(export(journal)))
                    .isInstanceOfSatisfying(
                            Verdict.Intact.class, i -> assertThat(i.first()).isEqualTo(7));
        }
    }

    @Test
    void every_hundred_entries_are_signed_and_their_head_is_queued_to_central() {
        try (Journal journal = Journals.open(folder)) {
            fill(journal, 250);
            assertThat(journal.<List<AuditSegment>>transaction(tx -> tx.audit().segments(0, 1_000)))
                    .extracting(AuditSegment::seq)
                    .containsExactly(1L, 100L, 200L);
            assertThat(journal.<List<Lanes.Entry>>transaction(tx -> tx.outbox().waiting(Lanes.Lane.P3, 100)))
                    .hasSize(3);
        }
    }

    @Test
    void the_file_itself_refuses_to_change_or_lose_an_entry() throws Exception {
        try (Journal journal = Journals.open(folder)) {
            assertThatThrownBy(() -> Journals.behindTheBack(journal.file(), "UPDATE audit SET subject = 'x'"))
                    .hasMessageContaining("append only");
            assertThatThrownBy(() ->
                            Journals.behindTheBack(journal.file(), "PRAGMA foreign_keys = OFF", "DELETE FROM audit"))
                    .hasMessageContaining("append only");
        }
    }

    @Test
    void a_subject_cannot_be_a_sentence() {
        try (Journal journal = Journals.open(folder)) {
            assertThatThrownBy(() -> journal.transaction(tx -> {
                        tx.audit().append(AuditEvent.SESSION_ENDED, "what a resident typed");
                        return tx;
                    }))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageNotContaining("resident typed");
        }
    }

    @Test
    void a_file_that_is_no_export_is_refused_at_its_line() throws Exception {
        assertThat(verify(List.of("{\"nothing\":1}")))
                .isInstanceOfSatisfying(
                        Verdict.Broken.class, b -> assertThat(b.line()).isEqualTo(1));
    }
}
