// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.spi;

/** Reads resident identity cards laid on a flat reader. */
public non-sealed interface IdCardReader extends FlowCapability {
    /** Whether a card lies on the reader, and which placement it is. Moves nothing. */
    CardPosition position(Deadline by) throws DeviceFault, InterruptedException;

    /**
     * Reads the card of {@code placement}. Reading changes nothing on the card, so it carries no command id and may be
     * repeated.
     *
     * @return Done with the card, which the caller wipes; Refused with {@link CoreFault#CARD_CHANGED} when the card of
     *     that placement no longer lies there, {@link CoreFault#CARD_UNREADABLE} when it could not be read,
     *     {@link CoreFault#CARD_INVALID} when its text breaks the rules of its layout
     */
    Outcome<IdCard> read(long placement, Deadline by) throws InterruptedException;
}
