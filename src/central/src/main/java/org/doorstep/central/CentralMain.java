// SPDX-License-Identifier: Apache-2.0
package org.doorstep.central;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The command line of central. */
@Command(
        name = "central",
        description = "The central server of Doorstep, and what is done beside it.",
        mixinStandardHelpOptions = true,
        subcommands = {
            ServeCommand.class,
            SiteCommand.class,
            WorkOrderCommand.class,
            AttendantCommand.class,
            AccountCommand.class,
            PublishCommand.class,
            CaseCommand.class,
            AuditCommand.class
        })
public final class CentralMain implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before run
    private CommandSpec spec;

    public static void main(String[] args) {
        System.exit(run(args, new PrintWriter(System.out, true, UTF_8), new PrintWriter(System.err, true, UTF_8)));
    }

    /** The whole program but for its process: exit code 0, 1 for what was refused, 2 for a wrong command line. */
    public static int run(String[] args, PrintWriter out, PrintWriter err) {
        return new CommandLine(new CentralMain())
                .setOut(out)
                .setErr(err)
                .setExecutionExceptionHandler((fault, command, parsed) -> {
                    switch (fault) {
                        case IllegalArgumentException refused ->
                            command.getErr().println(refused.getMessage());
                        case IOException refused -> command.getErr().println(refused.getMessage());
                        case org.doorstep.central.catalog.ReleaseRefused refused ->
                            command.getErr().println(refused.getMessage());
                        default -> throw fault;
                    }
                    return 1;
                })
                .execute(args);
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getErr());
    }
}
