// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.widget;

import java.util.List;
import javafx.geometry.Insets;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.doorstep.terminal.theme.Measures;
import org.doorstep.terminal.theme.TextStyle;
import org.jspecify.annotations.Nullable;

/** Lines of label and value, with the value's source below it. */
public final class RowCard {
    /**
     * @param value {@link Words} or {@link SecretWords}
     * @param source where the value comes from; empty for none
     * @param below whether the value stands below its label, as long ones do
     * @param end what can be done with it; null for nothing
     */
    public record Line(
            String label,
            Region value,
            String source,
            boolean below,
            @Nullable Region end) {
        public Line(String label, Region value, String source) {
            this(label, value, source, false, null);
        }
    }

    private RowCard() {}

    public static VBox of(Measures m, List<Line> lines) {
        VBox card = new VBox();
        card.getStyleClass().add("card");
        card.setPadding(new Insets(m.mm(1), m.inset(), m.mm(1), m.inset()));
        double labelWidth = 0;
        for (Line line : lines) {
            labelWidth = line.below()
                    ? labelWidth
                    : Math.max(labelWidth, Glyphs.width(line.label(), m.font(TextStyle.BODY)));
        }
        double column = Math.min(labelWidth + 1, m.mm(60));
        for (Line line : lines) {
            if (!card.getChildren().isEmpty()) {
                card.getChildren().add(Rows.rule());
            }
            card.getChildren().add(line(m, line, column));
        }
        return card;
    }

    private static Row line(Measures m, Line line, double column) {
        VBox right = Rows.stack(0);
        Row row = Rows.row(m.inset());
        if (line.below()) {
            right.getChildren().add(Words.of(line.label(), m, TextStyle.NOTE).tone("second"));
        } else {
            Words label = Words.of(line.label(), m, TextStyle.BODY).tone("second");
            label.setMinWidth(column);
            label.setPrefWidth(column);
            label.setMaxWidth(column);
            row.add(label);
        }
        right.getChildren().add(line.value());
        if (!line.source().isEmpty()) {
            right.getChildren().add(Words.of(line.source(), m, TextStyle.NOTE).tone("second"));
        }
        row.add(Rows.grow(right));
        if (line.end() != null) {
            row.add(line.end());
        }
        double least = line.end() == null ? 0.5 : 1.6;
        double high =
                Math.max(m.mm(least), m.mm(m.panel().low() ? 1.5 : m.panel().landscape() ? 3 : 4.5, 0.5));
        row.setPadding(new Insets(high, 0, high, 0));
        return row;
    }
}
