// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.screen;

import java.util.List;
import org.doorstep.terminal.widget.Banner;
import org.doorstep.terminal.widget.Pictogram;
import org.doorstep.terminal.widget.Picture;

/** A card lies on the reader and nobody's session is on. */
final class CardLeftPage {
    private CardLeftPage() {}

    static Page build(Kit kit) {
        return Page.of(
                kit.lead(null, kit.say("card-left.heading"), kit.say("card-left.explained")),
                List.of(
                        kit.hero(
                                Picture.Motif.TAKE_CARD,
                                kit.say("card-left.take"),
                                kit.say(kit.frame().slots().idCard())),
                        kit.band(
                                Banner.Tone.PLAIN,
                                Pictogram.PHONE,
                                kit.say(
                                        "card-left.found",
                                        kit.hours(),
                                        kit.frame().phone()))));
    }
}
