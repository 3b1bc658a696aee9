// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.journal;

import org.doorstep.contract.Lanes;

/** What became of a piece of telemetry. */
public sealed interface Offered {
    record Queued(Lanes.Entry entry) implements Offered {}

    /** Not queued, because one of its kind still waits or the outbox is filling up. */
    record Dropped(String why) implements Offered {}
}
