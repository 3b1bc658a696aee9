// SPDX-License-Identifier: Apache-2.0
package org.doorstep.installer.drive;

import java.io.IOException;
import java.nio.file.Path;

/** The id number of the resident whose journey is played; known to the demo's program, not to the kiosk's. */
public final class SearchedFor {
    private SearchedFor() {}

    /** Writes it disguised, for {@link DrivenTerminal} to search its own memory for. */
    public static void write(Path file) throws IOException {
        Remains.hide("999999195503120014", file);
    }
}
