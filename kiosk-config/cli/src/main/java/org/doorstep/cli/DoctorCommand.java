// SPDX-License-Identifier: Apache-2.0
package org.doorstep.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.doorstep.settings.SettingsFile;
import org.doorstep.settings.TerminalSettings;
import org.doorstep.terminal.app.DeviceFit;
import org.doorstep.terminal.document.FontFiles;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Looks at the machine: Java, fonts, display, and what the settings name. Sends nothing to a device. */
@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        description = "Looks at the machine: Java, fonts, display, and with a settings file also folders, ports and"
                + " addresses. Connects to what is on the network, but sends nothing to a device.")
final class DoctorCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Option(
            names = "--settings",
            paramLabel = "FILE",
            description = "The settings file; " + ValidateCommand.USUAL_FILE + " where none is named and it exists.")
    private @Nullable Path file;

    DoctorCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws InterruptedException {
        List<Finding> findings = new ArrayList<>(MachineCheck.java());
        Optional<TerminalSettings> settings = settings(findings);
        findings.addAll(MachineCheck.documentFonts(FontFiles.installed()));
        findings.add(DisplayCheck.of(
                surroundings.environment(),
                settings.map(TerminalSettings::panel).orElse(null)));
        if (settings.isPresent()) {
            TerminalSettings known = settings.get();
            findings.add(MachineCheck.screenFont(known.theme().font()));
            findings.addAll(FolderCheck.state(known.paths()));
            findings.addAll(FolderCheck.journalCopy(known.paths()));
            findings.addAll(PortCheck.of(known, surroundings.adapters()));
        }
        findings.forEach(finding -> surroundings.out().println(finding.text()));
        return findings.stream().anyMatch(f -> f.grade() == Finding.Grade.BAD) ? Exit.PROBLEMS : Exit.WELL;
    }

    private Optional<TerminalSettings> settings(List<Finding> findings) {
        Path named = file == null ? Path.of(ValidateCommand.USUAL_FILE) : file;
        if (file == null && !Files.exists(named)) {
            findings.add(Finding.doubtful(
                    "settings",
                    "none are named and there is no " + named,
                    "Name them by --settings to have folders and ports looked at."));
            return Optional.empty();
        }
        return switch (SettingsFile.read(named)) {
            case SettingsFile.Rejected(var problems) -> {
                problems.forEach(p -> findings.add(Finding.of(p)));
                yield Optional.empty();
            }
            case SettingsFile.Loaded(TerminalSettings settings) -> {
                var unfit = new DeviceFit(surroundings.adapters()).of(settings);
                unfit.forEach(p -> findings.add(Finding.of(p)));
                if (unfit.isEmpty()) {
                    findings.add(Finding.good("settings", named + " is right"));
                }
                yield Optional.of(settings);
            }
        };
    }
}
