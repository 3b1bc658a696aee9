// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.screen;

import java.util.List;
import javafx.scene.layout.Region;
import org.doorstep.terminal.session.Event;
import org.doorstep.terminal.session.Screen;
import org.doorstep.terminal.theme.Measures;
import org.doorstep.terminal.widget.Grid;
import org.doorstep.terminal.widget.Icon;
import org.doorstep.terminal.widget.Pictogram;
import org.doorstep.terminal.widget.Tile;

/** How to show that it is really you; whoever has no phone has a way. */
final class ChooseCheckPage {
    private ChooseCheckPage() {}

    static Page build(Kit kit, Screen.ChooseCheck choose) {
        Measures m = kit.m();
        double least = m.mm(m.panel().low() ? 28 : 48, 20);
        return Page.of(
                kit.lead(choose.progress(), kit.say("choose-check.heading"), kit.say("choose-check.explained")),
                List.of(new Grid(
                        1,
                        m.gap(),
                        least,
                        least,
                        choose.ways().stream().map(way -> way(kit, way)).toList())),
                kit.back());
    }

    private static Region way(Kit kit, Screen.CheckWay way) {
        String name = Kit.name(way.method());
        Pictogram icon = switch (way.method()) {
            case PHONE_CODE -> Pictogram.MESSAGE;
            case ATTENDANT -> Pictogram.PERSON;
        };
        Tile.Face face = new Tile.Face(
                side -> new Icon(icon, side),
                kit.say("choose-check." + name),
                kit.say("choose-check." + name + ".how"),
                way.closed() == null ? null : kit.say("choose-check.closed." + Kit.name(way.closed())));
        return way.closed() == null
                ? Tile.wide(kit.m(), "pick-" + name, face, kit.send(new Event.Pick(way.method())))
                : Tile.closed(kit.m(), "closed-" + name, face);
    }
}
