// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.widget;

import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.doorstep.terminal.theme.Measures;
import org.doorstep.terminal.theme.TextStyle;
import org.jspecify.annotations.Nullable;

/**
 * What is being typed, in the strong edge of the thing to do now, and below it in the same box what is wrong with it or how
 * much there is. On an upright panel the box keeps room for that line, so that nothing moves under a finger.
 */
public final class InputBox {
    private InputBox() {}

    /**
     * @param note what is said of it, such as how many characters there are; empty for nothing
     * @param problem what is wrong; takes the note's place; null when nothing is
     */
    public static VBox of(Measures m, Region typed, String note, @Nullable String problem) {
        VBox box = new VBox(m.mm(0.5), typed);
        box.setAlignment(Pos.CENTER_LEFT);
        box.setFillWidth(true);
        box.setId("field");
        box.getStyleClass().addAll("band", "box", "now", problem == null ? "next" : "wrong");
        if (problem != null) {
            Row line = Rows.row(
                    m.mm(2), new Icon(Pictogram.WARNING, m.icon(TextStyle.BODY)), Rows.grow(problemWords(m, problem)));
            line.getStyleClass().add("tone-warn");
            box.getChildren().add(line);
        } else if (!note.isEmpty()) {
            box.getChildren().add(Words.of(note, m, TextStyle.NOTE).tone("second"));
        }
        double high = m.mm(m.panel().low() ? 1 : 3, 1);
        boolean roomy = box.getChildren().size() == 1 && !m.panel().landscape();
        double room = roomy ? Math.rint((m.fontPx(TextStyle.BODY) * 1.5 + m.mm(0.5)) / 2) : 0;
        box.setPadding(new Insets(high + room, m.inset(), high + room, m.inset()));
        return box;
    }

    private static Words problemWords(Measures m, String problem) {
        Words words = Words.of(problem, m, TextStyle.BODY);
        words.setId("problem");
        return words;
    }
}
