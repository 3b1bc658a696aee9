// SPDX-License-Identifier: Apache-2.0
package org.doorstep.installer.drive;

import java.io.IOException;
import java.nio.file.Path;

/**
 * The id numbers of the residents whose journeys are played; known to the demo's program, not to the kiosk's,
 * which must not even load this class.
 */
public final class SearchedFor {
    private SearchedFor() {}

    /** Writes them disguised below {@code home}, for {@link DrivenTerminal} to search its own memory for. */
    public static void write(Path home) throws IOException {
        Remains.hide("999999195503120014", Remains.printing(home));
        Remains.hide("999999196101150012", Remains.declaring(home));
    }
}
