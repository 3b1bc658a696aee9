// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.voice;

import java.util.List;
import org.doorstep.catalog.Language;

/** What is to be said of a view, in order. It refers to values of the session: say it or drop it, do not keep it. */
public record Script(Language language, List<Token> tokens) {
    public Script {
        tokens = List.copyOf(tokens);
    }
}
