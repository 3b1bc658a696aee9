// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.screen;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.HPos;
import javafx.geometry.Insets;
import org.doorstep.terminal.session.Event;
import org.doorstep.terminal.session.Screen;
import org.doorstep.terminal.theme.Measures;
import org.doorstep.terminal.theme.TextStyle;
import org.doorstep.terminal.widget.Grid;
import org.doorstep.terminal.widget.Icon;
import org.doorstep.terminal.widget.Pictogram;
import org.doorstep.terminal.widget.Row;
import org.doorstep.terminal.widget.Rows;
import org.doorstep.terminal.widget.Tile;
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
        boolean landscape = m.panel().landscape();
        Grid choice = landscape
                ? new Grid(FACES.size(), m.gap(), m.mm(50, 20), m.mm(80, 20), faces)
                : new Grid(1, m.gap(), m.mm(24, 20), m.mm(38, 20), faces);
        return Page.across(
                kit.lead(null, kit.say("rate.heading"), kit.say("rate.explained")),
                List.of(Rows.grow(choice)),
                Rows.grow(skipsAt(kit, rate.secondsLeft())),
                kit.secondary("skip", Pictogram.FORWARD, kit.say("rate.skip"), new Event.Rated(0)));
    }

    private static Words skipsAt(Kit kit, int seconds) {
        return Words.of(kit.say("rate.skips", seconds), kit.m().plain(TextStyle.BODY), HPos.LEFT)
                .tone("second");
    }

    private static Touch face(Kit kit, int grade) {
        Measures m = kit.m();
        String words = kit.say("rate." + grade);
        Pictogram face = FACES.get(grade - 1);
        double side = m.fontPx(TextStyle.HEADING) * 1.5;
        Runnable act = kit.send(new Event.Rated(grade));
        if (m.panel().landscape()) {
            return Tile.tall(m, "rate-" + grade, new Icon(face, side * 1.3), words, act);
        }
        Row content = Rows.row(m.inset(), new Icon(face, side), Rows.grow(Words.of(words, m, TextStyle.LABEL)));
        Touch touch = new Touch("rate-" + grade, words, content, act);
        touch.setPadding(new Insets(m.mm(1), m.inset(), m.mm(1), m.inset()));
        return touch;
    }
}
