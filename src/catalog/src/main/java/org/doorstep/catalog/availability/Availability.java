// SPDX-License-Identifier: Apache-2.0
package org.doorstep.catalog.availability;

import org.doorstep.catalog.Text;

/** Whether an item is offered. */
public sealed interface Availability {
    record Offered() implements Availability {}

    /**
     * @param reason for logs and statistics
     * @param text for the tile: what is wrong and, where there is one, what to do
     * @param fault the code of the device's fault; empty when none is to blame
     */
    record Withheld(Reason reason, Text text, String fault) implements Availability {
        public Withheld(Reason reason, Text text) {
            this(reason, text, "");
        }
    }

    /** Why not, gravest first: the first that applies is told. */
    enum Reason {
        NOT_YET_VALID,
        NO_LONGER_VALID,
        WITHDRAWN,
        CATALOG_STALE,
        /** This machine has none of the ways in which the item lets somebody be identified. */
        NO_WAY_TO_IDENTIFY,
        DEVICE_ABSENT,
        DEVICE_FAULT,
        OPEN_QUESTION,
        PAPER_OUT,
        /** This machine has no room for what the item would queue. */
        QUEUE_FULL,
        /** This machine does not know yet which number comes next. */
        NUMBERS_UNKNOWN,
        OFFLINE,
        DESK_UNREACHABLE
    }
}
