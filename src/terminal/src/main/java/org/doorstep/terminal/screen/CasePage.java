// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.screen;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.HPos;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.doorstep.terminal.session.CaseScreen;
import org.doorstep.terminal.session.CaseScreen.CaseWay;
import org.doorstep.terminal.session.CaseScreen.Standing;
import org.doorstep.terminal.session.Event;
import org.doorstep.terminal.theme.Measures;
import org.doorstep.terminal.theme.TextStyle;
import org.doorstep.terminal.widget.Pictogram;
import org.doorstep.terminal.widget.RowCard;
import org.doorstep.terminal.widget.Rows;
import org.doorstep.terminal.widget.Timeline;
import org.doorstep.terminal.widget.Words;

/** One case: how it stands, what the department says, what can be done. */
final class CasePage {
    private static final double CHARACTERS_OF_A_LINE = 30;

    private CasePage() {}

    static Page build(Kit kit, CaseScreen.CaseView view) {
        if (view.covered()) {
            return CoveredPage.build(kit, view.progress(), kit.say(view.title()));
        }
        Measures m = kit.m();
        Sheets<Part> sheets = Sheets.even(kit, parts(view), Part::weight);
        Turning turning = Turning.of(sheets, 0, 1);
        Region standing = kit.bigBand(
                Standings.tone(view.standing()),
                Standings.icon(view.standing()),
                kit.say("case.standing." + Kit.name(view.standing())),
                when(kit, view),
                null);
        standing.setId("standing");
        Timeline way = new Timeline(m, Standings.way(kit, view.standing()));
        VBox lead = kit.lead(view.progress(), kit.say(view.title()), "");
        List<Region> content = new ArrayList<>();
        if (m.panel().landscape()) {
            kit.below(lead, standing);
            if (!m.panel().low()) {
                kit.below(lead, way);
            } else if (turning.first()) {
                content.add(way);
            }
        } else {
            content.add(standing);
            content.add(way);
        }
        content.addAll(shown(kit, view, sheets.shown()));
        content.addAll(turning.arrows(kit));
        return Page.of(lead, content, actions(kit, view)).in(sheets);
    }

    /** What stands on a sheet: words of the department, the numbers. */
    private sealed interface Part {
        double weight();

        record Said(String words) implements Part {
            @Override
            public double weight() {
                return 0.5 + Math.ceil(words.length() / CHARACTERS_OF_A_LINE);
            }
        }

        record Facts() implements Part {
            @Override
            public double weight() {
                return 4;
            }
        }
    }

    private static List<Part> parts(CaseScreen.CaseView view) {
        List<Part> parts = new ArrayList<>();
        LongText.numbered(view.words()).forEach(words -> parts.add(new Part.Said(words)));
        parts.add(new Part.Facts());
        return parts;
    }

    private static List<Region> shown(Kit kit, CaseScreen.CaseView view, List<Part> parts) {
        List<String> words = new ArrayList<>();
        List<Region> facts = new ArrayList<>();
        for (Part part : parts) {
            switch (part) {
                case Part.Said(String said) -> words.add(said);
                case Part.Facts() -> facts.add(facts(kit, view));
            }
        }
        if (!words.isEmpty()) {
            facts.addFirst(words(kit, view.standing(), words));
        }
        return facts;
    }

    private static String when(Kit kit, CaseScreen.CaseView view) {
        String name = Kit.name(view.standing());
        String since = view.since().isEmpty() ? "" : kit.say("case.since", kit.day(view.since()));
        String due = view.due().isEmpty() ? "" : kit.say("case.due", kit.day(view.due()));
        return kit.sentences(since, due, kit.say("case.means." + name));
    }

    private static Region words(Kit kit, Standing standing, List<String> words) {
        Measures m = kit.m();
        String heading = switch (standing) {
            case RETURNED -> "case.words.returned";
            case REFUSED -> "case.words.refused";
            case FINISHED -> "case.words.finished";
            case WAITING, HELD, RECEIVED, ACCEPTED -> "case.words";
        };
        VBox text = Rows.stack(m.nearGap(), kit.group(kit.say(heading)));
        words.forEach(line -> text.getChildren().add(Words.of(line, m, TextStyle.BODY)));
        text.setId("words");
        text.getStyleClass().add("card");
        text.setPadding(new Insets(m.inset()));
        return text;
    }

    private static Region facts(Kit kit, CaseScreen.CaseView view) {
        Measures m = kit.m();
        List<RowCard.Line> lines = new ArrayList<>();
        if (!view.number().isEmpty()) {
            Words number = Words.of(Numbers.read(view.number()), m.plain(TextStyle.BODY), HPos.LEFT);
            number.setId("case-number");
            lines.add(new RowCard.Line(kit.say("case.number"), number, "", true, null));
        }
        if (!view.slip().isEmpty()) {
            Words slip = Words.of(view.slip(), m.plain(TextStyle.BODY), HPos.LEFT);
            slip.setId("slip");
            lines.add(new RowCard.Line(kit.say("case.slip"), slip, "", m.panel().low(), null));
        }
        return RowCard.of(m, lines);
    }

    private static List<Node> actions(Kit kit, CaseScreen.CaseView view) {
        List<Node> actions = new ArrayList<>();
        for (CaseWay way : view.ways()) {
            String name = Kit.name(way);
            String verb = kit.say("case.do." + name);
            Pictogram icon = switch (way) {
                case CORRECT -> Pictogram.EDIT;
                case PRINT_SLIP -> Pictogram.SLIP;
                case RATE -> Pictogram.FACE_1;
            };
            boolean best = actions.isEmpty();
            actions.addFirst(
                    best
                            ? kit.primary("way-" + name, icon, verb, new Event.DoCase(way))
                            : kit.outline("way-" + name, null, verb, new Event.DoCase(way)));
        }
        actions.addFirst(kit.back());
        return actions;
    }
}
