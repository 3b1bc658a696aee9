// SPDX-License-Identifier: Apache-2.0
package org.doorstep.central;

import java.io.IOException;
import java.util.Arrays;
import org.doorstep.central.store.Accounts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code central account add}. */
@Command(name = "account", description = "People of the console.", mixinStandardHelpOptions = true)
final class AccountCommand {
    @Command(
            description = "Adds an account. The password is read from standard input.",
            mixinStandardHelpOptions = true)
    int add(
            @Mixin StateOption state,
            @Option(names = "--name", required = true, description = "Such as wang.li.") String name,
            @Option(names = "--display", required = true, description = "As others know the person.") String display,
            @Option(
                            names = "--role",
                            defaultValue = "OPERATOR",
                            description = "${COMPLETION-CANDIDATES} (${DEFAULT-VALUE}).")
                    Accounts.Role role)
            throws IOException, InterruptedException {
        char[] password = SecretInput.line();
        try (CentralOffice office = state.open()) {
            office.logins.addAccount(name, display, role, password, StateOption.actor());
        } finally {
            Arrays.fill(password, '\0');
        }
        return 0;
    }
}
