// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.widget;

import java.util.Locale;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.VBox;
import org.doorstep.terminal.theme.Measures;
import org.doorstep.terminal.theme.TextStyle;
import org.jspecify.annotations.Nullable;

/** A band that says one thing: pictogram, words, and what stands at its end. */
public final class Banner {
    public enum Tone {
        /** Do this with your hands now. */
        INFO,
        /** Good to know. */
        PLAIN,
        OK,
        WARN,
        DANGER
    }

    private Banner() {}

    /** One sentence. */
    public static Row line(Measures m, Tone tone, Pictogram icon, String words) {
        return band(
                m,
                tone,
                new Icon(icon, m.icon(TextStyle.BODY)),
                m.nearGap() * 2,
                Rows.stack(0, Words.of(words, m, TextStyle.BODY)),
                null);
    }

    /** A headline and what it means, with an arrow or the like at the end. */
    public static Row big(Measures m, Tone tone, Pictogram icon, String title, String words, @Nullable Pictogram end) {
        VBox text = Rows.stack(m.mm(0.5), Words.of(title, m.strong(TextStyle.ANSWER), javafx.geometry.HPos.LEFT));
        if (!words.isEmpty()) {
            text.getChildren().add(Words.of(words, m, TextStyle.BODY).tone(tone == Tone.INFO ? "second" : "same"));
        }
        double side = m.fontPx(TextStyle.HEADING) * 1.8;
        return band(m, tone, new Icon(icon, side), m.inset(), text, end == null ? null : new Icon(end, side * 0.8));
    }

    /** A headline and several texts below it. */
    public static Row list(Measures m, Tone tone, Pictogram icon, String title, java.util.List<String> texts) {
        VBox text = Rows.stack(m.nearGap(), Words.of(title, m, TextStyle.LABEL));
        texts.forEach(words -> text.getChildren().add(Words.of(words, m, TextStyle.BODY)));
        return band(m, tone, new Icon(icon, m.icon(TextStyle.ANSWER)), m.inset() * 0.8, text, null);
    }

    private static Row band(Measures m, Tone tone, Icon icon, double gap, VBox text, @Nullable Node end) {
        text.setAlignment(Pos.CENTER_LEFT);
        Row band = Rows.row(gap, icon, Rows.grow(text));
        if (end != null) {
            band.add(end);
        }
        band.setPadding(new Insets(m.inset() * 0.9, m.inset(), m.inset() * 0.9, m.inset()));
        band.getStyleClass().addAll("band", tone.name().toLowerCase(Locale.ROOT));
        return band;
    }
}
