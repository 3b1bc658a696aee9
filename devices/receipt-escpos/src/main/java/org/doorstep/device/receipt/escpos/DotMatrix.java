// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.receipt.escpos;

import java.io.ByteArrayOutputStream;

/** Dots in rows, and the commands that print them. Not safe for use by several threads. */
final class DotMatrix {
    /** Bytes of dots in one command: printers with little memory drop what does not fit, and few have less than 4 kB. */
    private static final int BAND = 3072;

    private static final int DLE = 0x10;
    private static final int HEAD = 8;

    private final int rowBytes;
    private final int rows;
    private final byte[] dots;

    DotMatrix(int width, int rows) {
        rowBytes = (width + 7) / 8;
        this.rows = rows;
        dots = new byte[rowBytes * rows];
    }

    void set(int x, int y) {
        dots[y * rowBytes + x / 8] |= (byte) (0x80 >> x % 8);
    }

    /**
     * {@code GS v 0}, as often as its height needs; bands follow one another on the paper without a gap.
     *
     * <p>A byte that would begin a real-time command gets a dot more, because printers obey such commands inside data
     * too.
     */
    byte[] commands() {
        int tallest = Math.max(1, BAND / rowBytes);
        ByteArrayOutputStream all = new ByteArrayOutputStream(dots.length + HEAD * (1 + rows / tallest));
        for (int from = 0; from < rows; from += tallest) {
            int count = Math.min(tallest, rows - from);
            all.writeBytes(new byte[] {
                0x1D, 0x76, 0x30, 0, (byte) rowBytes, (byte) (rowBytes >> 8), (byte) count, (byte) (count >> 8)
            });
            for (int i = from * rowBytes; i < (from + count) * rowBytes; i++) {
                all.write(dots[i] == DLE ? 0x18 : dots[i]);
            }
        }
        return all.toByteArray();
    }
}
