// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.screen;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a page keeps while it is built anew: which sheet of a long content is open, and what a control of it has half done.
 * The host wipes it when the screen goes; a text size, a helper's page or a countdown over the screen leave it. FX thread.
 */
final class Scratch {
    private final Runnable changed;
    private int sheet;
    private @Nullable Kept kept;

    /** A control that outlives the page it stands on; what was half done in it is gone after {@link #wipe}. */
    private record Kept(Object key, Object control, Runnable wiping) {}

    /** @param changed builds the page anew */
    Scratch(Runnable changed) {
        this.changed = changed;
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

    /** The control kept under {@code key}, or a new one. */
    <C> C keep(Object key, Class<C> type, Supplier<C> make, java.util.function.Consumer<C> wipe) {
        Kept now = kept;
        if (now != null && now.key().equals(key)) {
            return type.cast(now.control());
        }
        if (now != null) {
            now.wiping().run();
        }
        C made = make.get();
        kept = new Kept(key, made, () -> wipe.accept(made));
        return made;
    }

    void wipe() {
        sheet = 0;
        Kept now = kept;
        kept = null;
        if (now != null) {
            now.wiping().run();
        }
    }
}
