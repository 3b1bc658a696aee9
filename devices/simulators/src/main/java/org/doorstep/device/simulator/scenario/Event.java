// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.simulator.scenario;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.doorstep.device.simulator.bench.Counters;

/** What a scenario can wait for. */
public enum Event {
    /** A card is put down. */
    CARD("card"),
    /** No card lies there. */
    CARD_LIFTED("card lifted"),
    /** A host asks to read the card. */
    READING("reading"),
    /** A card was handed out whole. */
    READ("read"),
    /** A line goes on a slip. */
    LINE("line"),
    /** A slip was cut. */
    SLIP("slip"),
    /** A page comes out of the document printer. */
    PAGE("page"),
    /** A document was printed to its end. */
    DOCUMENT("document"),
    /** Nothing is wrong any more: the trainee has put all right. */
    MENDED("mended");

    private final String words;

    Event(String words) {
        this.words = words;
    }

    /** As a file names it. */
    public String words() {
        return words;
    }

    static Optional<Event> named(String words) {
        return Arrays.stream(values())
                .filter(event -> event.words.equals(words))
                .findFirst();
    }

    static String all() {
        return Arrays.stream(values()).map(Event::words).collect(Collectors.joining(", "));
    }

    /** Whether it has happened between {@code before} and {@code now}. */
    boolean happened(Counters before, Counters now, boolean somethingWrong) {
        return switch (this) {
            case CARD -> now.placements() > before.placements();
            case CARD_LIFTED -> !now.cardLies();
            case READING -> now.readings() > before.readings();
            case READ -> now.reads() > before.reads();
            case LINE -> now.lines() > before.lines();
            case SLIP -> now.slips() > before.slips();
            case PAGE -> now.pages() > before.pages();
            case DOCUMENT -> now.documents() > before.documents();
            case MENDED -> !somethingWrong;
        };
    }
}
