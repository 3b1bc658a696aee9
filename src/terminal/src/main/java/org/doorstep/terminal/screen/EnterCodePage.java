// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.screen;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.doorstep.terminal.session.Event;
import org.doorstep.terminal.session.Screen;
import org.doorstep.terminal.theme.Measures;
import org.doorstep.terminal.widget.Banner;
import org.doorstep.terminal.widget.Buttons;
import org.doorstep.terminal.widget.CodeField;
import org.doorstep.terminal.widget.DigitPad;
import org.doorstep.terminal.widget.Grid;
import org.doorstep.terminal.widget.Pictogram;

/** Six digits from a phone; how many are there is all this page knows. */
final class EnterCodePage {
    private static final int LENGTH = 6;

    private EnterCodePage() {}

    static Page build(Kit kit, Screen.EnterCode enter) {
        Measures m = kit.m();
        VBox lead = kit.lead(
                enter.progress(), kit.say("enter-code.heading"), kit.say("enter-code.explained", enter.maskedPhone()));
        Node field = CodeField.of(m, LENGTH, enter.typed(), kit.say("enter-code.typed", enter.typed(), LENGTH));
        Grid pad = DigitPad.of(
                m,
                kit.say("enter-code.clear"),
                kit.say("enter-code.erase"),
                digit -> kit.out().accept(new Event.Digit(digit)),
                kit.send(new Event.ClearDigits()),
                kit.send(new Event.Erase()));
        VBox.setVgrow(pad, Priority.ALWAYS);
        List<Node> said = remark(kit, enter);
        List<Node> content = new ArrayList<>();
        if (m.panel().landscape()) {
            kit.below(lead, field);
            said.forEach(band -> kit.below(lead, band));
        } else {
            content.add(field);
            content.addAll(said);
        }
        content.add(pad);
        return Page.of(lead, content, kit.back(), action(kit, enter));
    }

    private static List<Node> remark(Kit kit, Screen.EnterCode enter) {
        return switch (enter.remark()) {
            case NONE -> List.of();
            case CHECKING -> List.of(kit.band(Banner.Tone.INFO, Pictogram.WAIT, kit.say("enter-code.checking")));
            case WRONG ->
                List.of(kit.band(
                        Banner.Tone.WARN, Pictogram.WARNING, kit.say("enter-code.wrong", enter.attemptsLeft())));
            case EXPIRED -> List.of(kit.band(Banner.Tone.WARN, Pictogram.CLOCK, kit.say("enter-code.expired")));
        };
    }

    private static Node action(Kit kit, Screen.EnterCode enter) {
        if (enter.remark() == Screen.CodeRemark.CHECKING) {
            return Buttons.notYet(kit.m(), "not-yet", kit.say("enter-code.wait"));
        }
        int missing = LENGTH - enter.typed();
        return missing > 0
                ? Buttons.notYet(kit.m(), "not-yet", kit.say("enter-code.missing", missing))
                : kit.primary("next", null, kit.say("enter-code.check"), new Event.Next());
    }
}
