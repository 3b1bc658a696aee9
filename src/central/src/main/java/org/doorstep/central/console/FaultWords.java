// SPDX-License-Identifier: Apache-2.0
package org.doorstep.central.console;

import java.util.Optional;
import org.doorstep.catalog.Language;
import org.doorstep.device.faults.FaultBook;
import org.doorstep.device.faults.FaultEntry;

/** The faults of devices as the pages name them. Immutable; any thread. */
public final class FaultWords {
    private final FaultBook book;

    public FaultWords(FaultBook book) {
        this.book = book;
    }

    /**
     * @param title a few words
     * @param centre what the centre does; empty for a code the book does not know
     * @param technician what a technician does there; empty for a code the book does not know
     */
    public record Line(String code, String title, String centre, String technician) {}

    /** What is known of {@code code}; a code that an adapter of a terminal brought and this centre has no book of is its own title. */
    public Line line(String code, Language language) {
        return known(code, language).orElseGet(() -> new Line(code, code, "", ""));
    }

    public Optional<Line> known(String code, Language language) {
        return book.entry(code)
                .map(entry -> new Line(
                        code,
                        in(entry.title(), language),
                        in(entry.central(), language),
                        in(entry.technician(), language)));
    }

    private static String in(FaultEntry.Words words, Language language) {
        return switch (language) {
            case ZH_CN -> words.zh();
            case EN -> words.en();
        };
    }
}
