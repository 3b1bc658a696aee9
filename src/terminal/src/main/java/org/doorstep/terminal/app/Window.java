// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.app;

import javafx.event.Event;
import javafx.scene.Scene;
import javafx.scene.input.KeyCombination;
import javafx.stage.Stage;
import javafx.stage.StageStyle;
import org.doorstep.settings.TerminalSettings;
import org.doorstep.terminal.screen.ScreenHost;
import org.doorstep.terminal.session.View;
import org.doorstep.terminal.theme.Panel;
import org.doorstep.terminal.theme.Theme;
import org.doorstep.terminal.voice.Speaker;
import org.jspecify.annotations.Nullable;

/** The one window and the voice: both show each view. On the window's thread. */
final class Window {
    private final Speaker speaker;
    private @Nullable ScreenHost host;

    Window(Speaker speaker) {
        this.speaker = speaker;
    }

    static Panel panel(TerminalSettings.Panel panel) {
        return new Panel(panel.widthPx(), panel.heightPx(), panel.widthMm());
    }

    /** Puts {@code content} up over the whole panel; nothing that a resident does closes or leaves it. */
    void open(ScreenHost content, TerminalSettings.Panel panel, View first) {
        Scene scene = new Scene(content, panel.widthPx(), panel.heightPx());
        Theme.dress(scene);
        Stage stage = new Stage(StageStyle.UNDECORATED);
        stage.setScene(scene);
        stage.setX(0);
        stage.setY(0);
        stage.setFullScreenExitHint("");
        stage.setFullScreenExitKeyCombination(KeyCombination.NO_MATCH);
        stage.setFullScreen(true);
        stage.setOnCloseRequest(Event::consume);
        host = content;
        show(first);
        stage.show();
    }

    void show(View view) {
        ScreenHost content = host;
        if (content != null) {
            content.show(view);
        }
        speaker.show(view);
    }
}
