// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.conformance;

import org.doorstep.device.spi.IdCard;

/** A card reader and a made-up card. */
public interface IdCardHarness extends Harness {
    /** Puts the card down; lifts it first when it lies there. */
    void putDown();

    void lift();

    /** Whether {@code read} says exactly what the card says. */
    boolean sameAsCard(IdCard read);
}
