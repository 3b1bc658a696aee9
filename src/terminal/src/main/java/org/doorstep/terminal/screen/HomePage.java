// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.screen;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import org.doorstep.terminal.session.Comfort;
import org.doorstep.terminal.session.Event;
import org.doorstep.terminal.session.Screen;
import org.doorstep.terminal.theme.Measures;
import org.doorstep.terminal.widget.Banner;
import org.doorstep.terminal.widget.Grid;
import org.doorstep.terminal.widget.Icon;
import org.doorstep.terminal.widget.Pictogram;
import org.doorstep.terminal.widget.Rows;
import org.doorstep.terminal.widget.Tile;
import org.doorstep.terminal.widget.Touch;

/** What can be done here: at most six tiles; few ones are wide, more stand in two columns. */
final class HomePage {
    private static final int MOST_WIDE = 3;

    private HomePage() {}

    static Page build(Kit kit, Screen.Home home) {
        Measures m = kit.m();
        boolean landscape = m.panel().landscape();
        boolean many = home.tiles().size() > MOST_WIDE;
        List<Node> content = new ArrayList<>();
        if (home.tiles().isEmpty()) {
            content.add(kit.band(Banner.Tone.WARN, Pictogram.WARNING, kit.say("home.empty")));
        } else {
            int columns = columns(home.tiles().size(), landscape, m.size());
            double least = m.mm(landscape && many ? 34 : columns == 1 && many ? 36 : 48, 20);
            content.add(new Grid(
                    columns,
                    m.gap(),
                    least,
                    least,
                    home.tiles().stream()
                            .map(tile -> tile(kit, tile, columns == 1))
                            .toList()));
        }
        content.addAll(notes(kit, many));
        return Page.across(kit.lead(null, kit.say("home.heading"), kit.say("home.explained")), content);
    }

    /** Kind words where there is room for them; help itself is always in the bar below. */
    private static List<Node> notes(Kit kit, boolean many) {
        Measures m = kit.m();
        Node safe = kit.band(Banner.Tone.PLAIN, Pictogram.SAFE, kit.say("home.safe"));
        Node help = kit.band(
                Banner.Tone.PLAIN,
                Pictogram.STAFF,
                kit.say("home.help", kit.frame().hours(), kit.frame().phone()));
        if (m.panel().low()) {
            return many ? List.of() : List.of(help);
        }
        if (many && m.size() != Comfort.Size.STANDARD) {
            return List.of(help);
        }
        return List.of(
                m.panel().landscape()
                        ? new Grid(2, m.gap(), 0, 0, List.of(safe, help))
                        : Rows.stack(m.gap(), safe, help));
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

    private static Touch tile(Kit kit, Screen.Tile tile, boolean wide) {
        Tile.Face face = new Tile.Face(
                side -> Icon.named(tile.icon(), side),
                kit.say(tile.title()),
                kit.say(tile.subtitle()),
                tile.withheld() == null ? null : kit.say(tile.withheld()));
        String id = "tile-" + tile.item();
        Runnable act = kit.send(new Event.Choose(tile.item()));
        return wide ? Tile.wide(kit.m(), id, face, act) : Tile.small(kit.m(), id, face, act);
    }
}
