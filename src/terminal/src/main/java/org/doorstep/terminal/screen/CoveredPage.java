// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.screen;

import java.util.List;
import org.doorstep.terminal.session.Event;
import org.doorstep.terminal.session.Screen;
import org.doorstep.terminal.widget.Banner;
import org.doorstep.terminal.widget.Pictogram;

/** In place of personal things that nobody looked at for a while. */
final class CoveredPage {
    private CoveredPage() {}

    static Page build(Kit kit, Screen.Progress progress, String title) {
        return Page.of(
                kit.lead(progress, title, kit.say("result.covered.explained")),
                List.of(kit.bigBand(
                        Banner.Tone.INFO,
                        Pictogram.HIDE,
                        kit.say("result.covered"),
                        kit.say("result.covered.how"),
                        null)),
                kit.back(),
                kit.primary("uncover", Pictogram.SHOW, kit.say("result.uncover"), new Event.Touched()));
    }
}
