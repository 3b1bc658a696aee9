// SPDX-License-Identifier: Apache-2.0
package org.doorstep.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.doorstep.contract.Lanes;
import org.doorstep.settings.Problem;
import org.doorstep.settings.SettingsFile;
import org.doorstep.settings.TerminalSettings;
import org.doorstep.terminal.app.TerminalMain;
import org.doorstep.terminal.sync.Enrolled;
import org.doorstep.terminal.sync.EnrolmentClient;
import org.doorstep.terminal.sync.TerminalIdentity;
import org.doorstep.wire.KeyFile;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Makes this terminal known to central by the code of a work order. May be repeated with the same code. */
@Command(
        name = "enrol",
        mixinStandardHelpOptions = true,
        description = "Makes this terminal known to central by the code of a work order. Keys are made in the state"
                + " folder where there are none. May be repeated with the same code.")
final class EnrolCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Option(
            names = "--settings",
            paramLabel = "FILE",
            description = "The settings file; " + ValidateCommand.USUAL_FILE + " where none is named.")
    private Path settings = Path.of(ValidateCommand.USUAL_FILE);

    @Option(
            names = "--code",
            paramLabel = "CODE",
            description = "As printed on the work order, DS1.…; asked for where it is left out.")
    private @Nullable String code;

    EnrolCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        return switch (SettingsFile.read(settings)) {
            case SettingsFile.Rejected(List<Problem> problems) -> {
                problems.forEach(problem -> surroundings.err().println(problem.text()));
                yield Exit.PROBLEMS;
            }
            case SettingsFile.Loaded(TerminalSettings right) -> enrol(right);
        };
    }

    private int enrol(TerminalSettings right) throws IOException, InterruptedException {
        Path state = right.paths().state();
        Optional<String> objection = StateOwner.objection(state);
        if (objection.isPresent()) {
            return told(objection.get(), Exit.UNABLE);
        }
        String text = code == null ? asked() : code;
        EnrolmentClient client = new EnrolmentClient(state, KeyFile.open(state), TerminalMain.SOFTWARE);
        return switch (client.enrol(right.central().url(), text.strip())) {
            case Enrolled.Known(TerminalIdentity identity) -> {
                surroundings
                        .out()
                        .println("This is terminal " + identity.id() + ", " + identity.name() + ", at "
                                + identity.site() + ".");
                yield Exit.WELL;
            }
            case Enrolled.NoCode(String remedy) -> told(remedy, Exit.PROBLEMS);
            case Enrolled.Refused(Lanes.Problem problem) ->
                told(problem.code() + ": " + problem.message() + " " + problem.remedy(), Exit.PROBLEMS);
            case Enrolled.Unreachable(String reason) ->
                told(
                        right.central().url() + ": " + reason
                                + " Look at the network and at [central] url, then give the same code again.",
                        Exit.UNABLE);
        };
    }

    private String asked() throws IOException {
        surroundings.out().print("Code of the work order: ");
        surroundings.out().flush();
        String line = surroundings.in().readLine();
        return line == null ? "" : line;
    }

    private int told(String text, int exit) {
        surroundings.err().println(text);
        return exit;
    }
}
