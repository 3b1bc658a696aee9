// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.screen;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.layout.Region;
import org.doorstep.catalog.Text;
import org.doorstep.terminal.session.Event;
import org.doorstep.terminal.session.FormScreen;
import org.doorstep.terminal.session.FormScreen.Input;
import org.doorstep.terminal.theme.Measures;
import org.doorstep.terminal.widget.Choice;
import org.doorstep.terminal.widget.Grid;
import org.doorstep.terminal.widget.Touch;
import org.doorstep.terminal.widget.Words;

/** An answer by touching one or some of a page of large options; the way down a tree stands above them. */
final class OptionsAnswer {
    private OptionsAnswer() {}

    static AskPage.Answering of(Kit kit, FormScreen.Ask ask, Input.Options options) {
        Measures m = kit.m();
        int columns =
                m.panel().landscape() && options.options().size() > (m.panel().low() ? 3 : 4) ? 2 : 1;
        Sheets<FormScreen.Option> sheets = Sheets.full(kit, options.options(), kit.choices(), columns);
        List<Region> board = new ArrayList<>();
        List<Touch> tiles = sheets.shown().stream()
                .map(option -> tile(kit, options, option))
                .toList();
        if (!tiles.isEmpty()) {
            double high = tiles.size() > 4
                    ? m.target()
                    : Math.max(m.target(), m.mm(m.panel().low() ? 24 : 36, 20));
            board.add(new Grid(columns, m.gap(), high, high, tiles));
        }
        board.addAll(Turning.of(sheets, options.page(), options.pages()).arrows(kit));
        List<Region> beside = new ArrayList<>();
        if (!options.trail().isEmpty()) {
            beside.add(trail(kit, options.trail()));
        }
        if (options.most() > 1) {
            beside.add(kit.body(
                    kit.say("ask.some", options.most(), options.chosen().size())));
        }
        return new AskPage.Answering(
                beside,
                board,
                List.of(),
                false,
                kit.say(options.most() > 1 ? "ask.choose-some" : "ask.choose"),
                options.chosen().isEmpty(),
                sheets);
    }

    private static Touch tile(Kit kit, Input.Options options, FormScreen.Option option) {
        Choice.Kind kind =
                option.leadsOn() ? Choice.Kind.INSIDE : options.most() > 1 ? Choice.Kind.SOME : Choice.Kind.ONE;
        return Choice.of(
                kit.m(),
                "option-" + option.code(),
                kind,
                options.chosen().contains(option.code()),
                kit.say(option.label()),
                kit.send(new Event.Select(option.code())));
    }

    /** 山东省 › 济宁市. */
    static Words trail(Kit kit, List<Text> trail) {
        Words words = kit.group(trail.stream().map(kit::say).collect(Collectors.joining(" › ")));
        words.setId("trail");
        return words;
    }
}
