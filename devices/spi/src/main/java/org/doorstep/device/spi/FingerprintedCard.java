// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.spi;

import java.util.Arrays;
import java.util.List;

/**
 * A card and the fingerprints stored on it. Owned by whoever asked for it, who wipes it when done.
 *
 * @param card what the card says
 * @param fingerprints opaque templates in the order the card has them; empty on cards without, which are many
 */
public record FingerprintedCard(IdCard card, List<byte[]> fingerprints) implements AutoCloseable {
    public FingerprintedCard {
        fingerprints = List.copyOf(fingerprints);
    }

    /** Overwrites card and fingerprints with zeros. Idempotent. */
    @Override
    public void close() {
        card.close();
        fingerprints.forEach(template -> Arrays.fill(template, (byte) 0));
    }

    /** Says the layout and how many fingerprints there are. */
    @Override
    public String toString() {
        return "FingerprintedCard[" + card.layout() + ", " + fingerprints.size() + "]";
    }
}
