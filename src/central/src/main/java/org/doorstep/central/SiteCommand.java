// SPDX-License-Identifier: Apache-2.0
package org.doorstep.central;

import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code central site add}. */
@Command(name = "site", description = "Halls where terminals stand.", mixinStandardHelpOptions = true)
final class SiteCommand {
    @Command(description = "Adds a site, or changes the one with this id.", mixinStandardHelpOptions = true)
    int add(
            @Mixin StateOption state,
            @Option(names = "--id", required = true, description = "Such as xinyi.") String id,
            @Option(names = "--name", required = true, description = "As people know it.") String name,
            @Option(names = "--phone", required = true, description = "Whom residents call for help.") String phone,
            @Option(names = "--hours", required = true, description = "Staffed hours, such as 8:30-17:30.")
                    String hours,
            @Option(names = "--keeper", defaultValue = "", description = "Account that owns its alarms.") String keeper)
            throws IOException, InterruptedException {
        try (CentralOffice office = state.open()) {
            office.sites.save(id, name, phone, hours, keeper, StateOption.actor());
        }
        return 0;
    }
}
