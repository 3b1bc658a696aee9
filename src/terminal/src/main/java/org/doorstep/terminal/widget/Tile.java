// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.widget;

import java.util.function.DoubleFunction;
import javafx.geometry.HPos;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.doorstep.terminal.theme.Measures;
import org.doorstep.terminal.theme.TextStyle;
import org.jspecify.annotations.Nullable;

/** Something to choose: a pictogram on a chip, a title, a line below; what is wrong with it instead, if something is. */
public final class Tile {
    /**
     * What a tile shows.
     *
     * @param icon made at the side it is given
     * @param trouble why it cannot be had now, instead of the subtitle
     */
    public record Face(
            DoubleFunction<Icon> icon,
            String title,
            String subtitle,
            @Nullable String trouble) {}

    private Tile() {}

    /** One of several in columns. With a trouble it can be touched all the same, and then says more. */
    public static Touch small(Measures m, String id, Face face, Runnable act) {
        return touch(m, id, face, row(m, face, TextStyle.LABEL, TextStyle.NOTE, 1), act);
    }

    /** One of a few, as wide as the page, with an arrow at its end. */
    public static Touch wide(Measures m, String id, Face face, Runnable act) {
        Row row = row(m, face, TextStyle.ANSWER, TextStyle.BODY, 1.25);
        row.add(new Icon(Pictogram.FORWARD, m.icon(TextStyle.ANSWER)));
        return touch(m, id, face, row, act);
    }

    /** One of a few that stand side by side on a wide panel: picture above, word below. */
    public static Touch tall(Measures m, String id, Icon icon, String title, Runnable act) {
        VBox column = Rows.stack(m.nearGap(), icon, Words.of(title, m.font(TextStyle.LABEL), HPos.CENTER));
        column.setAlignment(Pos.CENTER);
        Touch tile = new Touch(id, title, column, act).kind("tile");
        tile.setPadding(new Insets(m.nearGap()));
        tile.atLeast(m.target(), m.target());
        return tile;
    }

    /** As wide as the page, but it cannot be chosen; why stands in it. */
    public static Region closed(Measures m, String id, Face face) {
        Row row = row(m, face, TextStyle.ANSWER, TextStyle.BODY, 1.25);
        row.setId(id);
        row.setPadding(padding(m));
        row.getStyleClass().addAll("band", "not-yet");
        return row;
    }

    private static Touch touch(Measures m, String id, Face face, Row row, Runnable act) {
        String second = face.trouble() == null ? face.subtitle() : face.trouble();
        Touch tile = new Touch(id, face.title() + " " + second, row, act).kind("tile");
        tile.setPadding(padding(m));
        tile.atLeast(m.target(), m.target());
        return tile;
    }

    private static Insets padding(Measures m) {
        return new Insets(m.nearGap(), m.inset(), m.nearGap(), m.inset());
    }

    private static Row row(Measures m, Face face, TextStyle title, TextStyle subtitle, double picture) {
        double side = m.fontPx(TextStyle.HEADING) * picture;
        var chip = Rows.chip(face.icon().apply(side), side * 1.8);
        if (face.trouble() != null) {
            chip.getStyleClass().add("warn");
        }
        VBox text = Rows.stack(m.mm(0.5), Words.of(face.title(), m.strong(title), HPos.LEFT));
        text.setAlignment(Pos.CENTER_LEFT);
        if (face.trouble() != null) {
            Icon sign = new Icon(Pictogram.WARNING, m.icon(subtitle));
            Row line = Rows.row(m.mm(1.5), sign, Rows.grow(Words.of(face.trouble(), m, subtitle)));
            line.getStyleClass().add("tone-warn");
            text.getChildren().add(line);
        } else if (!face.subtitle().isEmpty()) {
            text.getChildren().add(Words.of(face.subtitle(), m, subtitle).tone("second"));
        }
        return Rows.row(m.inset() * 0.8, chip, Rows.grow(text));
    }
}
