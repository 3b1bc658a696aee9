// SPDX-License-Identifier: Apache-2.0
package org.doorstep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.doorstep.terminal.journal.AuditEvent;
import org.doorstep.terminal.journal.AuditExport;
import org.doorstep.terminal.journal.Journal;
import org.doorstep.terminal.journal.JournalOptions;
import org.doorstep.terminal.journal.Signer;
import org.doorstep.wire.Base64Url;
import org.doorstep.wire.KeyFile;
import org.doorstep.wire.Suites;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditVerifyCommandTest {
    @TempDir
    Path folder;

    private final Desk desk = new Desk();
    private Path state;
    private Path export;
    private KeyFile keys;

    @BeforeEach
    void exported() throws IOException {
        state = folder.resolve("state");
        export = folder.resolve("audit.jsonl");
        keys = KeyFile.open(state);
        var options = JournalOptions.of(
                folder.resolve("journal/journal.db"),
                folder.resolve("copy/journal.db"),
                new Signer(Suites.current(), keys.signing().privateKey()),
                "0.1.0");
        try (Journal journal = Journal.open(options).journal();
                OutputStream out = Files.newOutputStream(export)) {
            for (int i = 0; i < 5; i++) {
                journal.transaction(tx -> {
                    tx.audit().append(AuditEvent.SESSION_BEGAN);
                    return tx.audit().head();
                });
            }
            AuditExport.write(journal, out);
        }
    }

    @Test
    void anUnchangedExportIsIntact() {
        assertThat(desk.run("audit", "verify", export.toString(), "--state", state.toString()))
                .as(desk.err())
                .isEqualTo(Exit.WELL);
        assertThat(desk.out()).startsWith(export + ": intact from entry 1 to ");
    }

    @Test
    void thePublicKeyAloneIsEnough() {
        String key = Base64Url.encode(keys.signing().publicKey());

        assertThat(desk.run("audit", "verify", export.toString(), "--key=" + key))
                .isEqualTo(Exit.WELL);
    }

    @Test
    void aChangedEntryIsNamedByItsLine() throws IOException {
        var lines = new java.util.ArrayList<>(Files.readAllLines(export));
        String changed = lines.get(2).replace("SESSION_BEGAN", "SESSION_ENDED");
        assertThat(changed).isNotEqualTo(lines.get(2));
        lines.set(2, changed);
        Files.write(export, lines);

        assertThat(desk.run("audit", "verify", export.toString(), "--state", state.toString()))
                .isEqualTo(Exit.PROBLEMS);
        assertThat(desk.err()).startsWith(export + ":3: ").contains("was changed");
    }

    @Test
    void anExportCutShortIsNotTakenForWhole() throws IOException {
        var lines = Files.readAllLines(export);
        Files.write(export, lines.subList(0, lines.size() - 1));

        assertThat(desk.run("audit", "verify", export.toString(), "--state", state.toString()))
                .isEqualTo(Exit.PROBLEMS);
        assertThat(desk.err()).contains("Signatures cover entries up to ");
    }

    @Test
    void theKeyOfAnotherTerminalDoesNotFit() throws IOException {
        Path other = folder.resolve("other");
        KeyFile.open(other);

        assertThat(desk.run("audit", "verify", export.toString(), "--state", other.toString()))
                .isEqualTo(Exit.PROBLEMS);
        assertThat(desk.err()).contains("the signature after entry");
    }

    @Test
    void whatIsMissingIsNamedAndNothingIsMade() {
        Path empty = folder.resolve("empty");

        assertThat(desk.run("audit", "verify", export.toString(), "--state", empty.toString()))
                .isEqualTo(Exit.UNABLE);
        assertThat(desk.err()).contains("There are no keys here.");
        assertThat(empty).doesNotExist();
        assertThat(desk.run("audit", "verify", "none.jsonl", "--state", state.toString()))
                .isEqualTo(Exit.UNABLE);
        assertThat(desk.run("audit", "verify", export.toString(), "--key", "short"))
                .isEqualTo(Exit.USAGE);
        assertThat(desk.run("audit", "verify", export.toString())).isEqualTo(Exit.USAGE);
    }
}
