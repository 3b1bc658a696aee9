// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.spi;

/** Reads the address that was appended to a card after it was made. Of a device that is an {@link IdCardReader} too. */
public non-sealed interface CardAddressReader extends FlowCapability {
    /**
     * Reads what was appended to the card of {@code placement}, a number from {@link IdCardReader#position}. Changes
     * nothing on the card, so it carries no command id and may be repeated.
     *
     * @return Done with the addresses, which the caller wipes, none where none was appended; Refused with the faults of
     *     {@link IdCardReader#read}
     */
    Outcome<AppendedAddresses> newestAddress(long placement, Deadline by) throws InterruptedException;
}
