// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.screen;

import java.util.List;
import javafx.geometry.HPos;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.doorstep.terminal.session.Event;
import org.doorstep.terminal.theme.Measures;
import org.doorstep.terminal.theme.TextStyle;
import org.doorstep.terminal.widget.Buttons;
import org.doorstep.terminal.widget.Icon;
import org.doorstep.terminal.widget.Pictogram;
import org.doorstep.terminal.widget.Picture;
import org.doorstep.terminal.widget.Row;
import org.doorstep.terminal.widget.Rows;
import org.doorstep.terminal.widget.Touch;
import org.doorstep.terminal.widget.Words;

/** An invitation: who is welcome here, what will happen in three steps, one button. */
final class AttractPage {
    private AttractPage() {}

    static Page build(Kit kit) {
        Measures m = kit.m();
        Words greeting = Words.of(kit.say("attract.heading"), m, TextStyle.DISPLAY);
        greeting.setId("heading");
        VBox lead = Rows.stack(
                m.nearGap(),
                greeting,
                Words.of(kit.say("attract.explained"), m.plain(TextStyle.ANSWER), HPos.LEFT)
                        .tone("second"));
        VBox steps = Rows.stack(
                0,
                step(kit, 1, Pictogram.CHOOSE, "attract.step1"),
                Rows.rule(),
                step(kit, 2, Pictogram.ID_CARD, "attract.step2"),
                Rows.rule(),
                step(kit, 3, Pictogram.PAPER, "attract.step3"));
        steps.getStyleClass().add("card");
        Touch start = Buttons.invitation(m, "start", kit.say("attract.start"), kit.send(new Event.Touched()));
        if (m.panel().landscape()) {
            lead.getChildren().addFirst(picture(m, m.mm(m.panel().low() ? 40 : 80, 10)));
            return Page.of(lead, List.of(steps), start);
        }
        VBox upper = Rows.stack(m.wideGap(), picture(m, m.mm(118, 20)), lead);
        return Page.of(upper, List.of(steps), start);
    }

    private static StackPane picture(Measures m, double height) {
        StackPane place = new StackPane(new Picture(Picture.Motif.DOORSTEP, height * 0.78, m.mm(1)));
        place.setAlignment(Pos.BOTTOM_CENTER);
        place.setPadding(new Insets(0, 0, height * 0.08, 0));
        place.setMinHeight(height);
        place.getStyleClass().addAll("band", "info");
        return place;
    }

    private static Region step(Kit kit, int number, Pictogram icon, String key) {
        Measures m = kit.m();
        Words count = Words.of(String.valueOf(number), m.font(TextStyle.HEADING), HPos.CENTER)
                .tone("brand");
        count.setMinWidth(m.fontPx(TextStyle.HEADING));
        Row row = Rows.row(
                m.inset(),
                count,
                Rows.chip(new Icon(icon, m.fontPx(TextStyle.HEADING)), m.fontPx(TextStyle.HEADING) * 1.8),
                Rows.grow(Words.of(kit.say(key), m.strong(TextStyle.ANSWER), HPos.LEFT)));
        double high = m.mm(m.panel().low() ? 2 : m.panel().landscape() ? 9 : 6, 1.5);
        row.setPadding(new Insets(high, m.inset(), high, m.inset()));
        return row;
    }
}
