// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.journal;

import org.doorstep.contract.Lanes;

/**
 * A record that central would not accept as it is; a person decides.
 *
 * @param entry whole, with its body
 * @param reason central's
 */
public record Quarantined(Lanes.Entry entry, String reason) {}
