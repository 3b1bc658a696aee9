// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.spi;

/** Prints documents on sheets. */
public non-sealed interface DocumentPrinter extends FlowCapability {
    /**
     * Prints one document. At most one effect for one {@code id}; the id names the job at the printer. A printer that is
     * at another job is waited for until the deadline; {@code progress} hears of it each time the jobs ahead move.
     *
     * @return Done with evidence {@link Evidence#DEVICE} when the printer reported the job completed,
     *     {@link Evidence#HOST_ACCEPTED} when only a spooler did; Refused while nothing was sent; Partial, with the sides
     *     that came out, when the job certainly stopped; Unknown when it was lost on the way
     */
    Outcome<Printed> print(CommandId id, Document document, Progress progress, Deadline by) throws InterruptedException;

    /**
     * A document to print.
     *
     * @param pdf the bytes; the caller may wipe them after the call has returned
     * @param pages sheets sides it has
     * @param copies 1 or more
     */
    record Document(byte[] pdf, int pages, int copies) {
        @Override
        public String toString() {
            return "Document[" + pages + " pages]";
        }
    }
}
