// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.screen;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.HPos;
import javafx.geometry.Insets;
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
import org.jspecify.annotations.Nullable;

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
        Region main = turning.last()
                ? kit.primary("next", null, kit.say(check.button()), new Event.Next())
                : turning.onward(kit);
        return Page.of(lead, content, turning.actions(kit, List.of(main))).in(sheets);
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

        /**
         * @param words of the value that are shown; null for all of it
         * @param first whether they are its beginning
         */
        record Answer(FormScreen.Line line, @Nullable String words, boolean first) implements Part {
            @Override
            public double weight() {
                int length = words == null ? line.row().masked().length() : words.length();
                return length < LONG ? 2 : 2 + length / CHARACTERS_OF_A_LINE;
            }
        }
    }

    private static List<Part> parts(FormScreen.Check check) {
        List<Part> parts = new ArrayList<>();
        if (check.page() == 0) {
            LongText.numbered(check.reasons()).forEach(words -> parts.add(new Part.Reason(words)));
        }
        check.lines().forEach(line -> parts.addAll(answer(line, check.revealSeconds() > 0)));
        return parts;
    }

    /** A long answer comes in parts, so that it can go over several sheets; one shown in full is never a string. */
    private static List<Part.Answer> answer(FormScreen.Line line, boolean revealed) {
        List<String> words = LongText.parts(line.row().masked());
        if (words.size() < 2 || (revealed && line.row().full() != null)) {
            return List.of(new Part.Answer(line, null, true));
        }
        List<Part.Answer> answers = new ArrayList<>();
        for (String part : words) {
            answers.add(new Part.Answer(line, part, answers.isEmpty()));
        }
        return answers;
    }

    private static List<Region> shown(Kit kit, FormScreen.Check check, List<Part> parts) {
        List<String> reasons = new ArrayList<>();
        List<Part.Answer> answers = new ArrayList<>();
        for (Part part : parts) {
            switch (part) {
                case Part.Reason(String words) -> reasons.add(words);
                case Part.Answer answer -> join(answers, answer);
            }
        }
        List<RowCard.Line> lines = answers.stream()
                .map(answer -> line(kit, answer, check.revealSeconds() > 0))
                .toList();
        List<Region> shown = new ArrayList<>();
        if (!reasons.isEmpty()) {
            shown.add(Banner.list(kit.m(), Banner.Tone.WARN, Pictogram.RETURNED, kit.say("check.reasons"), reasons));
        }
        if (!lines.isEmpty()) {
            shown.add(RowCard.of(kit.m(), lines));
        }
        return shown;
    }

    /** Parts of one answer that stand on the same sheet are one again. */
    private static void join(List<Part.Answer> answers, Part.Answer next) {
        Part.Answer last = answers.isEmpty() ? null : answers.getLast();
        if (next.first() || last == null || last.words() == null || next.words() == null) {
            answers.add(next);
        } else {
            answers.set(answers.size() - 1, new Part.Answer(last.line(), last.words() + next.words(), last.first()));
        }
    }

    private static RowCard.Line line(Kit kit, Part.Answer answer, boolean revealed) {
        Measures m = kit.m();
        FormScreen.Line line = answer.line();
        boolean isLong = answer.words() != null || line.row().masked().length() >= LONG;
        TextStyle style = isLong ? TextStyle.BODY : TextStyle.ANSWER;
        Region value = answer.words() == null
                ? kit.value(line.row(), revealed, style)
                : Words.of(answer.words(), m.plain(style), HPos.LEFT);
        String label = kit.say(line.row().label());
        String origin = kit.say("check.origin." + Kit.name(line.origin()));
        boolean low = m.panel().low();
        return new RowCard.Line(
                answer.first() ? low ? label + " · " + origin : label : kit.say("check.more", label),
                value,
                low || !answer.first() ? "" : origin,
                isLong || low,
                line.page().isEmpty() || !answer.first() ? null : edit(kit, line.page(), label));
    }

    private static Touch edit(Kit kit, String page, String label) {
        return Buttons.small(
                        kit.m(), "edit-" + page, Pictogram.EDIT, kit.say("check.edit"), kit.send(new Event.Edit(page)))
                .says(kit.say("check.edit.what", label));
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
