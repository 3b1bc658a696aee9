// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.widget;

import java.util.List;
import javafx.geometry.HPos;
import javafx.geometry.Insets;
import javafx.scene.layout.VBox;
import org.doorstep.terminal.theme.Measures;
import org.doorstep.terminal.theme.TextStyle;

/** A small table to read, one page of it: no sorting, no scrolling, nothing to touch. */
public final class SimpleTable {
    private SimpleTable() {}

    public static VBox of(Measures m, List<String> columns, List<List<String>> rows) {
        VBox table = new VBox();
        table.getStyleClass().add("card");
        table.setPadding(new Insets(m.mm(1), m.inset(), m.mm(1), m.inset()));
        table.getChildren().add(row(m, columns, true));
        for (List<String> row : rows) {
            table.getChildren().addAll(Rows.rule(), row(m, row, false));
        }
        return table;
    }

    private static Grid row(Measures m, List<String> cells, boolean head) {
        Grid row = new Grid(
                cells.size(),
                m.gap(),
                0,
                Double.MAX_VALUE,
                cells.stream()
                        .map(cell -> Words.of(cell, head ? m.plain(TextStyle.NOTE) : m.plain(TextStyle.BODY), HPos.LEFT)
                                .tone(head ? "second" : "value"))
                        .toList());
        double high = m.mm(m.panel().low() ? 1 : m.panel().landscape() ? 2 : 3, 0.5);
        row.setPadding(new Insets(high, 0, high, 0));
        return row;
    }
}
