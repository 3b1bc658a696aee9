// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.document;

import java.time.LocalDate;
import java.util.List;
import org.doorstep.catalog.Language;
import org.doorstep.catalog.flow.TextValue;
import org.jspecify.annotations.Nullable;

/**
 * What a certificate states, free of how it looks and of where it came from. Texts are as they shall stand on paper,
 * masked where they are to be masked. Owned by whoever made it, who closes it when it is set.
 *
 * @param language of the fixed words around the data
 * @param kind what kind of document it is, the same for everybody who gets one; the only text in its metadata
 * @param title its heading
 * @param day its date, also in its metadata
 * @param blocks from top to bottom
 * @param proof number, issuer and verification; null where the department issues nothing
 * @param footer small print at the foot of each page
 * @param watermark across each page, such as a purpose; empty for none
 */
public record Certificate(
        Language language,
        String kind,
        TextValue title,
        LocalDate day,
        List<Block> blocks,
        @Nullable Proof proof,
        List<TextValue> footer,
        String watermark)
        implements AutoCloseable {
    public Certificate {
        blocks = List.copyOf(blocks);
        footer = List.copyOf(footer);
    }

    /** A part of it. */
    public sealed interface Block {
        /** Overwrites its values. Idempotent. */
        void wipe();
    }

    public record Paragraph(TextValue text, Role role) implements Block {
        @Override
        public void wipe() {
            text.wipe();
        }
    }

    public enum Role {
        BODY,
        HEADING,
        /** What it does not prove, how long it can be verified. */
        NOTE
    }

    /** Labels and values; short ones stand two in a row. */
    public record Facts(List<Fact> facts) implements Block {
        public Facts {
            facts = List.copyOf(facts);
        }

        @Override
        public void wipe() {
            facts.forEach(fact -> fact.value().wipe());
        }
    }

    public record Fact(String label, TextValue value) {}

    /**
     * @param caption above it; empty for none
     * @param rows cells, as many in each as there are columns
     */
    public record Table(String caption, List<Column> columns, List<List<TextValue>> rows) implements Block {
        public Table {
            columns = List.copyOf(columns);
            rows = rows.stream().map(List::copyOf).toList();
            if (columns.isEmpty()) {
                throw new IllegalArgumentException("A table has a column at least");
            }
            for (int i = 0; i < rows.size(); i++) {
                if (rows.get(i).size() != columns.size()) {
                    throw new IllegalArgumentException("Row " + (i + 1) + " has "
                            + rows.get(i).size() + " cells and the table " + columns.size() + " columns");
                }
            }
        }

        @Override
        public void wipe() {
            rows.forEach(row -> row.forEach(TextValue::wipe));
        }
    }

    public record Column(String title, Align align) {}

    public enum Align {
        LEFT,
        RIGHT
    }

    /**
     * What makes it the department's.
     *
     * @param number the department's number of it
     * @param issuer the department
     * @param issued day of issue
     * @param link the whole verification link, at most 200 characters of ASCII; it becomes the QR code
     * @param hint how to verify, beside the code
     */
    public record Proof(String number, String issuer, LocalDate issued, String link, String hint) {
        private static final int LONGEST_LINK = 200;

        public Proof {
            if (link.isEmpty() || link.length() > LONGEST_LINK || !link.chars().allMatch(c -> c > ' ' && c < 127)) {
                throw new IllegalArgumentException("A verification link is 1 to 200 characters of ASCII");
            }
        }
    }

    /** Overwrites every value. Idempotent. */
    @Override
    public void close() {
        title.wipe();
        blocks.forEach(Block::wipe);
        footer.forEach(TextValue::wipe);
    }

    /** Says the kind only. */
    @Override
    public String toString() {
        return "Certificate[" + kind + "]";
    }
}
