// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.journal;

import org.doorstep.contract.Lanes;
import org.doorstep.contract.SlipNumber;

/**
 * A submission that is on disk.
 *
 * @param token random, 22 characters of base64url; the slip's link is {@code <public address>/s/<token>}
 * @param entry the frozen record; its id is the one it was sealed to
 */
public record Filed(SlipNumber slip, String token, Lanes.Entry entry) {}
