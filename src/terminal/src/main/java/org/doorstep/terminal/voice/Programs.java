// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.voice;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds programs as a shell does. */
final class Programs {
    private static final Pattern SEPARATOR = Pattern.compile(Pattern.quote(File.pathSeparator));

    private Programs() {}

    /**
     * @param name an absolute path, or a name looked up in {@code path}
     * @param path folders, as PATH has them
     */
    static Optional<Path> find(String name, String path) {
        if (name.startsWith("/")) {
            return Optional.of(Path.of(name)).filter(Programs::runs);
        }
        return SEPARATOR
                .splitAsStream(path)
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, name))
                .filter(Programs::runs)
                .findFirst();
    }

    private static boolean runs(Path program) {
        return Files.isRegularFile(program) && Files.isExecutable(program);
    }
}
