// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.journal;

import java.util.Map;
import org.doorstep.contract.Lanes;

/**
 * What central has heard of this terminal's number. A journal that begins anew continues from here or from its second copy,
 * whichever is further.
 *
 * @param boots highest boot number
 * @param slips counter of the last slip
 * @param receipts number of the last receipt
 * @param lanes the last record of each lane; lanes that central knows nothing of may be absent
 */
public record Floor(long boots, long slips, long receipts, Map<Lanes.Lane, ChainHead> lanes) {
    /** Central has heard nothing yet. */
    public static final Floor NONE = new Floor(0, 0, 0, Map.of());

    public Floor {
        lanes = Map.copyOf(lanes);
    }
}
