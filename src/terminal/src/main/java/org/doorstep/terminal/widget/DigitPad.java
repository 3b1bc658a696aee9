// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.widget;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.HPos;
import org.doorstep.terminal.theme.Measures;
import org.doorstep.terminal.theme.TextStyle;

/** Twelve keys: 1 to 9, clear or one more character, 0, erase. */
public final class DigitPad {
    private DigitPad() {}

    /**
     * @param clear word on the key that takes all digits back
     * @param erase word for the key that takes the last one back
     */
    public static Grid of(
            Measures m, String clear, String erase, Consumer<Character> digit, Runnable onClear, Runnable onErase) {
        return of(m, word(m, "clear", clear, onClear), erase, digit, onErase);
    }

    /**
     * The same with {@code extra}, such as X, in place of the key that takes all digits back.
     *
     * @param erase word for the key that takes the last one back
     */
    public static Grid with(Measures m, char extra, String erase, Consumer<Character> digit, Runnable onErase) {
        return of(m, digit(m, extra, digit), erase, digit, onErase);
    }

    private static Grid of(Measures m, Touch corner, String erase, Consumer<Character> digit, Runnable onErase) {
        List<Touch> keys = new ArrayList<>();
        for (char c : "123456789".toCharArray()) {
            keys.add(digit(m, c, digit));
        }
        keys.add(corner);
        keys.add(digit(m, '0', digit));
        Touch back = new Touch("erase", erase, new Icon(Pictogram.ERASE, m.icon(TextStyle.ANSWER)), onErase);
        keys.add(back);
        return new Grid(3, m.gap(), m.digitKey(), m.mm(33), keys);
    }

    private static Touch digit(Measures m, char c, Consumer<Character> digit) {
        String face = String.valueOf(c);
        String name = c == '.' ? "point" : face;
        return new Touch(
                        "digit-" + name,
                        face,
                        Words.of(face, m.plain(TextStyle.HEADING), HPos.CENTER),
                        () -> digit.accept(c))
                .own();
    }

    private static Touch word(Measures m, String id, String word, Runnable act) {
        return new Touch(id, word, Words.of(word, m.plain(TextStyle.BODY), HPos.CENTER), act);
    }
}
