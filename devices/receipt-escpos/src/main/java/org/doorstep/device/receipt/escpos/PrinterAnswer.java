// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.receipt.escpos;

/** What a printer sends, told apart by fixed bits. */
sealed interface PrinterAnswer {
    /** The answer to {@code DLE EOT n}: which {@code n} it answers, only the order tells. */
    record RealTime(int bits) implements PrinterAnswer {}

    /** The answer to {@code GS r}: everything before it was printed. */
    record Marker(int bits) implements PrinterAnswer {}

    /**
     * The answer to {@code GS ( H}: everything before it was printed.
     *
     * @param name the four bytes that were sent with it, the first one highest
     */
    record Named(int name) implements PrinterAnswer {}

    /** Four bytes sent without being asked. */
    record Automatic(int bits) implements PrinterAnswer {}

    /** The buffers were cleared. */
    record Cleared() implements PrinterAnswer {}

    /** A block of another meaning. */
    record OtherBlock() implements PrinterAnswer {}
}
