// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.widget;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.Circle;
import org.doorstep.terminal.theme.Measures;

/** Boxes for the digits of a code: filled ones show a dot, never the digit; the next one has the strong edge. */
public final class CodeField {
    private CodeField() {}

    public static Region of(Measures m, int length, int typed, String accessible) {
        List<StackPane> boxes = new ArrayList<>();
        for (int i = 0; i < length; i++) {
            StackPane box = new StackPane();
            box.getStyleClass().addAll("band", "box");
            if (i == typed) {
                box.getStyleClass().addAll("next", "now");
            }
            if (i < typed) {
                Circle dot = new Circle(m.mm(2.4));
                dot.getStyleClass().add("dot");
                box.getChildren().add(dot);
            }
            boxes.add(box);
        }
        Grid field = new Grid(length, m.gap() * 0.7, m.mm(m.panel().low() ? 20 : 26, 15), m.mm(26), boxes);
        field.setId("code");
        field.setAccessibleText(accessible);
        return field;
    }
}
