// SPDX-License-Identifier: Apache-2.0
package org.doorstep.cli;

import java.io.IOException;
import java.util.Map;
import org.doorstep.settings.TerminalSettings.Panel;
import org.jspecify.annotations.Nullable;

/** Looks at the X display, and whether it is as large as the settings say. */
final class DisplayCheck {
    private static final String SUBJECT = "display";

    private DisplayCheck() {}

    static Finding of(Map<String, String> environment, @Nullable Panel panel) throws InterruptedException {
        String name = environment.getOrDefault("DISPLAY", "");
        if (name.isEmpty()) {
            return Finding.bad(
                    SUBJECT,
                    "DISPLAY is not set",
                    "Run this in the session of the screen, or set DISPLAY=:0; over a line the display is not seen.");
        }
        try {
            XDisplay.Screen screen = XDisplay.look(name, XDisplay.cookies(environment));
            String size = screen.widthPx() + " x " + screen.heightPx() + " pixels";
            if (panel == null || (screen.widthPx() == panel.widthPx() && screen.heightPx() == panel.heightPx())) {
                return Finding.good(SUBJECT, name + " with " + size);
            }
            return Finding.bad(
                    SUBJECT,
                    name + " has " + size + " and [panel] says " + panel.widthPx() + " x " + panel.heightPx(),
                    screen.widthPx() == panel.heightPx()
                            ? "Turn the picture (xrandr --output … --rotate left), or correct [panel]."
                            : "Correct [panel], or the resolution of the screen.");
        } catch (XDisplay.RefusedException e) {
            return Finding.bad(
                    SUBJECT,
                    name + " is there and refuses (" + e.getMessage() + ")",
                    "Run this as the user of the session, or set XAUTHORITY to its file.");
        } catch (IOException e) {
            return Finding.bad(SUBJECT, name + " cannot be reached", "Start the X server, or correct DISPLAY.");
        }
    }
}
