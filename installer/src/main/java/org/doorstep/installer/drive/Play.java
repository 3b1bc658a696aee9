// SPDX-License-Identifier: Apache-2.0
package org.doorstep.installer.drive;

import java.util.Map;

/** What an unattended run plays. */
public enum Play {
    /** The three journeys as they should go. */
    JOURNEY,
    /** What goes wrong, and how it is told. */
    TROUBLES,
    /** What happens while nobody does anything. */
    WAITING;

    /** What the terminal's settings say otherwise than the template, by dotted key. */
    public Map<String, String> settings() {
        return switch (this) {
            case JOURNEY, TROUBLES -> Map.of();
            // The shortest wait that settings may hold; the countdown stays long enough to be answered on a busy
            // machine.
            case WAITING -> Map.of("timing.idle", "30");
        };
    }
}
