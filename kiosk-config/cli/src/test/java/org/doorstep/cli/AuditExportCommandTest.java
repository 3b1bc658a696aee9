// SPDX-License-Identifier: Apache-2.0
package org.doorstep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.doorstep.settings.SettingsTemplate;
import org.doorstep.settings.TerminalSettings;
import org.doorstep.terminal.app.JournalFiles;
import org.doorstep.terminal.journal.AuditEvent;
import org.doorstep.terminal.journal.Journal;
import org.doorstep.wire.KeyFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditExportCommandTest {
    @TempDir
    Path folder;

    private final Desk desk = new Desk();
    private TerminalSettings.Paths paths;
    private Path settings;
    private Path export;

    @BeforeEach
    void settle() throws IOException {
        Path state = folder.resolve("state");
        paths = new TerminalSettings.Paths(state, state);
        export = folder.resolve("audit.jsonl");
        settings = Files.writeString(
                folder.resolve("doorstep.toml"), SettingsTemplate.with(Map.of("paths.state", state.toString())));
    }

    private Journal terminal() throws IOException {
        return Journal.open(JournalFiles.options(paths, KeyFile.open(paths.state()), "terminal/1"))
                .journal();
    }

    private int run() {
        return desk.run("audit", "export", export.toString(), "--settings", settings.toString());
    }

    @Test
    void whatIsExportedIsIntactToItsEndAndSaysThatItWasExported() throws IOException {
        try (Journal journal = terminal()) {
            journal.transaction(tx -> {
                tx.audit().append(AuditEvent.SESSION_BEGAN);
                return tx;
            });
        }
        assertThat(run()).as(desk.err()).isEqualTo(Exit.WELL);
        assertThat(export).content().contains("SESSION_BEGAN", "terminal/1", "doorstep-cli/");
        assertThat(desk.run(
                        "audit",
                        "verify",
                        export.toString(),
                        "--state",
                        paths.state().toString()))
                .as(desk.err())
                .isEqualTo(Exit.WELL);
        assertThat(desk.out()).contains(export + ": intact from entry 1 to 4, head ");
    }

    @Test
    void aRunningTerminalIsNotDisturbed() throws IOException {
        try (Journal journal = terminal()) {
            long entries = journal.<Long>transaction(tx -> tx.audit().head().seq());
            assertThat(run()).isEqualTo(Exit.UNABLE);
            assertThat(desk.err()).contains("is held by another running program");
            assertThat(journal.<Long>transaction(tx -> tx.audit().head().seq())).isEqualTo(entries);
        }
        assertThat(export).doesNotExist();
    }

    @Test
    void aFileThatIsThereIsNotOverwritten() throws IOException {
        terminal().close();
        Files.writeString(export, "evidence");
        assertThat(run()).isEqualTo(Exit.UNABLE);
        assertThat(desk.err()).contains(export + ": This file is there already.");
        assertThat(export).hasContent("evidence");
    }

    @Test
    void whereNoTerminalHasRunNothingIsMade() {
        assertThat(run()).isEqualTo(Exit.UNABLE);
        assertThat(desk.err()).contains("Name the settings of a terminal that has run.");
        assertThat(paths.state()).doesNotExist();
        assertThat(export).doesNotExist();
    }
}
