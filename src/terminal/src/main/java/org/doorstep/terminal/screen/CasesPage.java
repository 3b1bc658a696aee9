// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.screen;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javafx.scene.layout.Region;
import org.doorstep.terminal.session.CaseScreen;
import org.doorstep.terminal.session.CaseScreen.CaseLine;
import org.doorstep.terminal.session.Event;
import org.doorstep.terminal.theme.Measures;
import org.doorstep.terminal.widget.Banner;
import org.doorstep.terminal.widget.Grid;
import org.doorstep.terminal.widget.Icon;
import org.doorstep.terminal.widget.Pictogram;
import org.doorstep.terminal.widget.Tile;
import org.doorstep.terminal.widget.Touch;

/** The person's cases, newest first, each with how it stands. */
final class CasesPage {
    private static final int MOST = 4;

    private record Numbered(int index, CaseLine line) {}

    private CasesPage() {}

    static Page build(Kit kit, CaseScreen.Cases cases) {
        Measures m = kit.m();
        List<Numbered> all = IntStream.range(0, cases.cases().size())
                .mapToObj(i -> new Numbered(i, cases.cases().get(i)))
                .toList();
        boolean low = m.panel().low();
        Sheets<Numbered> sheets = Sheets.full(kit, all, MOST, low ? 2 : 1);
        List<Region> content = new ArrayList<>();
        if (all.isEmpty()) {
            content.add(kit.band(Banner.Tone.PLAIN, Pictogram.NO_RECORD, kit.say("cases.none")));
        } else {
            double least = m.mm(low ? 24 : 36, 20);
            content.add(new Grid(
                    low ? 2 : 1,
                    m.gap(),
                    least,
                    least,
                    sheets.shown().stream().map(one -> tile(kit, one)).toList()));
        }
        content.addAll(Turning.of(sheets, cases.page(), cases.pages()).arrows(kit));
        var lead = kit.lead(
                cases.progress(), kit.say("cases.heading"), all.isEmpty() || low ? "" : kit.say("cases.explained"));
        switch (cases.missing()) {
            case NOTHING -> {}
            case NO_NETWORK -> kit.below(lead, missing(kit, cases.missing()));
            case DEPARTMENT_SILENT -> kit.below(lead, missing(kit, cases.missing()));
        }
        return (low ? Page.across(lead, content, kit.back()) : Page.of(lead, content, kit.back())).in(sheets);
    }

    private static Region missing(Kit kit, CaseScreen.Missing missing) {
        return kit.band(Banner.Tone.WARN, Pictogram.OFFLINE, kit.say("cases.missing." + Kit.name(missing)));
    }

    private static Touch tile(Kit kit, Numbered numbered) {
        CaseLine line = numbered.line();
        String standing = kit.say("case.standing." + Kit.name(line.standing()));
        String below = kit.say("cases.line", standing, kit.day(line.day()));
        boolean calls = Standings.calls(line.standing());
        Tile.Face face = new Tile.Face(
                side -> new Icon(Standings.icon(line.standing()), side),
                kit.say(line.title()),
                below,
                calls ? below : null);
        String id = "case-" + numbered.index();
        Runnable act = kit.send(new Event.OpenCase(numbered.index()));
        Touch tile = kit.m().panel().low() ? Tile.small(kit.m(), id, face, act) : Tile.wide(kit.m(), id, face, act);
        return tile.own();
    }
}
