// SPDX-License-Identifier: Apache-2.0
package org.doorstep.catalog.flow;

import java.time.LocalDate;
import java.util.Optional;

/** What an expression can see. */
public interface Scope {
    /**
     * @param path {@code card.birth}, {@code facts.status}, {@code answers.phone}
     * @return empty when it is not known yet
     */
    Optional<Value> value(String path);

    /** The code lists of the release that the run began with. */
    default CodeTables tables() {
        return CodeTables.NONE;
    }

    /** The day on which the run began. */
    LocalDate today();
}
