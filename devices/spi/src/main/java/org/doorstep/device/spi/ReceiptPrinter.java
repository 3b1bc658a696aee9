// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.spi;

/** Prints slips on a roll. */
public non-sealed interface ReceiptPrinter extends FlowCapability {
    /**
     * Prints and cuts one slip. At most one effect for one {@code id}.
     *
     * @return Done with evidence {@link Evidence#DEVICE} once the printer answered the marker behind the last line;
     *     Refused while nothing was sent (paper out, cover open, offline)
     */
    Outcome<Printed> print(CommandId id, ReceiptPage page, Progress progress, Deadline by) throws InterruptedException;

    /** Characters of half width in one line of normal size. */
    int columns();
}
