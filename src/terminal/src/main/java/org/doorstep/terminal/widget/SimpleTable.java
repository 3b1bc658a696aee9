// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.widget;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.HPos;
import javafx.geometry.Insets;
import javafx.scene.layout.VBox;
import org.doorstep.terminal.theme.Measures;
import org.doorstep.terminal.theme.TextStyle;

/**
 * A small table to read, one page of it: no sorting, no scrolling, nothing to touch. A column is as wide as its widest cell
 * needs, and what is left is shared.
 */
public final class SimpleTable {
    private SimpleTable() {}

    public static VBox of(Measures m, List<String> columns, List<List<String>> rows) {
        List<List<Words>> lines = new ArrayList<>();
        lines.add(words(m, columns, true));
        rows.forEach(row -> lines.add(words(m, row, false)));
        for (int column = 0; column < columns.size(); column++) {
            align(lines, column);
        }
        VBox table = new VBox();
        table.getStyleClass().add("card");
        table.setPadding(new Insets(m.mm(1), m.inset(), m.mm(1), m.inset()));
        double high = m.mm(m.panel().low() ? 1 : m.panel().landscape() ? 2 : 3, 0.5);
        for (List<Words> line : lines) {
            if (!table.getChildren().isEmpty()) {
                table.getChildren().add(Rows.rule());
            }
            Row row = Rows.row(m.gap(), line.toArray(Words[]::new));
            row.setPadding(new Insets(high, 0, high, 0));
            table.getChildren().add(row);
        }
        return table;
    }

    private static List<Words> words(Measures m, List<String> cells, boolean head) {
        return cells.stream()
                .map(cell -> Words.of(cell, m.plain(head ? TextStyle.NOTE : TextStyle.BODY), HPos.LEFT)
                        .tone(head ? "second" : "value"))
                .toList();
    }

    private static void align(List<List<Words>> lines, int column) {
        double least = 0;
        double wanted = 0;
        for (List<Words> line : lines) {
            if (column < line.size()) {
                least = Math.max(least, line.get(column).minWidth(-1));
                wanted = Math.max(wanted, line.get(column).prefWidth(-1));
            }
        }
        for (List<Words> line : lines) {
            if (column < line.size()) {
                line.get(column).setMinWidth(least);
                line.get(column).setPrefWidth(wanted);
                Rows.grow(line.get(column));
            }
        }
    }
}
