// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.document;

import java.time.LocalDate;
import java.util.List;
import org.doorstep.catalog.Language;

/**
 * What a certificate states, free of how it looks and of where it came from. Texts are as they shall stand on paper.
 *
 * @param language of the fixed words around the data
 * @param title such as 社会保险参保证明
 * @param opening a sentence above the facts; empty for none
 * @param issuer the department that issues it
 * @param number the department's number of it
 * @param issued day of issue
 * @param holder whom it is about
 * @param facts label and value, in order
 * @param table below the facts; {@link Table#NONE} for none
 * @param paragraphs below the table, such as what it does not prove
 * @param link the whole verification link, at most 200 characters of ASCII
 * @param watermark across the page, such as a purpose; empty for none
 */
public record Certificate(
        Language language,
        String title,
        String opening,
        String issuer,
        String number,
        LocalDate issued,
        Holder holder,
        List<Fact> facts,
        Table table,
        List<String> paragraphs,
        String link,
        String watermark) {
    private static final int LONGEST_LINK = 200;

    public Certificate {
        facts = List.copyOf(facts);
        paragraphs = List.copyOf(paragraphs);
        if (link.isEmpty() || link.length() > LONGEST_LINK || !link.chars().allMatch(c -> c > ' ' && c < 127)) {
            throw new IllegalArgumentException("A verification link is 1 to 200 characters of ASCII");
        }
    }

    /** How much of the holder's id number is printed. The name is always printed whole. */
    public enum Disclosure {
        /** 6 and 4 characters stay: the default on paper. */
        MASKED,
        /** Only where the item says that whoever asks for this certificate needs the number. */
        FULL
    }

    public record Holder(String name, String idNumber, Disclosure disclosure) {
        /** Says nothing about the holder. */
        @Override
        public String toString() {
            return "Holder[" + disclosure + "]";
        }
    }

    public record Fact(String label, String value) {
        /** Says the label only. */
        @Override
        public String toString() {
            return "Fact[" + label + "]";
        }
    }

    public enum Align {
        LEFT,
        RIGHT
    }

    public record Column(String title, Align align) {}

    /** Rows of cells, as many in each as there are columns. */
    public record Table(List<Column> columns, List<List<String>> rows) {
        /** No table at all. */
        public static final Table NONE = new Table(List.of(), List.of());

        public Table {
            columns = List.copyOf(columns);
            rows = rows.stream().map(List::copyOf).toList();
            for (int i = 0; i < rows.size(); i++) {
                if (rows.get(i).size() != columns.size()) {
                    throw new IllegalArgumentException("Row " + (i + 1) + " has "
                            + rows.get(i).size() + " cells and the table " + columns.size() + " columns");
                }
            }
        }

        /** Says the size only. */
        @Override
        public String toString() {
            return "Table[" + columns.size() + "x" + rows.size() + "]";
        }
    }

    /** Says the title only. */
    @Override
    public String toString() {
        return "Certificate[" + title + "]";
    }
}
