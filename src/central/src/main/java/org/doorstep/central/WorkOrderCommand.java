// SPDX-License-Identifier: Apache-2.0
package org.doorstep.central;

import java.io.IOException;
import org.doorstep.central.fleet.Orders;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code central work-order terminal} and {@code central work-order desk}: write the code, the only time it is seen. */
@Command(
        name = "work-order",
        description = "Makes a work order and writes its one-time code to standard output.",
        mixinStandardHelpOptions = true)
final class WorkOrderCommand {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before a command runs
    private CommandSpec spec;

    @Command(description = "For a terminal.", mixinStandardHelpOptions = true)
    int terminal(
            @Mixin StateOption state,
            @Option(names = "--site", required = true, description = "Id of the site it stands in.") String site,
            @Option(names = "--number", required = true, description = "Five digits, such as 00317.") String number,
            @Option(names = "--name", required = true, description = "As people know it.") String name)
            throws IOException, InterruptedException {
        try (CentralOffice office = state.open()) {
            print(office.orders.terminal(site, number, name, StateOption.actor()));
        }
        return 0;
    }

    @Command(description = "For a department's desk.", mixinStandardHelpOptions = true)
    int desk(
            @Mixin StateOption state,
            @Option(names = "--code", required = true, description = "Such as rs.") String code,
            @Option(names = "--name", required = true, description = "The department's name.") String name)
            throws IOException, InterruptedException {
        try (CentralOffice office = state.open()) {
            print(office.orders.desk(code, name, StateOption.actor()));
        }
        return 0;
    }

    private void print(Orders.Issued issued) {
        spec.commandLine().getOut().println(issued.code().text());
    }
}
