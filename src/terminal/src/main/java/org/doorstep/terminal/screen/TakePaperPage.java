// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.screen;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import org.doorstep.terminal.session.Event;
import org.doorstep.terminal.session.Screen;
import org.doorstep.terminal.widget.Banner;
import org.doorstep.terminal.widget.Pictogram;
import org.doorstep.terminal.widget.Picture;

/** Take the paper, and the card if it still lies there. */
final class TakePaperPage {
    private TakePaperPage() {}

    static Page build(Kit kit, Screen.TakePaper take) {
        List<Node> content = new ArrayList<>();
        String paper = kit.say("take-paper.paper");
        String slot = kit.say(kit.frame().slots().document());
        boolean alone = !take.slip() && !take.cardStillThere();
        content.add(
                alone || !kit.m().panel().landscape()
                        ? kit.hero(Picture.Motif.TAKE_PAPER, paper, slot)
                        : kit.bigBand(Banner.Tone.INFO, Pictogram.PAPER, paper, slot, Pictogram.DOWN));
        if (take.slip()) {
            content.add(kit.bigBand(
                    Banner.Tone.INFO,
                    Pictogram.SLIP,
                    kit.say("take-paper.slip"),
                    kit.say(kit.frame().slots().receipt()),
                    Pictogram.DOWN));
        }
        if (take.cardStillThere()) {
            content.add(kit.bigBand(
                    Banner.Tone.INFO,
                    Pictogram.ID_CARD,
                    kit.say("take-paper.card"),
                    kit.say(kit.frame().slots().idCard()),
                    Pictogram.UP));
        }
        return Page.of(
                kit.lead(take.progress(), kit.say("take-paper.heading"), kit.say("take-paper.explained")),
                content,
                kit.primary("next", Pictogram.DONE, kit.say("take-paper.next"), new Event.Next()));
    }
}
