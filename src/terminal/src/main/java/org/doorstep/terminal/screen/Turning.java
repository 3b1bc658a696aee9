// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.screen;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.layout.Region;
import org.doorstep.terminal.session.Comfort;
import org.doorstep.terminal.session.Event;
import org.doorstep.terminal.widget.Buttons;
import org.doorstep.terminal.widget.Pager;
import org.doorstep.terminal.widget.Pictogram;
import org.doorstep.terminal.widget.Touch;

/**
 * Where one is in a long list: a sheet of what this panel shows at once, within a page of the session.
 *
 * @param sheet from 0
 * @param page from 0
 */
record Turning(int sheet, int sheets, int page, int pages) {

    static Turning of(Sheets<?> sheets, int page, int pages) {
        return new Turning(sheets.at(), sheets.of(), page, pages);
    }

    boolean first() {
        return sheet == 0 && page == 0;
    }

    boolean last() {
        return sheet == sheets - 1 && page >= pages - 1;
    }

    boolean alone() {
        return first() && last();
    }

    /** Large arrows and where one is between them; nothing where there is one page. */
    List<Region> arrows(Kit kit) {
        if (kit.m().size() == Comfort.Size.HUGE) {
            return narrowArrows(kit);
        }
        return alone()
                ? List.of()
                : List.of(Pager.of(kit.m(), orRoom(first(), back(kit)), where(kit), orRoom(last(), next(kit))));
    }

    /** The same for a narrow column. */
    List<Region> narrowArrows(Kit kit) {
        return alone()
                ? List.of()
                : List.of(Pager.narrow(kit.m(), orRoom(first(), back(kit)), where(kit), orRoom(last(), next(kit))));
    }

    /** An arrow that leads nowhere is not there, but its place is. */
    private static Region orRoom(boolean nowhere, Touch arrow) {
        return nowhere ? new Region() : arrow;
    }

    /** The arrow back alone, where the main action leads on; on a low panel it stands among the actions. */
    List<Region> arrowBack(Kit kit) {
        if (alone()) {
            return List.of();
        }
        return first() || kit.m().panel().low()
                ? List.of(kit.centred(where(kit)))
                : List.of(Pager.of(kit.m(), back(kit), where(kit), new Region()));
    }

    /** Back, the page before where a low panel has no other place for it, and the main action. */
    List<Region> actions(Kit kit, List<? extends Region> main) {
        List<Region> actions = new ArrayList<>(List.of(kit.back()));
        if (!first() && kit.m().panel().low()) {
            actions.add(back(kit));
        }
        actions.addAll(main);
        return actions;
    }

    /** What leads on, in the main action's place. */
    Touch onward(Kit kit) {
        return Buttons.onward(kit.m(), "turn-next", kit.say("turn.onward"), forward(kit))
                .kind("primary");
    }

    private Touch back(Kit kit) {
        Runnable act = sheet > 0 ? kit.change(() -> kit.scratch().open(sheet - 1)) : turn(kit, -1, Integer.MAX_VALUE);
        return Buttons.secondary(kit.m(), "turn-back", Pictogram.BACK, kit.say("turn.back"), act);
    }

    private Touch next(Kit kit) {
        return Buttons.onward(kit.m(), "turn-next", kit.say("turn.next"), forward(kit));
    }

    private Runnable forward(Kit kit) {
        return sheet < sheets - 1 ? kit.change(() -> kit.scratch().open(sheet + 1)) : turn(kit, 1, 0);
    }

    private static Runnable turn(Kit kit, int by, int open) {
        return () -> {
            kit.scratch().open(open);
            kit.out().accept(new Event.Turn(by));
        };
    }

    private String where(Kit kit) {
        if (pages <= 1) {
            return kit.say("turn.where", sheet + 1, sheets);
        }
        return sheets <= 1
                ? kit.say("turn.where", page + 1, pages)
                : kit.say("turn.where-within", page + 1, pages, sheet + 1, sheets);
    }
}
