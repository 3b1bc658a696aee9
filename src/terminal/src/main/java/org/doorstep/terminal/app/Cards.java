// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.app;

import org.doorstep.catalog.flow.Card;
import org.doorstep.catalog.flow.TextValue;
import org.doorstep.device.spi.IdCard;
import org.doorstep.device.spi.SecretText;

/** What a reader read, by the names that items use. */
final class Cards {
    private Cards() {}

    /** A copy of all but the photo; the caller wipes the card itself. */
    static Card of(IdCard card) {
        return new Card(
                text(card.name()),
                text(card.number()),
                String.valueOf(card.sex()),
                text(card.nation()),
                card.birth(),
                text(card.address()),
                text(card.issuer()),
                card.validFrom(),
                card.validTo());
    }

    private static TextValue text(SecretText secret) {
        return TextValue.taking(secret.copy());
    }
}
