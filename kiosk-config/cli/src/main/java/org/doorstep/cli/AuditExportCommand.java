// SPDX-License-Identifier: Apache-2.0
package org.doorstep.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.doorstep.settings.Problem;
import org.doorstep.settings.SettingsFile;
import org.doorstep.settings.TerminalSettings;
import org.doorstep.terminal.app.JournalFiles;
import org.doorstep.terminal.journal.AuditExport;
import org.doorstep.terminal.journal.ChainHead;
import org.doorstep.terminal.journal.Journal;
import org.doorstep.wire.KeyFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes the audit chain of a terminal that does not run into a file for {@link AuditVerifyCommand}. */
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        description =
                "Signs the end of the audit chain and writes the whole chain into a file. The terminal must not run"
                        + " meanwhile; that the chain was exported stands in it as a start of this command.")
final class AuditExportCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Parameters(paramLabel = "FILE", description = "The export; a file that is there already is not overwritten.")
    private Path file = Path.of("");

    @Option(
            names = "--settings",
            paramLabel = "FILE",
            description = "The settings file; " + ValidateCommand.USUAL_FILE + " where none is named.")
    private Path settings = Path.of(ValidateCommand.USUAL_FILE);

    AuditExportCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws IOException {
        return switch (SettingsFile.read(settings)) {
            case SettingsFile.Rejected(List<Problem> problems) -> {
                problems.forEach(problem -> surroundings.err().println(problem.text()));
                yield Exit.PROBLEMS;
            }
            case SettingsFile.Loaded(TerminalSettings right) -> export(right.paths());
        };
    }

    private int export(TerminalSettings.Paths paths) throws IOException {
        Optional<String> objection = StateOwner.objection(paths.state());
        if (objection.isPresent()) {
            surroundings.err().println(objection.get());
            return Exit.UNABLE;
        }
        for (Path needed : List.of(JournalFiles.journal(paths), paths.state().resolve(KeyFile.NAME))) {
            if (!Files.exists(needed)) {
                throw new NoSuchFileException(
                        needed + ": There is no such file. Name the settings of a terminal that has run.");
            }
        }
        if (Files.exists(file)) {
            throw new FileAlreadyExistsException(file + ": This file is there already. Name another one.");
        }
        var options =
                JournalFiles.options(paths, KeyFile.open(paths.state()), "doorstep-cli/" + Doorstep.Version.number());
        try (Journal journal = Journal.open(options).journal();
                OutputStream out =
                        new BufferedOutputStream(Files.newOutputStream(file, StandardOpenOption.CREATE_NEW))) {
            ChainHead head = AuditExport.write(journal, out);
            surroundings
                    .out()
                    .println(file + ": " + head.seq() + " entries, head " + head.hash()
                            + ". Nothing is missing when the terminal was in order and central has this head.");
        }
        return Exit.WELL;
    }
}
