// SPDX-License-Identifier: Apache-2.0
package org.doorstep.catalog.item;

import java.util.List;
import org.doorstep.catalog.Language;
import org.doorstep.catalog.Text;
import org.jspecify.annotations.Nullable;

/**
 * A document as data. Texts may hold placeholders: <code>${facts.status}</code>, or with how it is written
 * <code>${facts.insured-since|month}</code>, <code>${holder.id-number|mask-id-number}</code>.
 *
 * @param title the document's heading
 * @param language in which it is printed; null for the resident's
 * @param blocks from top to bottom
 * @param footer small print at the foot of each page
 */
public record Template(Text title, @Nullable Language language, List<Block> blocks, List<Text> footer) {
    public Template {
        blocks = List.copyOf(blocks);
        footer = List.copyOf(footer);
    }

    /** A part of a document. */
    public sealed interface Block {}

    /**
     * @param when left out unless it holds; null for always
     */
    public record Paragraph(
            Text text, Style style, @Nullable Expr when) implements Block {}

    /** Labels and values in two columns. */
    public record Pairs(List<View.Row> rows) implements Block {
        public Pairs {
            rows = List.copyOf(rows);
        }
    }

    /** The answer's rows; left out when there are none. */
    public record Lines(View.Table table) implements Block {}

    /** The certificate's number, issuer, day and the QR code of its verification link. */
    public record Verification(Text hint) implements Block {}

    /**
     * The 办事指南 of the item whose id {@code field} holds.
     */
    public record Guide(String field) implements Block {}

    /**
     * A QR code.
     *
     * @param value a path, such as {@code slip.link}
     */
    public record Code(Text hint, String value) implements Block {}

    public enum Style {
        BODY,
        HEADING,
        NOTE
    }
}
