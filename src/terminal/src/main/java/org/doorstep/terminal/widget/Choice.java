// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.widget;

import javafx.geometry.HPos;
import javafx.geometry.Insets;
import org.doorstep.terminal.theme.Measures;
import org.doorstep.terminal.theme.TextStyle;

/** One of several answers: a mark that says whether it is chosen, and words. */
public final class Choice {
    /** What touching it does. */
    public enum Kind {
        /** Chooses it in place of another. */
        ONE,
        /** Chooses it beside others, or no longer. */
        SOME,
        /** Opens what is inside it. */
        INSIDE
    }

    private Choice() {}

    public static Touch of(Measures m, String id, Kind kind, boolean chosen, String words, Runnable act) {
        Words label = Words.of(words, chosen ? m.font(TextStyle.LABEL) : m.plain(TextStyle.LABEL), HPos.LEFT);
        Row row = Rows.row(m.mm(4, 2));
        double side = m.icon(TextStyle.LABEL);
        switch (kind) {
            case ONE -> row.add(new Icon(chosen ? Pictogram.CHOSEN : Pictogram.CHOICE, side));
            case SOME -> row.add(new Icon(chosen ? Pictogram.TICKED : Pictogram.TICK, side));
            case INSIDE -> {
                if (chosen) {
                    row.add(new Icon(Pictogram.CHOSEN, side));
                }
            }
        }
        row.add(Rows.grow(label));
        if (kind == Kind.INSIDE) {
            row.add(new Icon(Pictogram.FORWARD, side));
        }
        Touch touch = new Touch(id, words, row, act).kind("choice");
        if (chosen) {
            touch.kind("chosen", "now");
        }
        double across = m.mm(m.panel().low() ? 4 : 7, 3);
        touch.setPadding(new Insets(m.mm(2, 1), across, m.mm(2, 1), across));
        touch.atLeast(m.target(), m.target());
        return touch;
    }
}
