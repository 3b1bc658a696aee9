// SPDX-License-Identifier: Apache-2.0
package org.doorstep.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.doorstep.settings.SettingsTemplate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Writes a fresh settings file with all its comments. Never replaces one. */
@Command(
        name = "template",
        mixinStandardHelpOptions = true,
        description = "Writes a fresh settings file with every key explained. Never replaces a file.")
final class TemplateCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "A value other than the template's, such as central.url=https://central.example:8443 or"
                    + " device.receipt.link=tcp:192.0.2.7:9100. May be given more than once.")
    private Map<String, String> values = new LinkedHashMap<>();

    @Option(names = "--out", paramLabel = "FILE", description = "Where to; standard output where none is named.")
    private @Nullable Path out;

    TemplateCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws IOException {
        String text;
        try {
            text = SettingsTemplate.with(values);
        } catch (IllegalArgumentException e) {
            surroundings.err().println(e.getMessage());
            return Exit.USAGE;
        }
        if (out == null) {
            surroundings.out().print(text);
            surroundings.out().flush();
            return Exit.WELL;
        }
        try {
            Files.write(out, text.getBytes(StandardCharsets.UTF_8), StandardOpenOption.CREATE_NEW);
        } catch (FileAlreadyExistsException e) {
            surroundings.err().println(out + ": This file is there already. Name another, or move it away first.");
            return Exit.UNABLE;
        }
        return Exit.WELL;
    }
}
