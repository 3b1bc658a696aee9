// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.screen;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Insets;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.doorstep.terminal.session.BrowseScreen;
import org.doorstep.terminal.session.Event;
import org.doorstep.terminal.theme.Measures;
import org.doorstep.terminal.theme.TextStyle;
import org.doorstep.terminal.widget.Rows;
import org.doorstep.terminal.widget.Words;

/** 办事指南 of an item, one heading of it to a page. */
final class GuidePage {
    private static final double CHARACTERS_OF_A_LINE = 30;

    private GuidePage() {}

    static Page build(Kit kit, BrowseScreen.GuidePage guide) {
        Measures m = kit.m();
        List<String> lines = guide.lines().stream()
                .flatMap(line -> LongText.parts(kit.say(line)).stream())
                .toList();
        Sheets<String> sheets = Sheets.even(kit, lines, line -> 0.5 + Math.ceil(line.length() / CHARACTERS_OF_A_LINE));
        Turning turning = Turning.of(sheets, guide.page(), guide.pages());
        VBox text = Rows.stack(m.gap(), kit.group(kit.say(guide.heading())));
        sheets.shown().forEach(line -> text.getChildren().add(Words.of(line, m, TextStyle.BODY)));
        text.getStyleClass().add("card");
        text.setPadding(new Insets(m.inset()));
        List<Region> content = new ArrayList<>(List.of(text));
        content.addAll(turning.arrowBack(kit));
        List<Region> main = new ArrayList<>();
        if (!turning.last()) {
            main.add(turning.onward(kit));
        } else if (guide.button() != null) {
            main.add(kit.primary("next", null, kit.say(guide.button()), new Event.Next()));
        }
        List<Region> actions = turning.actions(kit, main);
        String explained = guide.progress() == null ? kit.say("guide.explained") : "";
        VBox lead = kit.lead(guide.progress(), kit.say(guide.title()), m.panel().low() ? "" : explained);
        return new Page(
                lead, List.copyOf(content), List.copyOf(actions), m.panel().low(), sheets);
    }
}
