// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.screen;

import java.util.List;
import javafx.geometry.HPos;
import javafx.geometry.Pos;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.doorstep.terminal.session.Event;
import org.doorstep.terminal.theme.Measures;
import org.doorstep.terminal.theme.TextStyle;
import org.doorstep.terminal.widget.Icon;
import org.doorstep.terminal.widget.Pictogram;
import org.doorstep.terminal.widget.Rows;
import org.doorstep.terminal.widget.Words;

/** An invitation: who is welcome here, what will happen in three steps, one button. */
final class AttractPage {
    private AttractPage() {}

    static Page build(Kit kit) {
        Measures m = kit.m();
        Words greeting = Words.of(kit.say("attract.heading"), m, TextStyle.DISPLAY);
        greeting.setId("heading");
        VBox lead = Rows.stack(
                m.gap(),
                Words.of(kit.frame().site(), m.strong(TextStyle.ANSWER), HPos.LEFT)
                        .tone("brand"),
                greeting,
                Words.of(kit.say("attract.explained"), m.plain(TextStyle.ANSWER), HPos.LEFT)
                        .tone("second"));
        VBox steps = Rows.stack(
                0,
                step(kit, 1, Pictogram.HAND, "attract.step1"),
                Rows.rule(),
                step(kit, 2, Pictogram.ID_CARD, "attract.step2"),
                Rows.rule(),
                step(kit, 3, Pictogram.PAPER, "attract.step3"));
        steps.getStyleClass().add("card");
        return Page.of(lead, List.of(steps), kit.primary("start", null, kit.say("attract.start"), new Event.Touched()));
    }

    private static Region step(Kit kit, int number, Pictogram icon, String key) {
        Measures m = kit.m();
        Words count = Words.of(String.valueOf(number), m.font(TextStyle.HEADING), HPos.CENTER)
                .tone("brand");
        count.setMinWidth(m.fontPx(TextStyle.HEADING));
        HBox row = Rows.row(
                m.inset(),
                count,
                Rows.chip(new Icon(icon, m.fontPx(TextStyle.HEADING)), m.fontPx(TextStyle.HEADING) * 1.8),
                Rows.grow(Words.of(kit.say(key), m.strong(TextStyle.ANSWER), HPos.LEFT)));
        row.setAlignment(Pos.CENTER_LEFT);
        double high = m.mm(m.panel().low() ? 2 : 6, 1.5);
        row.setPadding(new javafx.geometry.Insets(high, m.inset(), high, m.inset()));
        return row;
    }
}
