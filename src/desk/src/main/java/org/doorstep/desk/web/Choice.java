// SPDX-License-Identifier: Apache-2.0
package org.doorstep.desk.web;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.doorstep.catalog.Language;
import org.doorstep.contract.Cases;

/** The ways to decide a case, with the names of their fields and the common reasons that can be ticked. */
enum Choice {
    ACCEPTED(Cases.State.ACCEPTED, "", "", ""),
    FINISHED(Cases.State.FINISHED, "", "", "result"),
    RETURNED(Cases.State.RETURNED, "reason", "address phone choice date contradiction material", "words"),
    REFUSED(Cases.State.REFUSED, "ground", "elsewhere condition done", "refusal");

    private final Cases.State to;
    private final String tickName;
    private final String ticks;
    private final String wordsName;

    Choice(Cases.State to, String tickName, String ticks, String wordsName) {
        this.to = to;
        this.tickName = tickName;
        this.ticks = ticks;
        this.wordsName = wordsName;
    }

    Cases.State to() {
        return to;
    }

    /** Name of the ticks' fields; empty where there are none. */
    String tickName() {
        return tickName;
    }

    /** Keys of the common reasons. */
    List<String> ticks() {
        return ticks.isEmpty() ? List.of() : List.of(ticks.split(" ", -1));
    }

    /** Name of the field for own words; empty where there is none. */
    String wordsName() {
        return wordsName;
    }

    /** Key of a text about this choice; a refusal after acceptance has another name than one before. */
    String key(Cases.State from) {
        return "choice." + name() + (this == REFUSED && from == Cases.State.ACCEPTED ? ".later" : "");
    }

    /** A ticked reason as it is told: terminals show it to residents in Chinese, whatever the official reads. */
    String told(String tick) {
        return Words.of(Language.ZH_CN).text(tickName + "." + tick);
    }

    static Optional<Choice> of(String name) {
        return Arrays.stream(values()).filter(c -> c.name().equals(name)).findFirst();
    }

    /** @param readable whether the form could be opened: what nobody has read is neither accepted nor finished */
    static List<Choice> from(Cases.State state, boolean readable) {
        return Arrays.stream(values())
                .filter(c -> state.leadsTo(c.to))
                .filter(c -> readable || c == RETURNED || c == REFUSED)
                .toList();
    }
}
