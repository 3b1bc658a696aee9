// SPDX-License-Identifier: Apache-2.0
package org.doorstep.central;

import java.io.IOException;
import java.io.PrintWriter;
import org.doorstep.central.cases.CaseReport;
import org.doorstep.wire.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code central case list}. */
@Command(name = "case", description = "Cases as they stand; nothing of their content.", mixinStandardHelpOptions = true)
final class CaseCommand {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before a command runs
    private CommandSpec spec;

    @Command(
            description =
                    "Writes one line a case: slip, number, item, state, how often its slip was received, and how many"
                            + " corrections followed.",
            mixinStandardHelpOptions = true)
    int list(
            @Mixin StateOption state,
            @Option(names = "--json", description = "Write one JSON object with all of it instead.") boolean json)
            throws IOException, InterruptedException {
        try (CentralOffice office = state.open()) {
            CaseReport report = office.store.read(CaseReport::of);
            PrintWriter out = spec.commandLine().getOut();
            if (json) {
                out.println(Json.text(report));
                return 0;
            }
            for (CaseReport.Line line : report.cases()) {
                out.println(String.join(
                        "\t",
                        line.slip(),
                        line.number(),
                        line.item(),
                        line.state().name(),
                        Integer.toString(line.receivedTimes()),
                        Integer.toString(line.corrections().size())));
            }
            return 0;
        }
    }
}
