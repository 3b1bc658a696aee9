// SPDX-License-Identifier: Apache-2.0
/**
 * Second-generation ID card readers that speak SDT frames over a serial line.
 *
 * <p>Three layers, each testable alone: {@code SdtFramer} turns bytes into replies, {@code SdtDialogue} is a state
 * machine that knows what to ask next and what an answer means, {@code SdtLine} carries both over a link with
 * deadlines. {@code CardDecoder} reads the four layouts of the card's text. Personal data lives in arrays that are
 * zeroed as soon as they were decoded, never in a String, so that ending a session leaves nothing behind.
 *
 * <p>Whether a card that was read still lies there is asked by <i>read newest address</i>, because the same card does
 * not answer <i>find</i> again until it is lifted. A card that is exchanged for another between two looks, before it
 * was ever read, cannot be told from the first one.
 */
@NullMarked
package org.doorstep.device.idcard.sdt;

import org.jspecify.annotations.NullMarked;
