// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.screen;

import java.util.List;
import org.doorstep.terminal.session.Event;
import org.doorstep.terminal.session.Overlay;
import org.doorstep.terminal.widget.Banner;
import org.doorstep.terminal.widget.Buttons;
import org.doorstep.terminal.widget.Countdown;
import org.doorstep.terminal.widget.Hero;
import org.doorstep.terminal.widget.Pictogram;

/** Nobody touched anything for a while; what was on the screen is covered. */
final class StillTherePage {
    private StillTherePage() {}

    static Page build(Kit kit, Overlay.StillThere over) {
        return Page.of(
                kit.lead(null, kit.say("still-there.heading"), kit.say("still-there.explained")),
                List.of(
                        Hero.of(
                                kit.m(),
                                Banner.Tone.INFO,
                                Countdown.of(kit.m(), over.secondsLeft(), kit.say("still-there.unit")),
                                "",
                                "",
                                null),
                        kit.band(Banner.Tone.PLAIN, Pictogram.SAFE, kit.say("still-there.kept"))),
                Buttons.end(kit.m(), "end", Pictogram.CLEAR, kit.say("footer.end"), kit.send(new Event.AskEnd())),
                kit.primary("still-here", null, kit.say("still-there.continue"), new Event.StillHere()));
    }
}
