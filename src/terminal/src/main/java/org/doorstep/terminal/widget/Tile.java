// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.widget;

import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.doorstep.terminal.theme.Measures;
import org.doorstep.terminal.theme.TextStyle;
import org.jspecify.annotations.Nullable;

/** Something to choose: a pictogram on a chip, a title, a line below; what is wrong with it instead, if something is. */
public final class Tile {
    private Tile() {}

    /**
     * @param trouble why it cannot be had now; it can be touched all the same, and then says more
     */
    public static Touch of(
            Measures m, String id, Icon icon, String title, String subtitle, @Nullable String trouble, Runnable act) {
        VBox text = text(m, title, subtitle, trouble);
        var chip = Rows.chip(icon, icon.getPrefWidth() * 1.7);
        if (trouble != null) {
            chip.getStyleClass().add("warn");
        }
        HBox content = Rows.row(m.inset() * 0.8, chip, Rows.grow(text));
        Touch tile = new Touch(id, title + " " + (trouble == null ? subtitle : trouble), content, act);
        tile.setPadding(new Insets(m.nearGap(), m.inset(), m.nearGap(), m.inset()));
        tile.setMinHeight(m.target());
        tile.getStyleClass().add("tile");
        return tile;
    }

    /** The same, for a way that cannot be chosen; its reason stands in it. */
    public static HBox closed(Measures m, String id, Icon icon, String title, String why) {
        var chip = Rows.chip(icon, icon.getPrefWidth() * 1.7);
        chip.getStyleClass().add("warn");
        HBox content = Rows.row(m.inset() * 0.8, chip, Rows.grow(text(m, title, "", why)));
        content.setId(id);
        content.setPadding(new Insets(m.nearGap(), m.inset(), m.nearGap(), m.inset()));
        content.setMinHeight(m.target());
        content.getStyleClass().addAll("band", "not-yet");
        return content;
    }

    private static VBox text(Measures m, String title, String subtitle, @Nullable String trouble) {
        VBox text = Rows.stack(m.mm(0.5), Words.of(title, m, TextStyle.LABEL));
        text.setAlignment(Pos.CENTER_LEFT);
        if (trouble != null) {
            Icon sign = new Icon(Pictogram.WARNING, m.icon(TextStyle.NOTE));
            HBox line = Rows.row(m.mm(1.5), sign, Rows.grow(Words.of(trouble, m, TextStyle.NOTE)));
            line.getStyleClass().add("tone-warn");
            text.getChildren().add(line);
        } else if (!subtitle.isEmpty()) {
            text.getChildren().add(Words.of(subtitle, m, TextStyle.NOTE).tone("second"));
        }
        return text;
    }
}
