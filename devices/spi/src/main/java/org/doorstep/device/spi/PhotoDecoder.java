// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.spi;

/**
 * Turns a card's photo into a picture. Every decoder known is a maker's closed library, so none is shipped: an installer
 * who has one lends it to adapters as a service of this type. It may be slow, hang or throw; ask it through
 * {@link Portraits}, which bears that.
 */
public interface PhotoDecoder {
    /** What it is and its version, for a technician. */
    String title();

    /** Decodes; called by one thread at a time. Keeps no reference to {@code photo}, which is wiped afterwards. */
    Portrait decode(byte[] photo) throws InterruptedException;
}
