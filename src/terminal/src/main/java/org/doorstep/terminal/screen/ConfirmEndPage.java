// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.screen;

import java.util.List;
import org.doorstep.terminal.session.Event;
import org.doorstep.terminal.widget.Banner;
import org.doorstep.terminal.widget.Buttons;
import org.doorstep.terminal.widget.Hero;
import org.doorstep.terminal.widget.Pictogram;

/** 结束并清除 asks once. */
final class ConfirmEndPage {
    private ConfirmEndPage() {}

    static Page build(Kit kit) {
        return Page.of(
                kit.lead(null, kit.say("confirm-end.heading"), kit.say("confirm-end.explained")),
                List.of(
                        Hero.of(
                                kit.m(),
                                Banner.Tone.INFO,
                                Hero.disc(kit.m(), Pictogram.CLEAR, "tone-danger"),
                                kit.say("confirm-end.gone"),
                                "",
                                null),
                        kit.band(Banner.Tone.PLAIN, Pictogram.ID_CARD, kit.say("confirm-end.things"))),
                kit.secondary("close", Pictogram.BACK, kit.say("confirm-end.no"), new Event.Close()),
                Buttons.end(kit.m(), "end-now", Pictogram.CLEAR, kit.say("confirm-end.yes"), kit.send(new Event.End()))
                        .kind("strong"));
    }
}
