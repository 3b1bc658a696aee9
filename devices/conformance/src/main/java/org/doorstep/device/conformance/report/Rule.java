// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.conformance.report;

import java.util.Locale;

/** The rules of the kit. */
public enum Rule {
    A("every frame split and merged at every byte"),
    B("garbage, truncation, duplicates, reordering, late answers, slow drip"),
    C("unplugged, silent and without power at every byte of every command"),
    D("an interrupt at every wait comes back within the grace period"),
    E("at most one effect per command id over kill at every journal write"),
    F("open and close over and over with threads, handles and heap flat"),
    G("what the runtime relies on: descriptor, evidence, observation, makeSafe, reopening, secrets");

    private final String title;

    Rule(String title) {
        this.title = title;
    }

    /** What is tried, in a few words. */
    public String title() {
        return title;
    }

    /** The letter in brackets, as the table's head has it. */
    public String letter() {
        return "(" + name().toLowerCase(Locale.ROOT) + ")";
    }
}
