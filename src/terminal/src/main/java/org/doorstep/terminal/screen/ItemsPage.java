// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.screen;

import java.util.List;
import javafx.scene.layout.Region;
import org.doorstep.terminal.session.BrowseScreen;
import org.doorstep.terminal.session.BrowseScreen.Heading;
import org.doorstep.terminal.session.Screen;
import org.doorstep.terminal.widget.Banner;
import org.doorstep.terminal.widget.Pictogram;

/** The items of a department or of a life event. */
final class ItemsPage {
    private ItemsPage() {}

    static Page build(Kit kit, BrowseScreen.Items items) {
        Sheets<Screen.Tile> sheets = Shelves.sheets(kit, items.tiles());
        String heading = switch (items.heading()) {
            case Heading.Department(var ignored, var name) -> kit.say(name);
            case Heading.Life(var event) -> kit.say("life." + Kit.name(event));
        };
        List<Region> content = items.tiles().isEmpty()
                ? List.of(kit.band(Banner.Tone.PLAIN, Pictogram.WARNING, kit.say("browse.none")))
                : Shelves.tiles(kit, sheets, items.page(), items.pages(), tile -> Shelves.item(kit, tile, false));
        return Page.across(kit.lead(null, heading, kit.say("items.explained")), content, kit.back())
                .in(sheets);
    }
}
