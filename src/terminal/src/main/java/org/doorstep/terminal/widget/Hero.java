// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.widget;

import java.util.Locale;
import javafx.geometry.HPos;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.doorstep.terminal.theme.Measures;
import org.doorstep.terminal.theme.TextStyle;
import org.doorstep.terminal.widget.Banner.Tone;
import org.jspecify.annotations.Nullable;

/** The one thing that happens now, as a picture that fills what room there is, and words below it. */
public final class Hero {
    private Hero() {}

    /**
     * @param direction where the hand goes; null where it has nothing to do
     * @param below what else belongs to it, such as a {@link WaitingMark}
     */
    public static VBox of(
            Measures m,
            Tone tone,
            Pictogram picture,
            @Nullable Pictogram direction,
            String title,
            String words,
            @Nullable WaitingMark below) {
        double side = m.mm(m.panel().low() ? 34 : m.panel().landscape() ? 56 : 72, 16);
        HBox pictures = new HBox(m.mm(4), new Icon(picture, side));
        pictures.setAlignment(Pos.CENTER);
        if (direction != null) {
            pictures.getChildren().add(new Icon(direction, side * 0.6));
        }
        VBox hero = new VBox(m.nearGap(), pictures, Words.of(title, m.strong(TextStyle.ANSWER), HPos.CENTER));
        if (!words.isEmpty()) {
            hero.getChildren()
                    .add(Words.of(words, m.plain(TextStyle.BODY), HPos.CENTER).tone("second"));
        }
        if (below != null) {
            VBox.setMargin(below, new Insets(m.gap(), 0, 0, 0));
            hero.getChildren().add(below);
        }
        hero.setAlignment(Pos.CENTER);
        hero.setFillWidth(true);
        hero.setPadding(new Insets(m.inset()));
        hero.getStyleClass().addAll("band", tone.name().toLowerCase(Locale.ROOT));
        hero.setMaxHeight(m.mm(150));
        VBox.setVgrow(hero, Priority.ALWAYS);
        return hero;
    }
}
