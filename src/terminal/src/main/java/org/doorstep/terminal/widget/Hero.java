// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.widget;

import java.util.Locale;
import javafx.geometry.HPos;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.doorstep.terminal.theme.Measures;
import org.doorstep.terminal.theme.TextStyle;
import org.doorstep.terminal.widget.Banner.Tone;
import org.jspecify.annotations.Nullable;

/** The one thing that happens now, as a picture that fills what room there is, and words below it. */
public final class Hero {
    private Hero() {}

    /** What a hand does. */
    public static Node drawn(Measures m, Picture.Motif motif) {
        return new Picture(motif, side(m), m.mm(1.2));
    }

    /**
     * A pictogram on a disc.
     *
     * @param tones style classes that set its colour; that of the band otherwise
     */
    public static Node disc(Measures m, Pictogram pictogram, String... tones) {
        double side = side(m) * 0.9;
        StackPane disc = new StackPane(new Icon(pictogram, side * 0.5));
        disc.getStyleClass().add("disc");
        disc.getStyleClass().addAll(tones);
        disc.setMinSize(side, side);
        disc.setPrefSize(side, side);
        disc.setMaxSize(side, side);
        return disc;
    }

    /**
     * @param title empty for none
     * @param words empty for none
     * @param below what else belongs to it, such as a {@link WaitingMark}
     */
    public static VBox of(Measures m, Tone tone, Node picture, String title, String words, @Nullable Node below) {
        VBox hero = new VBox(m.nearGap());
        VBox.setMargin(picture, new Insets(0, 0, m.gap(), 0));
        hero.getChildren().add(picture);
        if (!title.isEmpty()) {
            hero.getChildren().add(Words.of(title, m.strong(TextStyle.ANSWER), HPos.CENTER));
        }
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
        hero.setMaxHeight(m.mm(185));
        VBox.setVgrow(hero, Priority.ALWAYS);
        return hero;
    }

    private static double side(Measures m) {
        return m.mm(m.panel().low() ? 40 : m.panel().landscape() ? 62 : 80, 16);
    }
}
