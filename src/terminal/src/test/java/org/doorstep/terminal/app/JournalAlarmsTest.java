// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.doorstep.contract.Lanes;
import org.doorstep.settings.TerminalSettings;
import org.doorstep.terminal.journal.Journal;
import org.doorstep.terminal.journal.JournalOptions;
import org.doorstep.terminal.journal.Opened;
import org.doorstep.wire.KeyFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalAlarmsTest {
    @TempDir
    Path folder;

    private List<String> told() throws IOException {
        var paths = new TerminalSettings.Paths(folder, folder.resolve("stick"));
        JournalOptions options = JournalFiles.options(paths, KeyFile.open(folder), "test");
        Opened opened = Journal.open(options);
        try (Journal journal = opened.journal()) {
            JournalAlarms.tell(opened);
            List<Lanes.Entry> waiting = journal.transaction(tx -> tx.outbox().waiting(Lanes.Lane.P2, 10));
            return waiting.stream().map(Lanes.Entry::body).toList();
        }
    }

    @Test
    void aBrokenJournalIsReportedToTheCentreWithWhereItLies() throws Exception {
        assertThat(told()).isEmpty();
        Files.writeString(folder.resolve("journal.db"), "this is no database".repeat(1000));
        assertThat(told())
                .singleElement()
                .satisfies(body -> assertThat(body)
                        .contains(
                                "\"code\":\"JOURNAL_REPLACED\"",
                                "broken (SQLITE_NOTADB); it lies aside as journal.db.broken-"));
    }

    @Test
    void aMissingJournalIsReported() throws Exception {
        told();
        Files.delete(folder.resolve("journal.db"));
        assertThat(told())
                .singleElement()
                .satisfies(body -> assertThat(body).contains("\"code\":\"JOURNAL_REPLACED\"", "\"missing\""));
    }

    @Test
    void aBrokenCopyIsReported() throws Exception {
        told();
        Files.writeString(folder.resolve("stick/journal-copy.db"), "this is no database".repeat(1000));
        assertThat(told())
                .singleElement()
                .satisfies(body -> assertThat(body).contains("\"code\":\"JOURNAL_COPY_BROKEN\""));
    }
}
