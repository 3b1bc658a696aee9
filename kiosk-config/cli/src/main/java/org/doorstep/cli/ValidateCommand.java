// SPDX-License-Identifier: Apache-2.0
package org.doorstep.cli;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.doorstep.catalog.author.Authoring;
import org.doorstep.settings.SettingsFile;
import org.doorstep.settings.TerminalSettings;
import org.doorstep.terminal.app.DeviceFit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Checks a settings file or a catalog and tells everything wrong with it at once. Changes nothing. */
@Command(
        name = "validate",
        mixinStandardHelpOptions = true,
        description = "Checks a settings file with the devices in it, or a catalog. Changes nothing.")
final class ValidateCommand implements Callable<Integer> {
    static final String USUAL_FILE = "/etc/doorstep/doorstep.toml";

    private final Surroundings surroundings;

    @ArgGroup
    private What what = new What();

    static final class What {
        @Parameters(
                paramLabel = "FILE",
                arity = "0..1",
                description = "The settings file; " + USUAL_FILE + " where none is named.")
        private @Nullable Path file;

        @Option(names = "--catalog", paramLabel = "DIR", description = "The folder of a catalog, above items/.")
        private @Nullable Path catalog;
    }

    ValidateCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        if (what.catalog != null) {
            return catalog(what.catalog);
        }
        return settings(what.file == null ? Path.of(USUAL_FILE) : what.file);
    }

    private int settings(Path file) {
        var problems = switch (SettingsFile.read(file)) {
            case SettingsFile.Rejected(var found) -> found;
            case SettingsFile.Loaded(TerminalSettings settings) -> {
                var unfit = new DeviceFit(surroundings.adapters()).of(settings);
                if (unfit.isEmpty()) {
                    surroundings
                            .out()
                            .println(file + ": right, with "
                                    + counted(settings.devices().size(), "device") + ".");
                }
                yield unfit;
            }
        };
        problems.forEach(problem -> surroundings.err().println(problem.text()));
        return problems.isEmpty() ? Exit.WELL : Exit.PROBLEMS;
    }

    private int catalog(Path folder) {
        Words words = new Words(surroundings.language());
        if (!Files.isDirectory(folder)) {
            surroundings.err().println(words.of("catalog.no-folder", folder));
            return Exit.UNABLE;
        }
        Authoring.Result result;
        try {
            result = Authoring.load(folder);
        } catch (UncheckedIOException e) {
            surroundings.err().println(words.of("catalog.unreadable", folder, String.valueOf(e.getMessage())));
            return Exit.UNABLE;
        }
        result.problems().forEach(problem -> surroundings.err().println(line(folder, problem, words)));
        if (result.publishable()) {
            surroundings
                    .out()
                    .println(words.of(
                            "catalog.right",
                            folder,
                            result.items().size(),
                            result.lists().size()));
        }
        return result.publishable() ? Exit.WELL : Exit.PROBLEMS;
    }

    private String line(Path folder, org.doorstep.catalog.author.Problem problem, Words words) {
        var place = problem.place();
        return words.of(
                problem.isError() ? "problem" : "warning",
                folder.resolve(place.file()),
                Integer.toString(place.line()),
                Integer.toString(place.column()),
                problem.told().message().in(surroundings.language()),
                problem.told().remedy().in(surroundings.language()),
                place.path().isEmpty() ? 0 : 1,
                place.path());
    }

    private static String counted(int number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }
}
