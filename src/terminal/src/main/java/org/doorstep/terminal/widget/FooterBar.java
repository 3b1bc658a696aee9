// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.widget;

import java.util.List;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.layout.HBox;
import org.doorstep.terminal.theme.Measures;

/** The same helpers at the same place on every page: comfort to the left, help to the right. */
public final class FooterBar {
    private FooterBar() {}

    /**
     * @param left helpers from the left edge on
     * @param right helpers at the right edge
     */
    public static HBox of(Measures m, List<Touch> left, List<Touch> right) {
        HBox bar = new HBox(m.mm(4, 3));
        bar.setAlignment(Pos.CENTER_LEFT);
        bar.getChildren().addAll(left);
        bar.getChildren().add(Rows.space());
        bar.getChildren().addAll(right);
        double high = m.mm(m.panel().low() ? 2 : m.panel().landscape() ? 3.5 : 5);
        bar.setPadding(new Insets(high, m.margin(), high, m.margin()));
        bar.getStyleClass().add("bar-bottom");
        bar.setFillHeight(true);
        return bar;
    }
}
