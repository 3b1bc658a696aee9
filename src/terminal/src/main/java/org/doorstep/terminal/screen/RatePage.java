// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.screen;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.HPos;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.layout.HBox;
import org.doorstep.terminal.session.Event;
import org.doorstep.terminal.session.Screen;
import org.doorstep.terminal.theme.Measures;
import org.doorstep.terminal.theme.TextStyle;
import org.doorstep.terminal.widget.Grid;
import org.doorstep.terminal.widget.Icon;
import org.doorstep.terminal.widget.Pictogram;
import org.doorstep.terminal.widget.Rows;
import org.doorstep.terminal.widget.Touch;
import org.doorstep.terminal.widget.Words;

/** Five grades of the national code (1 is the best), or none. */
final class RatePage {
    private static final List<Pictogram> FACES =
            List.of(Pictogram.FACE_1, Pictogram.FACE_2, Pictogram.FACE_3, Pictogram.FACE_4, Pictogram.FACE_5);

    private RatePage() {}

    static Page build(Kit kit, Screen.Rate rate) {
        Measures m = kit.m();
        List<Touch> faces = new ArrayList<>();
        for (int grade = 1; grade <= FACES.size(); grade++) {
            faces.add(face(kit, grade));
        }
        return Page.of(
                kit.lead(null, kit.say("rate.heading"), kit.say("rate.explained")),
                List.of(new Grid(1, m.gap(), m.mm(24, 20), m.mm(32, 20), faces)),
                kit.secondary("skip", null, kit.say("rate.skip"), new Event.Rated(0)),
                skipsAt(kit, rate.secondsLeft()));
    }

    private static Words skipsAt(Kit kit, int seconds) {
        return Words.of(kit.say("rate.skips", seconds), kit.m().plain(TextStyle.BODY), HPos.LEFT)
                .tone("second");
    }

    private static Touch face(Kit kit, int grade) {
        Measures m = kit.m();
        String words = kit.say("rate." + grade);
        HBox content = Rows.row(
                m.inset(),
                new Icon(FACES.get(grade - 1), m.fontPx(TextStyle.HEADING) * 1.3),
                Rows.grow(Words.of(words, m, TextStyle.LABEL)));
        content.setAlignment(Pos.CENTER_LEFT);
        Touch touch = new Touch("rate-" + grade, words, content, kit.send(new Event.Rated(grade)));
        touch.setPadding(new Insets(m.mm(1), m.inset(), m.mm(1), m.inset()));
        return touch;
    }
}
