// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.screen;

import java.util.List;
import javafx.scene.layout.Region;
import org.doorstep.catalog.item.Placement.LifeEvent;
import org.doorstep.terminal.session.BrowseScreen;
import org.doorstep.terminal.session.Event;
import org.doorstep.terminal.widget.Banner;
import org.doorstep.terminal.widget.Icon;
import org.doorstep.terminal.widget.Pictogram;
import org.doorstep.terminal.widget.Tile;
import org.doorstep.terminal.widget.Touch;

/** 人生大事: ways to items by what happens in a life. */
final class LifeEventsPage {
    private LifeEventsPage() {}

    static Page build(Kit kit, BrowseScreen.LifeEvents life) {
        Sheets<LifeEvent> sheets = Shelves.sheets(kit, life.events());
        List<Region> content = life.events().isEmpty()
                ? List.of(kit.band(Banner.Tone.PLAIN, Pictogram.WARNING, kit.say("browse.none")))
                : Shelves.tiles(kit, sheets, 0, 1, event -> tile(kit, event));
        return Page.across(kit.lead(null, kit.say("life.heading"), kit.say("life.explained")), content, kit.back())
                .in(sheets);
    }

    private static Touch tile(Kit kit, LifeEvent event) {
        String name = Kit.name(event);
        return Tile.small(
                kit.m(),
                "life-" + name,
                new Tile.Face(
                        side -> new Icon(icon(event), side),
                        kit.say("life." + name),
                        kit.say("life." + name + ".of"),
                        null),
                kit.send(new Event.OpenLife(event)));
    }

    static Pictogram icon(LifeEvent event) {
        return switch (event) {
            case BIRTH -> Pictogram.BIRTH;
            case SCHOOL -> Pictogram.SCHOOL;
            case WORK -> Pictogram.WORK;
            case MARRIAGE -> Pictogram.MARRIAGE;
            case HOME -> Pictogram.HOUSING;
            case HEALTH -> Pictogram.HEALTH;
            case RETIREMENT -> Pictogram.RETIREMENT;
            case DISABILITY -> Pictogram.DISABILITY;
            case BUSINESS -> Pictogram.BUSINESS;
            case DEATH -> Pictogram.DEATH;
        };
    }
}
