// SPDX-License-Identifier: Apache-2.0
package org.doorstep.catalog.item;

import java.util.List;
import org.doorstep.catalog.Text;
import org.jspecify.annotations.Nullable;

/**
 * Values on a screen.
 *
 * @param title the heading
 * @param note a line below it
 * @param rows label and value
 * @param table the answer's rows; null when not shown
 * @param button the main action, named by its verb
 */
public record View(
        Text title,
        @Nullable Text note,
        List<Row> rows,
        @Nullable Table table,
        Text button) {
    public View {
        rows = List.copyOf(rows);
    }

    /**
     * @param value a path: {@code card.name}, {@code holder.id-number}, {@code facts.status}, {@code answers.phone},
     *     {@code certificate.number}
     */
    public record Row(Text label, String value, FieldType.Kind kind, Mask mask) {}

    /**
     * The answer's rows; left out when there are none.
     *
     * @param columns of the answer's rows
     * @param limit lines shown at most
     */
    public record Table(@Nullable Text caption, List<Column> columns, int limit) {
        public Table {
            columns = List.copyOf(columns);
        }
    }

    /**
     * @param value id of a column of the query
     */
    public record Column(Text label, String value, FieldType.Kind kind) {}

    /** How a value is hidden from those who stand behind. */
    public enum Mask {
        NONE,
        NAME,
        ID_NUMBER,
        PHONE
    }
}
