// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.screen;

import org.doorstep.terminal.session.BrowseScreen;
import org.doorstep.terminal.session.BrowseScreen.Shelf;
import org.doorstep.terminal.session.Event;
import org.doorstep.terminal.widget.Icon;
import org.doorstep.terminal.widget.Pictogram;
import org.doorstep.terminal.widget.Tile;
import org.doorstep.terminal.widget.Touch;

/** 全部事项: departments, and a search for whoever knows the name. */
final class DepartmentsPage {
    private DepartmentsPage() {}

    static Page build(Kit kit, BrowseScreen.Departments departments) {
        Sheets<Shelf> sheets = Shelves.sheets(kit, departments.shelves());
        return Page.across(
                        kit.lead(null, kit.say("departments.heading"), kit.say("departments.explained")),
                        Shelves.tiles(kit, sheets, departments.page(), departments.pages(), shelf -> tile(kit, shelf)),
                        kit.back(),
                        kit.primary(
                                "browse-search",
                                Pictogram.SEARCH,
                                kit.say("departments.search"),
                                new Event.Browse(Event.Way.SEARCH)))
                .in(sheets);
    }

    private static Touch tile(Kit kit, Shelf shelf) {
        return Tile.small(
                kit.m(),
                "shelf-" + shelf.id(),
                new Tile.Face(
                        side -> new Icon(Pictogram.DEPARTMENT, side),
                        kit.say(shelf.name()),
                        kit.say("departments.count", shelf.count()),
                        null),
                kit.send(new Event.OpenShelf(shelf.id())));
    }
}
