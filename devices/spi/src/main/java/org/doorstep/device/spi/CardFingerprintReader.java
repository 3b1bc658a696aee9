// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.spi;

/**
 * Reads a card together with the fingerprints stored on it. Of a device that is an {@link IdCardReader} too. A flow asks
 * for it only where it has a finger to compare: it takes longer than a plain read, and what it yields can never be
 * replaced once it was lost.
 */
public non-sealed interface CardFingerprintReader extends FlowCapability {
    /**
     * Reads the card of {@code placement}, a number from {@link IdCardReader#position}. Changes nothing on the card, so
     * it carries no command id and may be repeated.
     *
     * @return Done with the card and its fingerprints, which the caller wipes; Refused with the faults of
     *     {@link IdCardReader#read}
     */
    Outcome<FingerprintedCard> readWithFingerprints(long placement, Deadline by) throws InterruptedException;
}
