// SPDX-License-Identifier: Apache-2.0
package org.doorstep.desk.cases;

import org.doorstep.contract.Cases;
import org.doorstep.desk.store.Opening;

/** A sealed record after an attempt to open it. */
public sealed interface Opened {
    record Form(Cases.Content content) implements Opened {}

    /**
     * @param why never OPENED
     * @param place where in the form it stopped being readable; empty otherwise. Holds nothing of the form
     */
    record Closed(Opening why, String place) implements Opened {}

    default Opening opening() {
        return switch (this) {
            case Form ignored -> Opening.OPENED;
            case Closed(Opening why, String ignored) -> why;
        };
    }
}
