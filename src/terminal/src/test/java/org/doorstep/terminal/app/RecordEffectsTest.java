// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.doorstep.contract.Suite;
import org.doorstep.device.spi.CommandId;
import org.doorstep.device.spi.CoreFault;
import org.doorstep.device.spi.Outcome;
import org.doorstep.terminal.journal.AuditEntry;
import org.doorstep.terminal.journal.Journal;
import org.doorstep.terminal.journal.JournalOptions;
import org.doorstep.terminal.journal.Signer;
import org.doorstep.terminal.session.Effect;
import org.doorstep.terminal.session.Ending;
import org.doorstep.terminal.session.Event;
import org.doorstep.wire.Suites;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What of a session stands in the audit chain, on a real journal. */
class RecordEffectsTest {
    private static final CommandId PRINT = new CommandId("print/RS20261122000001/1");

    @TempDir
    Path folder;

    private Journal journal;
    private RecordEffects records;

    @BeforeEach
    void open() {
        Suite suite = Suites.current();
        journal = Journal.open(JournalOptions.of(
                        folder.resolve("journal.db"),
                        folder.resolve("copy.db"),
                        new Signer(suite, suite.newSigningPair().privateKey()),
                        "0.1.0"))
                .journal();
        records = new RecordEffects(journal, () -> true);
    }

    @AfterEach
    void close() {
        journal.close();
    }

    @Test
    void aSessionStandsThereWithItsBeginAndHowItEnded() {
        records.began();
        records.ended(Ending.PAPER_LEFT);
        assertThat(audit()).endsWith("SESSION_BEGAN ", "SESSION_ENDED PAPER_LEFT");
    }

    @Test
    void aPrintNobodyCanTellOfStandsThereByItsCommandWithWhatAPersonSaw() {
        PrintVerdict verdict =
                PrintVerdict.of(PRINT, new Outcome.Unknown<>(CoreFault.NO_ANSWER.with("cable"), 12), records);
        assertThat(((PrintVerdict.NotOut) verdict).certainty()).isEqualTo(Event.PrintCertainty.CANNOT_TELL);
        records.paperWord(PRINT, Effect.PaperWord.DID_NOT_COME_OUT);
        records.paperWord(PRINT, Effect.PaperWord.CAME_OUT);
        assertThat(audit())
                .endsWith(
                        "PRINT_UNKNOWN print/RS20261122000001/1",
                        "PAPER_NOT_SEEN print/RS20261122000001/1",
                        "PAPER_SEEN print/RS20261122000001/1");
    }

    private List<String> audit() {
        List<AuditEntry> entries = journal.transaction(tx -> tx.audit().entries(0, 100));
        return entries.stream().map(e -> e.type() + " " + e.subject()).toList();
    }
}
