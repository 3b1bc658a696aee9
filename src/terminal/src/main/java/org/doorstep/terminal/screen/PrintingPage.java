// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.screen;

import java.util.List;
import org.doorstep.terminal.session.Screen;
import org.doorstep.terminal.widget.Hero;
import org.doorstep.terminal.widget.Picture;

/** Paper is on its way, and where it will come out. */
final class PrintingPage {
    private PrintingPage() {}

    static Page build(Kit kit, Screen.Printing printing) {
        return Page.of(
                kit.lead(printing.progress(), kit.say("printing.heading"), kit.say("printing.explained")),
                List.of(kit.busy(
                        Hero.drawn(kit.m(), Picture.Motif.PRINT),
                        kit.say(kit.frame().slots().document()),
                        kit.say("printing.where"))));
    }
}
