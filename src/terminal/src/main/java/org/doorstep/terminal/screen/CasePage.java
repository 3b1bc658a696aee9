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
        boolean wide = m.panel().landscape();
        boolean low = m.panel().low();
        Sheets<Part> sheets =
                Sheets.even(kit, parts(view, !wide || (low && view.words().isEmpty())), Part::weight);
        Turning turning = Turning.of(sheets, 0, 1);
        VBox lead = kit.lead(view.progress(), kit.say(view.title()), "");
        if (wide) {
            kit.below(lead, standing(kit, view));
            if (!low) {
                kit.below(lead, way(kit, view));
            }
        }
        List<Region> content = new ArrayList<>(shown(kit, view, sheets.shown()));
        content.addAll(turning.arrows(kit));
        return Page.of(lead, content, actions(kit, view)).in(sheets);
    }

    private static Region standing(Kit kit, CaseScreen.CaseView view) {
        Region standing = kit.bigBand(
                Standings.tone(view.standing()),
                Standings.icon(view.standing()),
                kit.say("case.standing." + Kit.name(view.standing())),
                when(kit, view),
                null);
        standing.setId("standing");
        return standing;
    }

    private static Timeline way(Kit kit, CaseScreen.CaseView view) {
        return new Timeline(kit.m(), Standings.way(kit, view.standing()));
    }

    /** What stands on a sheet. */
    private sealed interface Part {
        double weight();

        /** How the case stands, where that does not stand beside the sheets. */
        record Head() implements Part {
            @Override
            public double weight() {
                return 3;
            }
        }

        record Said(String words) implements Part {
            @Override
            public double weight() {
                return 0.5 + Math.ceil(words.length() / CHARACTERS_OF_A_LINE);
            }
        }

        /** Heavy, so that it goes to the next sheet before a reason does. */
        record Facts() implements Part {
            @Override
            public double weight() {
                return 6;
            }
        }
    }

    private static List<Part> parts(CaseScreen.CaseView view, boolean head) {
        List<Part> parts = new ArrayList<>();
        if (head) {
            parts.add(new Part.Head());
        }
        LongText.numbered(view.words()).forEach(words -> parts.add(new Part.Said(words)));
        parts.add(new Part.Facts());
        return parts;
    }

    private static List<Region> shown(Kit kit, CaseScreen.CaseView view, List<Part> parts) {
        List<Region> shown = new ArrayList<>();
        List<String> words = new ArrayList<>();
        for (Part part : parts) {
            switch (part) {
                case Part.Head() -> {
                    if (!kit.m().panel().low()) {
                        shown.add(standing(kit, view));
                    }
                    shown.add(way(kit, view));
                }
                case Part.Said(String said) -> words.add(said);
                case Part.Facts() -> {}
            }
        }
        if (!words.isEmpty()) {
            shown.add(words(kit, view.standing(), words));
        }
        if (parts.getLast() instanceof Part.Facts) {
            shown.add(facts(kit, view));
        }
        return shown;
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
            Region number = kit.caseNumber(view.number(), m.plain(TextStyle.BODY));
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
