// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.simulator;

/** What cheap or old receipt printers lack; one that lacks it passes over the command. */
public enum PrinterFeature {
    /** {@code DLE EOT}: status in real time. */
    REAL_TIME_STATUS,
    /** {@code GS a}: status told on every change. */
    AUTOMATIC_STATUS,
    /** {@code GS r}: an answer once everything before it was printed. */
    MARKER,
    /** {@code GS ( H}: the same, with a number of the host's. */
    NAMED_MARKER,
    /** {@code DLE DC4 8}: clear the buffers. */
    CLEAR,
    /** {@code GS ( k}: draw a QR code by itself. */
    QR
}
