// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.spi;

import java.util.List;

/**
 * Addresses appended to a card. Owned by whoever asked for them, who wipes them when done.
 *
 * @param items in the order the card has them; empty where none was appended and the printed address holds
 */
public record AppendedAddresses(List<SecretText> items) implements AutoCloseable {
    public AppendedAddresses {
        items = List.copyOf(items);
    }

    /** Overwrites every address with zeros. Idempotent. */
    @Override
    public void close() {
        items.forEach(SecretText::wipe);
    }

    /** Says how many there are. */
    @Override
    public String toString() {
        return "AppendedAddresses[" + items.size() + "]";
    }
}
