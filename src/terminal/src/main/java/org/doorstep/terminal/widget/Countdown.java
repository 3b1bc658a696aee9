// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.widget;

import javafx.geometry.HPos;
import javafx.geometry.Pos;
import javafx.scene.layout.VBox;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import org.doorstep.terminal.theme.Measures;
import org.doorstep.terminal.theme.TextStyle;

/** Seconds left, large, with their unit below. */
public final class Countdown {
    private Countdown() {}

    public static VBox of(Measures m, int seconds, String unit) {
        VBox box = Rows.stack(
                0,
                Words.of(
                                String.valueOf(seconds),
                                Font.font(
                                        m.font(TextStyle.DISPLAY).getFamily(),
                                        FontWeight.BOLD,
                                        m.fontPx(TextStyle.DISPLAY) * 2),
                                HPos.CENTER)
                        .tone("on-soft"),
                Words.of(unit, m.plain(TextStyle.BODY), HPos.CENTER).tone("second"));
        box.setAlignment(Pos.CENTER);
        box.setId("countdown");
        return box;
    }
}
