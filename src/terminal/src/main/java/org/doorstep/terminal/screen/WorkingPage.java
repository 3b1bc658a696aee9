// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.screen;

import java.util.List;
import org.doorstep.terminal.session.Screen;
import org.doorstep.terminal.widget.Hero;
import org.doorstep.terminal.widget.Pictogram;

/** The machine is busy, with what, and how long at most. */
final class WorkingPage {
    private WorkingPage() {}

    static Page build(Kit kit, Screen.Working working) {
        String task = "working." + Kit.name(working.task());
        Pictogram icon = switch (working.task()) {
            case SENDING_CODE -> Pictogram.MESSAGE;
            case ASKING_DEPARTMENT -> Pictogram.DEPARTMENT;
            case MAKING_DOCUMENT, HANDING_IN -> Pictogram.PAPER;
            case LOOKING_UP -> Pictogram.DEPARTMENT;
        };
        return Page.of(
                kit.lead(working.progress(), kit.say(task + ".heading"), kit.say(task + ".explained")),
                List.of(kit.busy(Hero.disc(kit.m(), icon), kit.say(task + ".now"), kit.say(task + ".long"))));
    }
}
