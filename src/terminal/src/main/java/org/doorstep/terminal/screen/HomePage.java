// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.screen;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import org.doorstep.catalog.Text;
import org.doorstep.terminal.session.Comfort;
import org.doorstep.terminal.session.Event;
import org.doorstep.terminal.session.Screen;
import org.doorstep.terminal.theme.Measures;
import org.doorstep.terminal.widget.Banner;
import org.doorstep.terminal.widget.Buttons;
import org.doorstep.terminal.widget.Grid;
import org.doorstep.terminal.widget.Pictogram;
import org.doorstep.terminal.widget.Rows;
import org.doorstep.terminal.widget.Touch;

/**
 * What can be done here: at most six tiles, few ones wide, more in two columns, in large letters four at a time; below them
 * the ways to all others and what to have ready.
 */
final class HomePage {
    private static final int MOST_WIDE = 3;

    private HomePage() {}

    static Page build(Kit kit, Screen.Home home) {
        Measures m = kit.m();
        boolean landscape = m.panel().landscape();
        boolean many = home.tiles().size() > MOST_WIDE;
        List<Node> content = new ArrayList<>();
        // A low panel has no room for arrows here: its tiles give way instead.
        int most = m.panel().low() ? Math.max(1, home.tiles().size()) : kit.choices();
        int columns = columns(Math.min(most, home.tiles().size()), landscape, m.size());
        Sheets<Screen.Tile> sheets = Sheets.full(kit, home.tiles(), most, columns);
        if (home.tiles().isEmpty()) {
            content.add(kit.band(Banner.Tone.WARN, Pictogram.WARNING, kit.say("home.empty")));
        } else {
            double least =
                    m.mm(m.panel().low() && many ? 26 : landscape && many ? 34 : columns == 1 && many ? 36 : 50, 20);
            Grid tiles = new Grid(
                    columns,
                    m.gap(),
                    least,
                    least,
                    sheets.shown().stream()
                            .map(tile -> Shelves.item(kit, tile, columns == 1))
                            .toList());
            boolean roomy = many && columns == 2 && !landscape;
            content.add(roomy ? Rows.stack(m.nearGap() * 2, kit.group(kit.say("home.often")), tiles) : tiles);
            content.addAll(Turning.of(sheets, 0, 1).arrows(kit));
        }
        content.add(ways(kit));
        if (!m.panel().low() && (!many || m.size() == Comfort.Size.STANDARD)) {
            content.add(card(kit));
        }
        Text notice = kit.frame().notice();
        String explained = notice != null ? kit.say(notice) : m.panel().low() && many ? "" : kit.say("home.explained");
        return Page.across(kit.lead(null, kit.say("home.heading"), explained), content)
                .in(sheets);
    }

    /** Beyond the six: by what happens in a life, by department. */
    private static Grid ways(Kit kit) {
        Measures m = kit.m();
        double high = m.mm(m.panel().low() ? 22 : m.panel().landscape() ? 26 : 36, 20);
        Touch life = Buttons.door(
                m,
                "browse-life-events",
                Pictogram.LIFE_EVENTS,
                kit.say("home.life"),
                kit.send(new Event.Browse(Event.Way.LIFE_EVENTS)));
        Touch all = Buttons.door(
                m,
                "browse-departments",
                Pictogram.ALL_ITEMS,
                kit.say("home.all"),
                kit.send(new Event.Browse(Event.Way.DEPARTMENTS)));
        return new Grid(2, m.gap(), high, high, List.of(life, all));
    }

    /** What to have ready; the card itself is asked for when an item needs it. */
    private static Region card(Kit kit) {
        return kit.bigBand(
                Banner.Tone.INFO,
                Pictogram.ID_CARD,
                kit.say("home.card"),
                kit.say("home.card.explained", kit.say(kit.frame().slots().idCard())),
                null);
    }

    /** Large letters need the whole width of an upright panel; a wide panel holds three tiles side by side. */
    private static int columns(int tiles, boolean landscape, Comfort.Size size) {
        if (tiles == 1) {
            return 1;
        }
        if (landscape) {
            return tiles == 2 || tiles == 4 ? 2 : 3;
        }
        return tiles <= MOST_WIDE || size != Comfort.Size.STANDARD ? 1 : 2;
    }
}
