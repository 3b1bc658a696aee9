// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.screen;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.doorstep.terminal.session.Event;
import org.doorstep.terminal.session.FormScreen;
import org.doorstep.terminal.session.FormScreen.Input;
import org.doorstep.terminal.session.FormScreen.Shape;
import org.doorstep.terminal.theme.Measures;
import org.doorstep.terminal.theme.TextStyle;
import org.doorstep.terminal.widget.Buttons;
import org.doorstep.terminal.widget.DigitField;
import org.doorstep.terminal.widget.DigitPad;
import org.doorstep.terminal.widget.Grid;
import org.doorstep.terminal.widget.InputBox;
import org.doorstep.terminal.widget.Pictogram;

/** An answer in digits: in the groups in which people say them, earlier groups hidden from those behind. */
final class DigitsAnswer {
    private DigitsAnswer() {}

    static AskPage.Answering of(Kit kit, FormScreen.Ask ask, Input.Digits digits) {
        Measures m = kit.m();
        boolean open = ask.revealSeconds() > 0;
        DigitField field = new DigitField(
                digits.typed(),
                pattern(kit, digits.shape()),
                open,
                m.plain(m.panel().low() ? TextStyle.HEADING : TextStyle.DISPLAY));
        VBox box = InputBox.of(m, field, "", ask.problem() == null ? null : kit.say(ask.problem()));
        Grid pad = pad(kit, digits.shape());
        VBox.setVgrow(pad, Priority.ALWAYS);
        return new AskPage.Answering(
                List.of(box),
                List.of(pad),
                after(kit, ask, digits),
                false,
                missing(kit, digits),
                digits.typed().isEmpty(),
                Sheets.WHOLE);
    }

    private static Grid pad(Kit kit, Shape shape) {
        Measures m = kit.m();
        String erase = kit.say("enter-code.erase");
        java.util.function.Consumer<Character> digit = c -> kit.out().accept(new Event.Digit(c));
        Runnable back = kit.send(new Event.Erase());
        return switch (shape) {
            case ID_NUMBER -> DigitPad.with(m, 'X', erase, digit, back);
            case MONEY -> DigitPad.with(m, '.', erase, digit, back);
            case PHONE, DAY, NUMBER, ACCOUNT ->
                DigitPad.of(m, kit.say("enter-code.clear"), erase, digit, kit.send(new Event.ClearDigits()), back);
        };
    }

    /** Its place is kept while nothing is hidden yet, so that no key moves under a finger. */
    private static List<Region> after(Kit kit, FormScreen.Ask ask, Input.Digits digits) {
        List<Region> buttons = new ArrayList<>();
        if (digits.shape() == Shape.ID_NUMBER || digits.shape() == Shape.MONEY) {
            buttons.add(kit.secondary("clear", Pictogram.CLEAR, kit.say("enter-code.clear"), new Event.ClearDigits()));
        }
        DigitField.Pattern pattern = pattern(kit, digits.shape());
        boolean known = ask.known().stream().anyMatch(row -> row.full() != null);
        if (pattern.masks() && !known) {
            if (ask.revealSeconds() > 0) {
                buttons.add(Buttons.notYet(kit.m(), "showing", kit.say("result.showing", ask.revealSeconds())));
            } else if (pattern.group(Math.max(0, digits.typed().length() - 1)) > 0) {
                buttons.add(kit.secondary("reveal", Pictogram.SHOW, kit.say("ask.reveal"), new Event.Reveal()));
            } else {
                buttons.add(room(kit.m().target()));
            }
        }
        return buttons.isEmpty() ? List.of() : List.of(kit.left(buttons.toArray(Region[]::new)));
    }

    private static Region room(double height) {
        Region room = new Region();
        room.setMinHeight(height);
        room.setPrefHeight(height);
        return room;
    }

    private static DigitField.Pattern pattern(Kit kit, Shape shape) {
        return switch (shape) {
            case PHONE -> new DigitField.Pattern(List.of(3, 4, 4), List.of(), 0, true);
            case ID_NUMBER -> new DigitField.Pattern(List.of(6, 8, 4), List.of(), 0, true);
            case ACCOUNT -> new DigitField.Pattern(List.of(4), List.of(), 0, true);
            case DAY ->
                new DigitField.Pattern(
                        List.of(4, 2, 2),
                        List.of(kit.say("ask.year"), kit.say("ask.month"), kit.say("ask.day")),
                        8,
                        false);
            case NUMBER -> new DigitField.Pattern(List.of(), List.of(), 0, false);
            case MONEY -> new DigitField.Pattern(List.of(), List.of(kit.say("ask.yuan")), 0, false);
        };
    }

    private static String missing(Kit kit, Input.Digits digits) {
        int missing = digits.least() - digits.typed().length();
        if (missing <= 0) {
            return kit.say("ask.amend");
        }
        return switch (digits.shape()) {
            case NUMBER, MONEY -> kit.say("ask.digits-first");
            case PHONE, ID_NUMBER, DAY, ACCOUNT -> kit.say("enter-code.missing", missing);
        };
    }
}
