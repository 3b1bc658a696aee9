// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.screen;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.layout.VBox;
import org.doorstep.terminal.session.Event;
import org.doorstep.terminal.session.Event.RemarkKind;
import org.doorstep.terminal.session.Overlay;
import org.doorstep.terminal.theme.Measures;
import org.doorstep.terminal.widget.Banner;
import org.doorstep.terminal.widget.Buttons;
import org.doorstep.terminal.widget.Grid;
import org.doorstep.terminal.widget.Pictogram;
import org.doorstep.terminal.widget.Rows;
import org.doorstep.terminal.widget.Touch;

/** Who comes, whom to phone, and a remark about the page beneath. */
final class HelpPage {
    private HelpPage() {}

    static Page build(Kit kit, Overlay.Help help) {
        Measures m = kit.m();
        String stage = "help." + Kit.name(help.stage());
        List<Node> content = new ArrayList<>();
        switch (help.stage()) {
            case OPEN ->
                content.add(kit.primary(
                        "call-attendant", Pictogram.STAFF, kit.say("help.call"), new Event.CallAttendant()));
            case CALLED -> content.add(kit.band(Banner.Tone.OK, Pictogram.DONE, kit.say(stage + ".done")));
            case CALL_FAILED -> content.add(kit.band(Banner.Tone.WARN, Pictogram.WARNING, kit.say(stage + ".done")));
            case REMARKED -> content.add(kit.band(Banner.Tone.OK, Pictogram.DONE, kit.say(stage + ".done")));
        }
        VBox lead = kit.lead(null, kit.say(stage + ".heading"), kit.say("help.explained"));
        Node phone = kit.bigBand(
                Banner.Tone.PLAIN, Pictogram.PHONE, kit.frame().phone(), kit.say("help.hours", kit.hours()), null);
        if (m.panel().landscape()) {
            kit.below(lead, phone);
        } else {
            content.add(phone);
        }
        if (help.stage() != Overlay.HelpStage.REMARKED) {
            List<Touch> remarks = new ArrayList<>();
            for (RemarkKind kind : RemarkKind.values()) {
                remarks.add(remark(kit, kind));
            }
            VBox choose = Rows.stack(
                    m.nearGap(),
                    kit.group(kit.say("help.remark")),
                    new Grid(2, m.gap(), m.target(), m.target(), remarks));
            content.add(choose);
        }
        return Page.of(lead, content, kit.secondary("close", Pictogram.BACK, kit.say("help.close"), new Event.Close()));
    }

    private static Touch remark(Kit kit, RemarkKind kind) {
        String name = Kit.name(kind);
        Pictogram icon = switch (kind) {
            case HARD_TO_READ -> Pictogram.HARD_TO_READ;
            case DO_NOT_UNDERSTAND -> Pictogram.DO_NOT_UNDERSTAND;
            case WRONG_CONTENT -> Pictogram.WRONG_CONTENT;
            case TOO_SLOW -> Pictogram.TOO_SLOW;
        };
        return Buttons.secondary(
                kit.m(), "remark-" + name, icon, kit.say("help." + name), kit.send(new Event.Remark(kind)));
    }
}
