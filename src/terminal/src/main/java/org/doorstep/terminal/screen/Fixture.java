// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.screen;

import org.doorstep.terminal.theme.Motion;
import org.doorstep.terminal.theme.Panel;
import org.doorstep.terminal.widget.Touch;

/**
 * What a terminal's screens are shown on, the same for every page.
 *
 * @param panel the glass and how it hangs
 * @param family of every text
 * @param motion the one switch
 * @param aloud the voice beside the glass
 */
public record Fixture(Panel panel, String family, Motion motion, Aloud aloud) {
    /** Called on the FX thread. */
    public interface Aloud {
        /** Whether there is a voice now; no page offers one while there is none. */
        boolean speaks();

        /** The keys of a pad have come to {@code target}: whoever has the voice on is told what it is. */
        void names(Touch target);
    }
}
