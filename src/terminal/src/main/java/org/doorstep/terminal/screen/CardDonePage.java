// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.screen;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.HPos;
import javafx.scene.Node;
import javafx.scene.layout.VBox;
import org.doorstep.terminal.session.Event;
import org.doorstep.terminal.session.Screen;
import org.doorstep.terminal.theme.Measures;
import org.doorstep.terminal.theme.TextStyle;
import org.doorstep.terminal.widget.Banner;
import org.doorstep.terminal.widget.Hero;
import org.doorstep.terminal.widget.Pictogram;
import org.doorstep.terminal.widget.Picture;
import org.doorstep.terminal.widget.RowCard;
import org.doorstep.terminal.widget.Words;

/** The card is read: take it back. */
final class CardDonePage {
    private CardDonePage() {}

    static Page build(Kit kit, Screen.CardDone done) {
        Measures m = kit.m();
        List<Node> content = new ArrayList<>();
        if (done.stillThere()) {
            content.add(kit.hero(
                    Picture.Motif.TAKE_CARD,
                    kit.say("card-done.take"),
                    kit.say("card-done.still-there", kit.say(kit.frame().slots().idCard()))));
        } else {
            content.add(Hero.of(
                    m,
                    Banner.Tone.OK,
                    Hero.disc(m, Pictogram.DONE),
                    kit.say("card-done.taken"),
                    kit.say("card-done.next"),
                    null));
        }
        VBox lead = kit.lead(done.progress(), kit.say("card-done.heading"), kit.say("card-done.explained"));
        Node read = RowCard.of(
                m,
                List.of(
                        line(kit, "card-done.name", done.maskedName()),
                        line(kit, "card-done.number", done.maskedNumber())));
        if (m.panel().landscape()) {
            kit.below(lead, read);
        } else {
            content.add(read);
        }
        return Page.of(
                lead, content, kit.back(), kit.primary("next", null, kit.say("common.continue"), new Event.Next()));
    }

    private static RowCard.Line line(Kit kit, String label, String value) {
        return new RowCard.Line(
                kit.say(label),
                Words.of(value, kit.m().plain(TextStyle.ANSWER), HPos.LEFT),
                kit.say("card-done.source"));
    }
}
