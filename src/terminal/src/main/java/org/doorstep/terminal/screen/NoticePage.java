// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.screen;

import java.util.List;
import javafx.geometry.Insets;
import javafx.scene.layout.VBox;
import org.doorstep.terminal.session.Event;
import org.doorstep.terminal.session.Screen;
import org.doorstep.terminal.theme.Measures;
import org.doorstep.terminal.theme.TextStyle;
import org.doorstep.terminal.widget.Rows;
import org.doorstep.terminal.widget.Words;

/** Something to read before anything is collected; the main action says what it does. */
final class NoticePage {
    private NoticePage() {}

    static Page build(Kit kit, Screen.Notice notice) {
        Measures m = kit.m();
        VBox text = Rows.stack(m.gap());
        for (var paragraph : notice.paragraphs()) {
            text.getChildren().add(Words.of(kit.say(paragraph), m, TextStyle.BODY));
        }
        text.getStyleClass().add("card");
        text.setPadding(new Insets(m.inset()));
        return Page.of(
                kit.lead(notice.progress(), kit.say(notice.title()), ""),
                List.of(text),
                kit.back(),
                kit.primary("next", null, kit.say(notice.button()), new Event.Next()));
    }
}
