// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.screen;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.doorstep.terminal.session.Event;
import org.doorstep.terminal.session.Facts;
import org.doorstep.terminal.session.Screen;
import org.doorstep.terminal.theme.Measures;
import org.doorstep.terminal.theme.TextStyle;
import org.doorstep.terminal.widget.Banner;
import org.doorstep.terminal.widget.Columns;
import org.doorstep.terminal.widget.Pictogram;
import org.doorstep.terminal.widget.RowCard;
import org.doorstep.terminal.widget.Rows;
import org.doorstep.terminal.widget.SimpleTable;

/** What the department answered; masked until it is asked for, and again after some seconds. */
final class ResultPage {
    private ResultPage() {}

    static Page build(Kit kit, Screen.Result result) {
        if (result.covered()) {
            return CoveredPage.build(kit, result.progress(), kit.say(result.title()));
        }
        Measures m = kit.m();
        boolean revealed = result.revealSeconds() > 0;
        boolean hides = result.rows().stream().anyMatch(row -> row.full() != null);
        Region rows = Rows.stack(
                0,
                RowCard.of(
                        m,
                        result.rows().stream()
                                .map(row -> new RowCard.Line(
                                        kit.say(row.label()), kit.value(row, revealed, TextStyle.ANSWER), ""))
                                .toList()));
        Region table = result.table() == null ? null : table(kit, result.table());
        List<Node> content = new ArrayList<>();
        List<Node> actions = new ArrayList<>(List.of(kit.back()));
        if (m.panel().landscape()) {
            content.add(table == null ? rows : new Columns(rows, table, 0.5, m.gap()));
        } else {
            content.add(rows);
            if (table != null) {
                content.add(table);
            }
        }
        if (hides) {
            (m.panel().landscape() ? actions : content).add(reveal(kit, result, revealed));
        }
        actions.add(action(kit, result));
        String title = kit.say(result.title());
        String explained = explained(kit, result, revealed);
        VBox lead = m.panel().landscape()
                ? kit.wideLead(result.progress(), title, explained)
                : kit.lead(result.progress(), title, explained);
        return new Page(lead, content, actions, true, Sheets.WHOLE);
    }

    private static Region table(Kit kit, Screen.Table table) {
        return Rows.stack(
                0,
                SimpleTable.of(kit.m(), table.columns().stream().map(kit::say).toList(), table.rows()));
    }

    private static Region action(Kit kit, Screen.Result result) {
        return switch (result.printing()) {
            case Facts.DocumentPrinting.Possible() ->
                kit.primary("next", Pictogram.PRINTER, kit.say(result.button()), new Event.Next());
            case Facts.DocumentPrinting.NoPaper(String ignored) -> kit.notYet("result.no-paper");
            case Facts.DocumentPrinting.Off(String ignored) -> kit.notYet("result.printer-off");
        };
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
        return kit.left(kit.reveal());
    }
}
