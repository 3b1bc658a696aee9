// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.session;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.doorstep.catalog.flow.CodeTables;
import org.doorstep.device.spi.CardPosition;

/**
 * What the machine knows of itself and its surroundings; nothing of a resident.
 *
 * @param frame what stands around every page
 * @param card what lies on the reader
 * @param reader whether cards can be read now
 * @param offers the items of the live release in the order of the home screen
 * @param documents whether documents can be printed now
 * @param tables code lists of the live release
 * @param today the day, as far as the terminal can tell
 */
public record Facts(
        View.Frame frame,
        CardPosition card,
        CardReading reader,
        List<Offer> offers,
        DocumentPrinting documents,
        CodeTables tables,
        LocalDate today) {
    public Facts {
        offers = List.copyOf(offers);
    }

    /** The offer of {@code item}, if the live release has it. */
    public Optional<Offer> offer(String item) {
        return offers.stream().filter(o -> o.item().id().equals(item)).findFirst();
    }

    Facts withCard(CardPosition position) {
        return new Facts(frame, position, reader, offers, documents, tables, today);
    }

    boolean online() {
        return frame.link() != View.Link.OFFLINE;
    }

    /** Whether cards can be read now. */
    public sealed interface CardReading {
        record Possible() implements CardReading {}

        record Off(String code) implements CardReading {}
    }

    /** Whether a document can be printed now. */
    public sealed interface DocumentPrinting {
        record Possible() implements DocumentPrinting {}

        record NoPaper(String code) implements DocumentPrinting {}

        record Off(String code) implements DocumentPrinting {}
    }
}
