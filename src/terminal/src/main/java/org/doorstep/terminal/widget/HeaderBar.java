// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.widget;

import javafx.geometry.HPos;
import javafx.geometry.Insets;
import javafx.scene.layout.Region;
import org.doorstep.terminal.theme.Measures;
import org.doorstep.terminal.theme.TextStyle;

/** Whose terminal this is, what can be done now, what time it is. */
public final class HeaderBar {
    /** How the link looks. */
    public enum Tone {
        OK,
        WARN
    }

    private HeaderBar() {}

    public static Row of(
            Measures m, String brand, String site, Pictogram linkIcon, String link, Tone tone, String clock) {
        Row name = Rows.row(
                m.mm(2.5),
                new Icon(Pictogram.BRAND, m.fontPx(TextStyle.HEADING)),
                whole(Words.of(brand, m.strong(TextStyle.ANSWER), HPos.LEFT)));
        name.getStyleClass().add("brand");
        Row pill = Rows.row(
                m.mm(2),
                new Icon(linkIcon, m.icon(TextStyle.NOTE)),
                whole(Words.of(link, m.plain(TextStyle.NOTE), HPos.LEFT)));
        pill.setId("link");
        pill.getStyleClass().addAll("band", tone == Tone.OK ? "ok" : "warn");
        pill.setPadding(new Insets(m.mm(1.2), m.mm(4), m.mm(1.2), m.mm(4)));
        pill.setMaxHeight(Region.USE_PREF_SIZE);
        Words place = Words.of(site, m.plain(TextStyle.NOTE), HPos.LEFT).tone("second");
        place.setId("site");
        Row bar = Rows.row(m.mm(4, 3), name, Rows.grow(place), pill);
        if (!clock.isEmpty()) {
            Words time = whole(Words.of(clock, m.plain(TextStyle.BODY), HPos.RIGHT));
            time.setId("clock");
            bar.add(time);
        }
        double high = m.panel().low() ? m.mm(2) : m.mm(m.panel().landscape() ? 4 : 7);
        bar.setPadding(new Insets(high, m.margin(), high, m.margin()));
        bar.getStyleClass().add("bar-top");
        return bar;
    }

    private static Words whole(Words words) {
        words.setMinWidth(Region.USE_PREF_SIZE);
        return words;
    }
}
