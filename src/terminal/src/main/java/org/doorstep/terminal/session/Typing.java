// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.session;

import java.util.Arrays;
import org.doorstep.catalog.flow.TextValue;

/** Longer and shorter texts out of typed ones, without a copy that nobody would overwrite. */
final class Typing {
    private Typing() {}

    static TextValue with(TextValue typed, String more) {
        char[] before = typed.copy();
        char[] all = Arrays.copyOf(before, before.length + more.length());
        more.getChars(0, more.length(), all, before.length);
        Arrays.fill(before, '\0');
        return TextValue.taking(all);
    }

    /** Without its last code point, so that a rare character goes as one. */
    static TextValue without(TextValue typed) {
        char[] all = typed.copy();
        int last = Character.isLowSurrogate(all[all.length - 1]) && all.length > 1 ? 2 : 1;
        char[] fewer = Arrays.copyOf(all, all.length - last);
        Arrays.fill(all, '\0');
        return TextValue.taking(fewer);
    }
}
