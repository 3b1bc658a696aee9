// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.doorstep.contract.Lanes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A terminal that was installed with an earlier version keeps everything. */
class SchemaTest {
    @TempDir
    Path folder;

    @Test
    void a_journal_of_the_first_version_is_moved_on_with_all_that_waits_in_it() throws Exception {
        JournalOptions options = Journals.options(folder);
        Lanes.Entry first;
        Lanes.Entry second;
        try (Journal journal = Journals.open(folder)) {
            first = Journals.queueRating(journal, 1);
            second = Journals.queueRating(journal, 2);
            journal.transaction(tx -> tx.outbox().apply(Journals.receipt(first, Lanes.State.ACCEPTED, "")));
        }
        asOfVersionOne(options.file(), Schema.JOURNAL);
        asOfVersionOne(options.copy(), Schema.COPY);

        Opened opened = Journal.open(options);
        try (Journal journal = opened.journal()) {
            assertThat(opened.findings()).isEmpty();
            assertThat(journal.<List<Lanes.Entry>>transaction(tx -> tx.outbox().waiting(Lanes.Lane.P2, 10)))
                    .containsExactly(second);
            assertThat(journal.<Fill>transaction(tx -> tx.outbox().fill()).room())
                    .as("what waited before counts")
                    .isEqualTo(options.outboxLimit() / 100 * Outbox.ITEMS_END - bodies(journal));
            Filed filed = Filings.file(journal);
            assertThat(filed.slip().counter()).isEqualTo(1);
            assertThat(journal.copyState()).isInstanceOf(CopyState.Current.class);
        }
    }

    private static long bodies(Journal journal) {
        long bytes = 0;
        for (Lanes.Lane lane : Lanes.Lane.values()) {
            List<Lanes.Entry> waiting = journal.transaction(tx -> tx.outbox().waiting(lane, 100));
            for (Lanes.Entry entry : waiting) {
                bytes += entry.body().getBytes(java.nio.charset.StandardCharsets.UTF_8).length;
            }
        }
        return bytes;
    }

    /** The same rows in a file that only ever saw version 1. */
    private static void asOfVersionOne(Path file, Schema now) throws Exception {
        Path old = file.resolveSibling("old.sqlite");
        Files.createFile(old);
        var first = new Schema(now.applicationId(), now.versions().subList(0, 1));
        var opening = Database.open(old, first);
        List<String> tables;
        try (Database database = ((Database.Opening.Ready) opening).database()) {
            tables = database.transaction(sql -> sql.list(
                    "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'",
                    row -> row.getString(1)));
        }
        var statements = new java.util.ArrayList<String>();
        statements.add("ATTACH '" + file + "' AS new");
        tables.forEach(table -> statements.add("INSERT INTO main." + table + " SELECT * FROM new." + table));
        Journals.behindTheBack(old, statements.toArray(String[]::new));
        Files.move(old, file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    }
}
