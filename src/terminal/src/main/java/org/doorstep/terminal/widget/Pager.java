// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.widget;

import java.util.List;
import javafx.geometry.HPos;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.doorstep.terminal.theme.Measures;
import org.doorstep.terminal.theme.TextStyle;

/** Turns the pages of a long list: an arrow to each side, and where one is in between. */
public final class Pager {
    private Pager() {}

    /**
     * @param back what leads back, or an empty region that keeps its place
     * @param next what leads on, or an empty region that keeps its place
     */
    public static Grid of(Measures m, Region back, String where, Region next) {
        Words middle = Words.of(where, m.plain(TextStyle.BODY), HPos.CENTER).tone("second");
        middle.setId("page-of");
        return new Grid(3, m.gap(), m.key(), m.key(), List.of(back, middle, next));
    }

    /** The same in a narrow column: where one is stands above the arrows. */
    public static VBox narrow(Measures m, Region back, String where, Region next) {
        Words above = Words.of(where, m.plain(TextStyle.BODY), HPos.CENTER).tone("second");
        above.setId("page-of");
        return Rows.stack(0, above, new Grid(2, m.gap(), m.key(), m.key(), List.of(back, next)));
    }
}
