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
        Sheets<List<Part>> sheets = Sheets.even(kit, blocks(m, result), ResultPage::weight);
        List<Part> parts = sheets.shown().stream().flatMap(List::stream).toList();
        List<Region> shown = shown(kit, result, parts, revealed);
        List<Node> content = new ArrayList<>();
        List<Node> actions = new ArrayList<>(List.of(kit.back()));
        if (m.panel().landscape() && shown.size() == 2) {
            content.add(new Columns(shown.getFirst(), shown.getLast(), 0.5, m.gap()));
        } else {
            content.addAll(shown);
        }
        content.addAll(Turning.of(sheets, 0, 1).arrows(kit));
        if (hides) {
            (m.panel().landscape() ? actions : content).add(reveal(kit, result, revealed));
        }
        actions.add(action(kit, result));
        String title = kit.say(result.title());
        String explained = explained(kit, result, revealed);
        VBox lead = m.panel().landscape()
                ? kit.wideLead(result.progress(), title, explained)
                : kit.lead(result.progress(), title, explained);
        return new Page(lead, content, actions, true, sheets);
    }

    /** What stands on a sheet: a line of the record, or one of its table. */
    private sealed interface Part {
        double weight();

        record Line(Screen.Row row) implements Part {
            @Override
            public double weight() {
                return 1.4;
            }
        }

        record Cells(List<String> cells) implements Part {
            @Override
            public double weight() {
                return 1;
            }
        }
    }

    /**
     * What is not parted: a line of an upright panel, where large letters would not be large otherwise; all of it on a lying
     * one, where record and table stand side by side and arrows would take more room than they give.
     */
    private static List<List<Part>> blocks(Measures m, Screen.Result result) {
        List<Part> parts = new ArrayList<>();
        result.rows().forEach(row -> parts.add(new Part.Line(row)));
        if (result.table() != null) {
            result.table().rows().forEach(cells -> parts.add(new Part.Cells(cells)));
        }
        return m.panel().landscape()
                ? List.of(parts)
                : parts.stream().map(List::of).toList();
    }

    private static double weight(List<Part> block) {
        return block.stream().mapToDouble(Part::weight).sum();
    }

    private static List<Region> shown(Kit kit, Screen.Result result, List<Part> parts, boolean revealed) {
        List<RowCard.Line> lines = new ArrayList<>();
        List<List<String>> cells = new ArrayList<>();
        for (Part part : parts) {
            switch (part) {
                case Part.Line(Screen.Row row) ->
                    lines.add(new RowCard.Line(kit.say(row.label()), kit.value(row, revealed, TextStyle.ANSWER), ""));
                case Part.Cells(List<String> line) -> cells.add(line);
            }
        }
        List<Region> shown = new ArrayList<>();
        if (!lines.isEmpty()) {
            shown.add(Rows.stack(0, RowCard.of(kit.m(), lines)));
        }
        if (result.table() != null && !cells.isEmpty()) {
            List<String> heads = result.table().columns().stream().map(kit::say).toList();
            shown.add(Rows.stack(0, SimpleTable.of(kit.m(), heads, cells)));
        }
        return shown;
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
