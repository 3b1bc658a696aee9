// SPDX-License-Identifier: Apache-2.0
package org.doorstep.installer.stack;

import java.io.IOException;
import java.nio.file.FileSystemException;
import picocli.CommandLine;

/** Tells in a line what a person can do something about; the rest is a fault of the program and keeps its trace. */
public final class Plainly {
    private Plainly() {}

    /** Runs {@code command} and gives its exit code; 1 where it broke off. */
    public static int run(Object command, String... arguments) {
        return new CommandLine(command)
                .setExecutionExceptionHandler((e, line, ignored) -> {
                    line.getErr().println("doorstep: " + why(e));
                    return 1;
                })
                .execute(arguments);
    }

    private static String why(Exception e) throws Exception {
        return switch (e) {
            case FileSystemException file ->
                "Cannot use " + file.getFile() + " (" + file.getClass().getSimpleName()
                        + "). Name folders that can be written to, by --state DIR and --out DIR, and see that the disk"
                        + " has room.";
            case IOException io -> String.valueOf(io.getMessage());
            default -> throw e;
        };
    }
}
