// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.screen;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import org.doorstep.terminal.session.Event;
import org.doorstep.terminal.session.Screen;
import org.doorstep.terminal.widget.Banner;
import org.doorstep.terminal.widget.Hero;
import org.doorstep.terminal.widget.Pictogram;
import org.doorstep.terminal.widget.Picture;

/** Put the card there; leave it there; put it there again. */
final class PutCardPage {
    private PutCardPage() {}

    static Page build(Kit kit, Screen.PutCard put) {
        String stage = "put-card." + Kit.name(put.stage());
        List<Node> content = new ArrayList<>();
        String slot = kit.say(kit.frame().slots().idCard());
        switch (put.stage()) {
            case WAITING, UNREADABLE, LIFT_FIRST -> {
                content.add(kit.hero(
                        put.stage() == Screen.CardStage.LIFT_FIRST ? Picture.Motif.TAKE_CARD : Picture.Motif.PUT_CARD,
                        slot,
                        kit.say(stage + ".how")));
                content.add(kit.band(Banner.Tone.PLAIN, Pictogram.SAFE, kit.say("put-card.why")));
            }
            case READING ->
                content.add(kit.busy(
                        Hero.drawn(kit.m(), Picture.Motif.READ_CARD),
                        kit.say(stage + ".how"),
                        kit.say(stage + ".long")));
            case NOT_VALID -> {
                content.add(kit.bigBand(
                        Banner.Tone.WARN, Pictogram.ID_CARD, kit.say(stage + ".how"), kit.say(stage + ".long"), null));
                content.add(kit.band(
                        Banner.Tone.PLAIN,
                        Pictogram.PHONE,
                        kit.say("common.staff", kit.hours(), kit.frame().phone())));
                content.add(TroublePage.codeLine(kit, put.code()));
            }
        }
        String explained = kit.fault(put.code()).orElseGet(() -> kit.say(stage + ".explained"));
        Node lead = kit.lead(put.progress(), kit.say(stage + ".heading"), explained);
        if (put.stage() == Screen.CardStage.NOT_VALID) {
            return Page.of(
                    lead,
                    content,
                    kit.back(),
                    kit.primary("call", Pictogram.STAFF, kit.say("common.find-staff"), new Event.AskHelp()));
        }
        return Page.of(lead, content, kit.back());
    }
}
