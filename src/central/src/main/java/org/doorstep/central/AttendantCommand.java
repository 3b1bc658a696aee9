// SPDX-License-Identifier: Apache-2.0
package org.doorstep.central;

import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code central attendant add}. */
@Command(name = "attendant", description = "People on a site's roster.", mixinStandardHelpOptions = true)
final class AttendantCommand {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before a command runs
    private CommandSpec spec;

    @Command(
            description = "Puts somebody on a roster. The id number is read from standard input, and only a keyed hash"
                    + " of it is kept. Writes the roster id.",
            mixinStandardHelpOptions = true)
    int add(
            @Mixin StateOption state,
            @Option(names = "--site", required = true, description = "Id of the site.") String site,
            @Option(names = "--name", required = true, description = "The attendant's name.") String name)
            throws IOException, InterruptedException {
        try (CentralOffice office = state.open()) {
            spec.commandLine().getOut().println(office.roster.add(site, name, SecretInput.line(), StateOption.actor()));
        }
        return 0;
    }
}
