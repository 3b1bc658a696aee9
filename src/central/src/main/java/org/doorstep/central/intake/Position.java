// SPDX-License-Identifier: Apache-2.0
package org.doorstep.central.intake;

import org.doorstep.central.store.Records;
import org.doorstep.contract.Lanes;

/** Where a record that central does not know yet stands in its lane. */
enum Position {
    /** The one that follows the head. */
    NEXT,
    /** Telemetry that was heard before and is not kept. */
    REPEATED,
    /** Records before it are missing. */
    AHEAD,
    /** Its place belongs to another record. */
    TAKEN,
    /** Its place is free, but it names another record as the one before. */
    BROKEN;

    /** Telemetry may be dropped on its way, so a gap there is no error. */
    static Position of(Lanes.Entry entry, Records.Head head, String hash) {
        boolean telemetry = entry.lane() == Lanes.Lane.P4;
        if (entry.seq() <= head.seq()) {
            boolean older = entry.seq() < head.seq();
            return telemetry && (older || head.hash().equals(hash)) ? REPEATED : TAKEN;
        }
        if (entry.seq() > head.seq() + 1) {
            return telemetry ? NEXT : AHEAD;
        }
        return entry.previous().equals(head.hash()) ? NEXT : BROKEN;
    }
}
