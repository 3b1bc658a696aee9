// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.widget;

import javafx.scene.AccessibleRole;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;

/** A pictogram in a square, drawn in {@code -icon}; says nothing by itself: words stand beside it. */
public final class Icon extends Region {
    private final FontIcon glyph;
    private final double side;

    public Icon(Pictogram pictogram, double side) {
        this(pictogram.ikon(), side);
    }

    private Icon(Ikon ikon, double side) {
        this.side = Math.rint(side);
        glyph = FontIcon.of(ikon, (int) this.side);
        glyph.getStyleClass().setAll("icon");
        glyph.setManaged(false);
        getChildren().add(glyph);
        setMinSize(this.side, this.side);
        setPrefSize(this.side, this.side);
        setMaxSize(this.side, this.side);
        setAccessibleRole(AccessibleRole.NODE);
    }

    /** The pictogram that a catalog names. */
    public static Icon named(String name, double side) {
        return new Icon(Pictogram.named(name), side);
    }

    public Icon tone(String styleClass) {
        getStyleClass().add(styleClass);
        return this;
    }

    @Override
    protected void layoutChildren() {
        var bounds = glyph.getLayoutBounds();
        glyph.setLayoutX(Math.rint((side - bounds.getWidth()) / 2 - bounds.getMinX()));
        glyph.setLayoutY(Math.rint((side - bounds.getHeight()) / 2 - bounds.getMinY()));
    }
}
