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
 *
 * <p>The photo is handed out as the card has it: 1,024 bytes in a format (WLT) whose decoders are all closed. A decoder
 * is a service of type {@link org.doorstep.device.spi.PhotoDecoder}; nothing here waits for one.
 *
 * <p><i>Set baud rate</i> is not offered, not even to a technician: where the answer to it gets lost, nobody knows any
 * more at which rate the reader listens, and no source says whether it forgets the rate with its power. A rate that a
 * maker set is told to the link instead ({@code serial:/dev/ttyUSB0?baud=9600}). What would change this is a reader at
 * hand to find that out on.
 */
@NullMarked
package org.doorstep.device.idcard.sdt;

import org.jspecify.annotations.NullMarked;
