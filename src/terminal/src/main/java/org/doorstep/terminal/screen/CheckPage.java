// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.screen;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.HPos;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.doorstep.terminal.session.Event;
import org.doorstep.terminal.session.FormScreen;
import org.doorstep.terminal.theme.Measures;
import org.doorstep.terminal.theme.TextStyle;
import org.doorstep.terminal.widget.Banner;
import org.doorstep.terminal.widget.Buttons;
import org.doorstep.terminal.widget.Pictogram;
import org.doorstep.terminal.widget.Row;
import org.doorstep.terminal.widget.RowCard;
import org.doorstep.terminal.widget.Rows;
import org.doorstep.terminal.widget.Touch;
import org.doorstep.terminal.widget.Words;

/** All answers before they are handed in, each with where it comes from; the last page alone has the button that does it. */
final class CheckPage {
    /** From here on a value stands below its label, in the size of running text. */
    private static final int LONG = 28;

    private static final double CHARACTERS_OF_A_LINE = 26;

    private CheckPage() {}

    static Page build(Kit kit, FormScreen.Check check) {
        if (check.covered()) {
            return CoveredPage.build(kit, check.progress(), kit.say(check.title()));
        }
        boolean wide = kit.m().panel().landscape();
        Sheets<Part> sheets = Sheets.even(kit, parts(check), Part::weight);
        Turning turning = Turning.of(sheets, check.page(), check.pages());
        VBox lead = kit.lead(check.progress(), kit.say(check.title()), explained(kit, check));
        List<Region> content = new ArrayList<>(shown(kit, check, sheets.shown()));
        if (turning.last() && check.total() != null) {
            Region total = total(kit, check.total());
            if (wide) {
                kit.below(lead, total);
            } else {
                content.add(total);
            }
        }
        content.addAll(turning.arrowBack(kit));
        if (check.lines().stream().anyMatch(line -> line.row().full() != null)) {
            Region reveal = AskPage.revealing(kit, check.revealSeconds());
            if (wide) {
                kit.below(lead, reveal);
            } else {
                content.add(reveal);
            }
        }
        Node main = turning.last()
                ? kit.primary("next", null, kit.say(check.button()), new Event.Next())
                : turning.onward(kit);
        return Page.of(lead, content, kit.back(), main).in(sheets);
    }

    /** What stands on a sheet: a reason, or a part of a long one, or a line. */
    private sealed interface Part {
        double weight();

        record Reason(String words) implements Part {
            @Override
            public double weight() {
                return 0.6 + words.length() / CHARACTERS_OF_A_LINE;
            }
        }

        record Answer(FormScreen.Line line) implements Part {
            @Override
            public double weight() {
                int length = line.row().masked().length();
                return length < LONG ? 2 : 2 + length / CHARACTERS_OF_A_LINE;
            }
        }
    }

    private static List<Part> parts(FormScreen.Check check) {
        List<Part> parts = new ArrayList<>();
        if (check.page() == 0) {
            LongText.numbered(check.reasons()).forEach(words -> parts.add(new Part.Reason(words)));
        }
        check.lines().forEach(line -> parts.add(new Part.Answer(line)));
        return parts;
    }

    private static List<Region> shown(Kit kit, FormScreen.Check check, List<Part> parts) {
        List<String> reasons = new ArrayList<>();
        List<RowCard.Line> lines = new ArrayList<>();
        for (Part part : parts) {
            switch (part) {
                case Part.Reason(String words) -> reasons.add(words);
                case Part.Answer(FormScreen.Line line) -> lines.add(line(kit, line, check.revealSeconds() > 0));
            }
        }
        List<Region> shown = new ArrayList<>();
        if (!reasons.isEmpty()) {
            shown.add(Banner.list(kit.m(), Banner.Tone.WARN, Pictogram.RETURNED, kit.say("check.reasons"), reasons));
        }
        if (!lines.isEmpty()) {
            shown.add(RowCard.of(kit.m(), lines));
        }
        return shown;
    }

    private static RowCard.Line line(Kit kit, FormScreen.Line line, boolean revealed) {
        Measures m = kit.m();
        boolean isLong = line.row().masked().length() >= LONG;
        Region value = kit.value(line.row(), revealed, isLong ? TextStyle.BODY : TextStyle.ANSWER);
        return new RowCard.Line(
                kit.say(line.row().label()),
                value,
                kit.say("check.origin." + Kit.name(line.origin())),
                isLong || m.panel().low(),
                line.page().isEmpty() ? null : edit(kit, line.page()));
    }

    private static Touch edit(Kit kit, String page) {
        return Buttons.small(
                kit.m(), "edit-" + page, Pictogram.EDIT, kit.say("check.edit"), kit.send(new Event.Edit(page)));
    }

    private static Region total(Kit kit, String total) {
        Measures m = kit.m();
        Words label = Words.of(kit.say("check.total"), m, TextStyle.BODY).tone("second");
        Words sum = Words.of(total, m.strong(TextStyle.HEADING), HPos.LEFT).tone("on-soft");
        sum.setId("total");
        Row row = Rows.row(m.inset() * 2, label, Rows.grow(sum));
        row.setPadding(new Insets(m.mm(3, 1), m.inset(), m.mm(3, 1), m.inset()));
        row.getStyleClass().addAll("band", "info");
        return row;
    }

    private static String explained(Kit kit, FormScreen.Check check) {
        if (check.revealSeconds() > 0) {
            return kit.say("result.revealed");
        }
        return check.note() == null ? kit.say("result.masked") : kit.say(check.note());
    }
}
