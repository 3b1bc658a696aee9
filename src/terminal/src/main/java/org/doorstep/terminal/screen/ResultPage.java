// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.screen;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.HPos;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.doorstep.terminal.session.Event;
import org.doorstep.terminal.session.Facts;
import org.doorstep.terminal.session.Screen;
import org.doorstep.terminal.theme.Measures;
import org.doorstep.terminal.theme.TextStyle;
import org.doorstep.terminal.widget.Banner;
import org.doorstep.terminal.widget.Buttons;
import org.doorstep.terminal.widget.Pictogram;
import org.doorstep.terminal.widget.RowCard;
import org.doorstep.terminal.widget.Rows;
import org.doorstep.terminal.widget.SecretWords;
import org.doorstep.terminal.widget.SimpleTable;
import org.doorstep.terminal.widget.Touch;
import org.doorstep.terminal.widget.Words;

/** What the department answered; masked until it is asked for, and again after some seconds. */
final class ResultPage {
    private ResultPage() {}

    static Page build(Kit kit, Screen.Result result) {
        if (result.covered()) {
            return covered(kit, result);
        }
        Measures m = kit.m();
        boolean revealed = result.revealSeconds() > 0;
        List<Node> content = new ArrayList<>();
        content.add(RowCard.of(
                m,
                result.rows().stream()
                        .map(row -> new RowCard.Line(kit.say(row.label()), value(m, row, revealed), ""))
                        .toList()));
        if (result.table() != null) {
            content.add(SimpleTable.of(
                    m,
                    result.table().columns().stream().map(kit::say).toList(),
                    result.table().rows()));
        }
        VBox lead = kit.lead(result.progress(), kit.say(result.title()), explained(kit, result, revealed));
        boolean hides = result.rows().stream().anyMatch(row -> row.full() != null);
        if (hides && m.panel().landscape()) {
            kit.below(lead, reveal(kit, result, revealed));
        } else if (hides) {
            content.add(reveal(kit, result, revealed));
        }
        Touch print = kit.primary("next", Pictogram.PRINTER, kit.say(result.button()), new Event.Next());
        return switch (result.printing()) {
            case Facts.DocumentPrinting.Possible() -> Page.of(lead, content, kit.back(), print);
            case Facts.DocumentPrinting.NoPaper(String ignored) -> blocked(kit, lead, content, "result.no-paper");
            case Facts.DocumentPrinting.Off(String ignored) -> blocked(kit, lead, content, "result.printer-off");
        };
    }

    private static Page blocked(Kit kit, VBox lead, List<Node> content, String why) {
        Node band = kit.band(Banner.Tone.WARN, Pictogram.PRINTER, kit.say(why));
        if (kit.m().panel().landscape()) {
            kit.below(lead, band);
        } else {
            content.add(band);
        }
        return Page.of(lead, content, kit.back(), Buttons.notYet(kit.m(), "not-yet", kit.say("result.blocked")));
    }

    private static Page covered(Kit kit, Screen.Result result) {
        return Page.of(
                kit.lead(result.progress(), kit.say(result.title()), kit.say("result.covered.explained")),
                List.of(kit.bigBand(
                        Banner.Tone.INFO,
                        Pictogram.HIDE,
                        kit.say("result.covered"),
                        kit.say("result.covered.how"),
                        null)),
                kit.back(),
                kit.primary("uncover", Pictogram.SHOW, kit.say("result.uncover"), new Event.Touched()));
    }

    private static String explained(Kit kit, Screen.Result result, boolean revealed) {
        if (revealed) {
            return kit.say("result.revealed");
        }
        return result.note() == null ? kit.say("result.masked") : kit.say(result.note());
    }

    private static Node reveal(Kit kit, Screen.Result result, boolean revealed) {
        if (revealed) {
            return kit.band(Banner.Tone.PLAIN, Pictogram.SHOW, kit.say("result.showing", result.revealSeconds()));
        }
        Touch show = Buttons.secondary(
                kit.m(), "reveal", Pictogram.SHOW, kit.say("result.reveal"), kit.send(new Event.Reveal()));
        show.setMaxWidth(Region.USE_PREF_SIZE);
        return Rows.row(0, show);
    }

    private static Region value(Measures m, Screen.Row row, boolean revealed) {
        return revealed && row.full() != null
                ? new SecretWords(row.full(), m.plain(TextStyle.ANSWER))
                : Words.of(row.masked(), m.plain(TextStyle.ANSWER), HPos.LEFT);
    }
}
