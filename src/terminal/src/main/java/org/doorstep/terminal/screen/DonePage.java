// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.screen;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.HPos;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.doorstep.catalog.Text;
import org.doorstep.terminal.session.Event;
import org.doorstep.terminal.session.FormScreen;
import org.doorstep.terminal.theme.Measures;
import org.doorstep.terminal.theme.TextStyle;
import org.doorstep.terminal.widget.Banner;
import org.doorstep.terminal.widget.Pictogram;
import org.doorstep.terminal.widget.QrImage;
import org.doorstep.terminal.widget.Row;
import org.doorstep.terminal.widget.RowCard;
import org.doorstep.terminal.widget.Rows;
import org.doorstep.terminal.widget.Words;

/** Handed in: what that means now, the number to ask by, and what to take along. */
final class DonePage {
    private DonePage() {}

    static Page build(Kit kit, FormScreen.Done done) {
        Region state = state(kit, done);
        Region facts = facts(kit, done);
        List<Region> paper = paper(kit, done);
        List<Region> card = done.cardStillThere()
                ? List.of(take(
                        kit, Pictogram.ID_CARD, "done.card", kit.frame().slots().idCard(), Pictogram.UP))
                : List.of();
        Node[] actions = done.paper() == FormScreen.Paper.PRINTING
                ? new Node[] {}
                : new Node[] {
                    kit.outline("back", null, kit.say("done.another"), new Event.Back()),
                    kit.primary("next", null, kit.say("done.finish"), new Event.Next())
                };
        if (kit.m().panel().low()) {
            return Page.of(stack(kit, List.of(state), card), both(List.of(facts), paper), actions);
        }
        if (kit.m().panel().landscape()) {
            return Page.of(stack(kit, List.of(state, facts), List.of()), both(paper, card), actions);
        }
        return Page.of(state, both(List.of(facts), both(paper, card)), actions);
    }

    private static Region stack(Kit kit, List<Region> one, List<Region> other) {
        return Rows.stack(kit.m().wideGap(), both(one, other).toArray(Region[]::new));
    }

    private static List<Region> both(List<Region> one, List<Region> other) {
        List<Region> both = new ArrayList<>(one);
        both.addAll(other);
        return both;
    }

    /** What to take along, and where it is. */
    private static Region take(Kit kit, Pictogram icon, String key, Text slot, Pictogram arrow) {
        return kit.bigBand(Banner.Tone.INFO, icon, kit.say(key), kit.say(slot), arrow);
    }

    private static Region state(Kit kit, FormScreen.Done done) {
        String state = done.received() ? "done.received" : "done.waiting";
        return kit.bigBand(
                done.received() ? Banner.Tone.OK : Banner.Tone.WARN,
                done.received() ? Pictogram.DONE : Pictogram.CLOCK,
                kit.say(state + ".heading"),
                kit.say(state + ".explained", kit.say(done.item())),
                null);
    }

    private static Region facts(Kit kit, FormScreen.Done done) {
        Measures m = kit.m();
        List<RowCard.Line> lines = new ArrayList<>();
        if (done.received()) {
            Region number = kit.caseNumber(done.caseNumber(), m.strong(TextStyle.ANSWER));
            lines.add(new RowCard.Line(kit.say("case.number"), number, "", true, null));
        }
        Words slip = Words.of(done.slip(), m.strong(TextStyle.ANSWER), HPos.LEFT);
        slip.setId("slip");
        lines.add(new RowCard.Line(kit.say("case.slip"), slip, ""));
        if (!done.received()) {
            lines.add(new RowCard.Line(
                    kit.say("done.state"),
                    Words.of(kit.say("case.standing.waiting"), m.strong(TextStyle.ANSWER), HPos.LEFT)
                            .tone("tone-warn"),
                    ""));
        }
        lines.add(new RowCard.Line(
                kit.say("done.phone"), Words.of(kit.frame().phone(), m.plain(TextStyle.ANSWER), HPos.LEFT), ""));
        return RowCard.of(m, lines);
    }

    private static List<Region> paper(Kit kit, FormScreen.Done done) {
        Text slot = kit.frame().slots().receipt();
        return switch (done.paper()) {
            case PRINTING -> List.of(take(kit, Pictogram.PRINTER, "done.printing", slot, Pictogram.DOWN));
            case TAKE -> List.of(take(kit, Pictogram.SLIP, "done.take", slot, Pictogram.DOWN));
            case NOT_PRINTED -> List.of(byPhone(kit, done, "done.not-printed"));
            case UNKNOWN -> List.of(byPhone(kit, done, "done.unknown"));
        };
    }

    /** The slip on the screen, to be photographed or copied by hand. */
    private static Region byPhone(Kit kit, FormScreen.Done done, String key) {
        Measures m = kit.m();
        VBox words = Rows.stack(
                m.nearGap(),
                Words.of(kit.say(key), m.strong(TextStyle.ANSWER), HPos.LEFT),
                kit.body(kit.say(key + ".how")));
        if (!done.code().isEmpty()) {
            words.getChildren().add(TroublePage.codeLine(kit, done.code()));
        }
        QrImage qr = new QrImage(done.link(), m.mm(m.panel().low() ? 40 : 56, 36));
        Row band = Rows.row(m.inset(), qr, Rows.grow(words));
        band.setPadding(new Insets(m.inset()));
        band.getStyleClass().add("card");
        return band;
    }
}
