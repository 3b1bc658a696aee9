// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.screen;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import org.doorstep.terminal.session.Screen;
import org.doorstep.terminal.widget.Banner;
import org.doorstep.terminal.widget.Hero;
import org.doorstep.terminal.widget.Pictogram;
import org.doorstep.terminal.widget.Picture;

/** The attendant confirms with a card of his own that the person standing here is who the first card says. */
final class AttendantCardPage {
    private AttendantCardPage() {}

    static Page build(Kit kit, Screen.AttendantCard card) {
        String stage = "attendant-card." + Kit.name(card.stage());
        String slot = kit.say(kit.frame().slots().idCard());
        List<Node> content = new ArrayList<>();
        boolean wrong = switch (card.stage()) {
            case TAKE_YOURS_FIRST, WAITING, READING -> false;
            case UNREADABLE, NOT_ON_ROSTER, SAME_CARD -> true;
        };
        if (wrong) {
            content.add(kit.band(Banner.Tone.WARN, Pictogram.WARNING, kit.say(stage + ".wrong")));
        }
        if (card.stage() == Screen.AttendantStage.READING) {
            content.add(kit.busy(
                    Hero.drawn(kit.m(), Picture.Motif.READ_CARD), kit.say(stage + ".how"), kit.say(stage + ".long")));
        } else {
            boolean take = card.stage() == Screen.AttendantStage.TAKE_YOURS_FIRST;
            content.add(
                    kit.hero(take ? Picture.Motif.TAKE_CARD : Picture.Motif.PUT_CARD, slot, kit.say(stage + ".how")));
            content.add(kit.band(
                    Banner.Tone.PLAIN,
                    Pictogram.STAFF,
                    kit.say("common.staff", kit.hours(), kit.frame().phone())));
        }
        Node lead = kit.lead(card.progress(), kit.say(stage + ".heading"), kit.say(stage + ".explained"));
        return Page.of(lead, content, kit.back());
    }
}
