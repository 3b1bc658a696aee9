// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.voice;

import java.util.List;
import org.doorstep.catalog.Text;
import org.doorstep.catalog.item.Placement;
import org.doorstep.terminal.session.BrowseScreen;
import org.doorstep.terminal.session.BrowseScreen.Heading;
import org.doorstep.terminal.session.Screen;
import org.doorstep.terminal.session.View;

/** Ways to an item; words of the catalog, but for what is typed into the search. */
final class BrowseScripts {
    private BrowseScripts() {}

    static Narration home(Narration n, Screen.Home home) {
        n.say("home.heading");
        if (n.frame().link() != View.Link.ONLINE) {
            n.say("home." + VoiceTexts.name(n.frame().link()));
        }
        n.say(n.frame().notice());
        if (home.tiles().isEmpty()) {
            n.say("home.empty");
        } else {
            tiles(n, home.tiles());
        }
        return n.say("home.ways").say("home.end").say("home.help").staff();
    }

    static Narration of(Narration n, BrowseScreen browse) {
        return switch (browse) {
            case BrowseScreen.LifeEvents life -> {
                n.say("life.heading");
                int number = 0;
                for (Placement.LifeEvent event : life.events()) {
                    n.say("life." + VoiceTexts.name(event), ++number);
                }
                yield n.say("how.choose").say("how.back");
            }
            case BrowseScreen.Departments departments -> {
                n.say("departments.heading");
                int number = 0;
                for (BrowseScreen.Shelf shelf : departments.shelves()) {
                    n.say("departments.shelf", ++number, shelf.name(), shelf.count());
                }
                yield n.pages(departments.page(), departments.pages())
                        .say("how.choose")
                        .say("how.back");
            }
            case BrowseScreen.Items items -> {
                switch (items.heading()) {
                    case Heading.Department(String ignored, Text name) -> n.say(name);
                    case Heading.Life(Placement.LifeEvent event) -> n.say("life.of." + VoiceTexts.name(event));
                }
                yield tiles(n, items.tiles())
                        .pages(items.page(), items.pages())
                        .say("how.choose")
                        .say("how.back");
            }
            case BrowseScreen.Search search -> search(n, search);
            case BrowseScreen.GuidePage guide -> {
                n.progress(guide.progress()).say(guide.title()).say(guide.heading());
                guide.lines().forEach(n::say);
                n.pages(guide.page(), guide.pages());
                Text button = guide.button();
                yield (button == null ? n : n.say("how.main", button)).say("how.back");
            }
        };
    }

    private static Narration search(Narration n, BrowseScreen.Search search) {
        n.say("search.heading");
        if (search.typed().isEmpty()) {
            return n.say("search.how").say("how.back");
        }
        n.own("ask.typed").ownValue(spelled(search.typed())).say("search.found", search.total());
        return tiles(n, search.found())
                .pages(search.page(), search.pages())
                .say("how.choose")
                .say("how.back");
    }

    /** First letters are no word. */
    private static String spelled(String typed) {
        return String.join(" ", typed.split(""));
    }

    private static Narration tiles(Narration n, List<Screen.Tile> tiles) {
        int number = 0;
        for (Screen.Tile tile : tiles) {
            n.choice(++number, tile.title());
            Text withheld = tile.withheld();
            if (withheld != null) {
                n.say("tile.withheld").say(withheld);
            } else {
                n.say(tile.subtitle());
            }
        }
        return n;
    }
}
