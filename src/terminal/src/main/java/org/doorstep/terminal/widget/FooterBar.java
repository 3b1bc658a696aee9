// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.widget;

import java.util.List;
import javafx.geometry.Insets;
import org.doorstep.terminal.theme.Measures;

/** The same helpers at the same place on every page: comfort to the left, help to the right. */
public final class FooterBar {
    private FooterBar() {}

    /**
     * @param left helpers from the left edge on
     * @param right helpers at the right edge
     * @param below pixels left empty below them, where nobody reaches
     */
    public static Row of(Measures m, List<Touch> left, List<Touch> right, double below) {
        Row bar = Rows.row(m.mm(4, 3)).even();
        left.forEach(bar::add);
        bar.add(Rows.space());
        right.forEach(bar::add);
        double high = m.mm(m.panel().low() ? 2 : m.panel().landscape() ? 3.5 : 5);
        bar.setPadding(new Insets(high, m.margin(), high + below, m.margin()));
        bar.getStyleClass().add("bar-bottom");
        return bar;
    }
}
