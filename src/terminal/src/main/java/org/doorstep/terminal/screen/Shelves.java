// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.screen;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import javafx.scene.layout.Region;
import org.doorstep.terminal.session.Comfort;
import org.doorstep.terminal.session.Event;
import org.doorstep.terminal.session.Screen;
import org.doorstep.terminal.theme.Measures;
import org.doorstep.terminal.widget.Grid;
import org.doorstep.terminal.widget.Icon;
import org.doorstep.terminal.widget.Tile;
import org.doorstep.terminal.widget.Touch;

/** Things to choose from as tiles in columns, a page of them, with arrows to the others. */
final class Shelves {
    private Shelves() {}

    /** Large letters need the whole width of an upright panel. */
    static int columns(Kit kit) {
        Measures m = kit.m();
        if (m.panel().low() && m.size() == Comfort.Size.STANDARD) {
            return 3;
        }
        return m.panel().landscape() || m.size() == Comfort.Size.STANDARD ? 2 : 1;
    }

    /** A page of tiles. */
    static <T> Sheets<T> sheets(Kit kit, List<T> all) {
        return Sheets.full(kit, all, kit.choices(), columns(kit));
    }

    static <T> List<Region> tiles(Kit kit, Sheets<T> sheets, int page, int pages, Function<T, Touch> tile) {
        Measures m = kit.m();
        double least = m.mm(m.panel().low() ? 24 : m.panel().landscape() ? 34 : 48, 20);
        List<Region> content = new ArrayList<>();
        if (!sheets.shown().isEmpty()) {
            content.add(new Grid(
                    columns(kit),
                    m.gap(),
                    least,
                    least,
                    sheets.shown().stream().map(tile).toList()));
        }
        content.addAll(Turning.of(sheets, page, pages).arrows(kit));
        return content;
    }

    /** An item, and why it cannot be had now, if so; the same on every page that lists items. */
    static Touch item(Kit kit, Screen.Tile tile, boolean wide) {
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
