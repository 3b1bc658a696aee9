// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.screen;

import java.util.function.Supplier;
import org.doorstep.terminal.typing.Composing;
import org.doorstep.terminal.typing.Leaning;
import org.doorstep.terminal.typing.Pinyin;
import org.jspecify.annotations.Nullable;

/**
 * What a page keeps while it is built anew: which sheet of a long content is open, and the letters half way to Chinese. The
 * host wipes it when the screen goes; another text size, a helper's page or a countdown over the screen leave it. FX thread.
 */
final class Scratch {
    private final Runnable changed;
    private final Supplier<Pinyin> pinyin;
    private int sheet;
    private @Nullable Composing composing;

    /**
     * @param changed builds the page anew
     * @param pinyin asked when the first words are typed
     */
    Scratch(Runnable changed, Supplier<Pinyin> pinyin) {
        this.changed = changed;
        this.pinyin = pinyin;
    }

    int sheet() {
        return sheet;
    }

    /** Opens another sheet with the next build; one beyond the last means the last. */
    void open(int newSheet) {
        sheet = newSheet;
    }

    void changed() {
        changed.run();
    }

    /** What is being composed on this screen, from now on about {@code leaning}. */
    Composing composing(Leaning leaning) {
        Composing now = composing;
        if (now == null) {
            now = new Composing(pinyin.get(), leaning);
            composing = now;
        }
        now.lean(leaning);
        return now;
    }

    /** Something lies over the screen: letters stay though no keyboard shows them. */
    void rest() {
        if (composing != null) {
            composing.hold(this);
        }
    }

    void wipe() {
        sheet = 0;
        Composing gone = composing;
        composing = null;
        if (gone != null) {
            gone.hold(this);
            gone.release(this);
        }
    }
}
