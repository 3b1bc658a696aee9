// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.app;

import java.util.concurrent.Executor;
import javafx.application.Platform;

/** The one hop onto the window's thread. */
public final class FxHop implements Executor {
    @Override
    public void execute(Runnable task) {
        Platform.runLater(task);
    }
}
