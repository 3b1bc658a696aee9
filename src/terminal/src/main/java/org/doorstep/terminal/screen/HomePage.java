// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.screen;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import org.doorstep.terminal.session.Event;
import org.doorstep.terminal.session.Screen;
import org.doorstep.terminal.theme.Measures;
import org.doorstep.terminal.theme.TextStyle;
import org.doorstep.terminal.widget.Banner;
import org.doorstep.terminal.widget.Grid;
import org.doorstep.terminal.widget.Icon;
import org.doorstep.terminal.widget.Pictogram;
import org.doorstep.terminal.widget.Tile;
import org.doorstep.terminal.widget.Touch;

/** What can be done here: at most six tiles; few ones are wide, more stand in two columns. */
final class HomePage {
    private static final int MOST_WIDE = 3;

    private HomePage() {}

    static Page build(Kit kit, Screen.Home home) {
        Measures m = kit.m();
        List<Node> content = new ArrayList<>();
        if (home.tiles().isEmpty()) {
            content.add(kit.band(Banner.Tone.WARN, Pictogram.WARNING, kit.say("home.empty")));
        } else {
            List<Touch> tiles =
                    home.tiles().stream().map(tile -> tile(kit, tile)).toList();
            boolean wide = tiles.size() <= MOST_WIDE;
            double least = m.mm(m.panel().low() ? 26 : m.panel().landscape() ? 40 : 48, 20);
            content.add(new Grid(wide ? 1 : 2, m.gap(), least, least, tiles));
        }
        content.add(kit.band(
                Banner.Tone.PLAIN,
                Pictogram.STAFF,
                kit.say("home.help", kit.frame().hours(), kit.frame().phone())));
        return Page.of(kit.lead(null, kit.say("home.heading"), kit.say("home.explained")), content);
    }

    private static Touch tile(Kit kit, Screen.Tile tile) {
        return Tile.of(
                kit.m(),
                "tile-" + tile.item(),
                Icon.named(tile.icon(), kit.m().fontPx(TextStyle.HEADING)),
                kit.say(tile.title()),
                kit.say(tile.subtitle()),
                tile.withheld() == null ? null : kit.say(tile.withheld()),
                kit.send(new Event.Choose(tile.item())));
    }
}
