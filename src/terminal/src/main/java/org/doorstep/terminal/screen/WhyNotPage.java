// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.screen;

import java.util.List;
import org.doorstep.terminal.session.Event;
import org.doorstep.terminal.session.Screen;
import org.doorstep.terminal.widget.Banner;
import org.doorstep.terminal.widget.Pictogram;
import org.doorstep.terminal.widget.Row;

/** An item that cannot be done now, why, and what can be done instead; before anything was typed or read. */
final class WhyNotPage {
    private WhyNotPage() {}

    static Page build(Kit kit, Screen.WhyNot why) {
        return Page.of(
                kit.pictured(
                        Pictogram.WARNING,
                        "tone-warn",
                        kit.say("why-not.heading", kit.say(why.item())),
                        kit.say("why-not.explained")),
                List.of(
                        reason(kit, why),
                        kit.band(
                                Banner.Tone.PLAIN,
                                Pictogram.PHONE,
                                kit.say("why-not.ask", kit.hours(), kit.frame().phone())),
                        TroublePage.codeLine(kit, why.code())),
                kit.back(),
                kit.primary("call", Pictogram.STAFF, kit.say("why-not.help"), new Event.AskHelp()));
    }

    /** Where a device is to blame, what is wrong with it stands below. */
    private static Row reason(Kit kit, Screen.WhyNot why) {
        String reason = kit.say(why.reason());
        return kit.fault(why.code())
                .map(words -> Banner.list(kit.m(), Banner.Tone.WARN, Pictogram.WARNING, reason, List.of(words)))
                .orElseGet(() -> kit.band(Banner.Tone.WARN, Pictogram.WARNING, reason));
    }
}
