// SPDX-License-Identifier: Apache-2.0
package org.doorstep.central;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.doorstep.central.store.Audits;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code central audit verify}. */
@Command(name = "audit", description = "Who did what at the centre.", mixinStandardHelpOptions = true)
final class AuditCommand {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before a command runs
    private CommandSpec spec;

    @Command(
            description = "Checks the chain of central's own audit entries. Ends with 1 when it is broken.",
            mixinStandardHelpOptions = true)
    int verify(@Mixin StateOption state) throws IOException, InterruptedException {
        try (CentralOffice office = state.open()) {
            List<Audits.Entry> chain = office.store.read(tx -> tx.audits().all());
            Optional<Long> broken = office.audit.firstBroken(chain);
            if (broken.isPresent()) {
                spec.commandLine()
                        .getErr()
                        .println(
                                "Entry " + broken.get() + " of " + chain.size()
                                        + " does not fit: it or one before it was changed or taken out. Compare with a backup.");
                return 1;
            }
            spec.commandLine().getOut().println(chain.size() + " entries, whole");
            return 0;
        }
    }
}
