// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.session;

import java.util.List;
import java.util.stream.Stream;

/** The state after an event, and what is to be done now. */
public record Step(State next, List<Effect> effects) {
    public Step {
        effects = List.copyOf(effects);
    }

    static Step of(State next, Effect... effects) {
        return new Step(next, List.of(effects));
    }

    /** This step with effects before its own. */
    Step after(List<Effect> earlier) {
        return new Step(next, Stream.concat(earlier.stream(), effects.stream()).toList());
    }
}
