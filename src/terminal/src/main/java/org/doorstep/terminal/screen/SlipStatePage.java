// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.screen;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.HPos;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.doorstep.terminal.session.CaseScreen;
import org.doorstep.terminal.session.CaseScreen.SlipWord;
import org.doorstep.terminal.session.Event;
import org.doorstep.terminal.theme.Measures;
import org.doorstep.terminal.theme.TextStyle;
import org.doorstep.terminal.widget.Banner;
import org.doorstep.terminal.widget.Hero;
import org.doorstep.terminal.widget.Pictogram;
import org.doorstep.terminal.widget.RowCard;
import org.doorstep.terminal.widget.Words;

/** What a slip's number alone tells: how the case stands, never what is in it. */
final class SlipStatePage {
    private SlipStatePage() {}

    static Page build(Kit kit, CaseScreen.SlipState slip) {
        Measures m = kit.m();
        String word = "slip." + Kit.name(slip.word());
        VBox state =
                Hero.of(m, tone(slip.word()), Hero.disc(m, icon(slip.word())), kit.say(word), means(kit, slip), null);
        state.setId("standing");
        VBox lead = kit.lead(slip.progress(), kit.say("slip.heading"), kit.say("slip.explained"));
        Words number = Words.of(slip.slip(), m.strong(TextStyle.ANSWER), HPos.LEFT);
        number.setId("slip");
        List<RowCard.Line> lines = new ArrayList<>();
        boolean low = m.panel().low();
        lines.add(new RowCard.Line(kit.say("case.slip"), number, "", low, null));
        lines.add(new RowCard.Line(
                kit.say("done.phone"),
                Words.of(kit.frame().phone(), m.plain(TextStyle.ANSWER), HPos.LEFT),
                "",
                low,
                null));
        List<Region> content = new ArrayList<>(List.of(state));
        if (m.panel().landscape()) {
            kit.below(lead, RowCard.of(m, lines));
        } else {
            content.add(RowCard.of(m, lines));
        }
        return Page.of(lead, content, kit.back(), kit.primary("next", null, kit.say("slip.finish"), new Event.Next()));
    }

    private static String means(Kit kit, CaseScreen.SlipState slip) {
        String means = kit.say("slip." + Kit.name(slip.word()) + ".means");
        return switch (slip.word()) {
            case NOT_ARRIVED -> kit.sentences(notArrived(kit, slip), means);
            case WAITING_HERE, NOT_KNOWN -> means;
            case RECEIVED, ACCEPTED, RETURNED, FINISHED, REFUSED ->
                slip.since().isEmpty() ? means : kit.sentences(kit.say("case.since", kit.day(slip.since())), means);
        };
    }

    /** 新驿镇便民服务中心的终端自 10:20 未联网. */
    private static String notArrived(Kit kit, CaseScreen.SlipState slip) {
        String site = slip.site().isEmpty() ? kit.say("slip.that-terminal") : kit.say("slip.terminal-of", slip.site());
        return slip.since().isEmpty()
                ? kit.say("slip.offline", site)
                : kit.say("slip.offline-since", site, kit.day(slip.since()));
    }

    private static Banner.Tone tone(SlipWord word) {
        return switch (word) {
            case WAITING_HERE, NOT_ARRIVED, NOT_KNOWN, RETURNED -> Banner.Tone.WARN;
            case RECEIVED, ACCEPTED -> Banner.Tone.INFO;
            case FINISHED -> Banner.Tone.OK;
            case REFUSED -> Banner.Tone.DANGER;
        };
    }

    private static Pictogram icon(SlipWord word) {
        return switch (word) {
            case WAITING_HERE -> Pictogram.CLOCK;
            case NOT_ARRIVED -> Pictogram.OFFLINE;
            case NOT_KNOWN -> Pictogram.NO_RECORD;
            case RECEIVED -> Pictogram.RECEIVED;
            case ACCEPTED -> Pictogram.DEPARTMENT;
            case RETURNED -> Pictogram.RETURNED;
            case FINISHED -> Pictogram.DONE;
            case REFUSED -> Pictogram.REFUSED;
        };
    }
}
