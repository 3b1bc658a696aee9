// SPDX-License-Identifier: Apache-2.0
package org.doorstep.central;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import org.doorstep.central.console.Logins;
import picocli.CommandLine.Option;

/** The state folder that most commands work over; a running server notices within a second. */
final class StateOption {
    @Option(
            names = "--state",
            required = true,
            paramLabel = "DIR",
            description = "Folder of keys, database and catalog; made at first use, never in a checkout.")
    @SuppressWarnings("NullAway.Init") // picocli sets it: required
    Path folder;

    CentralOffice open() throws IOException, InterruptedException {
        return CentralOffice.open(StateFolder.open(folder), InstantSource.system(), Logins.SecondFactor.OPTIONAL);
    }

    /** Who did it, for the audit chain. */
    static String actor() {
        return "cli:" + System.getProperty("user.name", "unknown");
    }
}
