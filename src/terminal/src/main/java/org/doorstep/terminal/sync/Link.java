// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.sync;

import java.time.Instant;

/** How the terminal stands with central. */
public sealed interface Link {
    record Online() implements Link {}

    /**
     * Central answers, but not everything works.
     *
     * @param detail one line for a technician
     */
    record Partly(Reason reason, String detail) implements Link {}

    /** @param since when the terminal believed it was when central stopped answering, or the program started */
    record Offline(Instant since) implements Link {}

    enum Reason {
        /** Central refuses this terminal's calls: revoked, not enrolled, too many. */
        REFUSED,
        /** What came was not signed by central. */
        NOT_CENTRALS_WORD,
        /** Records do not get through though central answers. */
        UPLOAD,
        /** The catalog cannot be brought up to date. */
        CATALOG
    }
}
