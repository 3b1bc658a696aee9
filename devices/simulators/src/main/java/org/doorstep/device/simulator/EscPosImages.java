// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.simulator;

import java.util.Arrays;

/** The two commands that carry dots without a length: what they are long, and the dots in rows. */
final class EscPosImages {
    static final int RASTER_HEAD = 8;
    static final int COLUMNS_HEAD = 5;
    /** More than a metre of paper 576 dots wide: no printer's memory takes that in one command. */
    private static final long MOST = 1 << 20;

    private EscPosImages() {}

    /** Bytes of {@code GS v 0}; -1 where it says more than any printer takes. */
    static int rasterLength(byte[] in, int at) {
        long dots = (long) two(in, at + 4) * two(in, at + 6);
        return dots > MOST ? -1 : RASTER_HEAD + (int) dots;
    }

    static EscPosCommand raster(byte[] in, int at, int length) {
        int mode = in[at + 3] & 3;
        byte[] dots = Arrays.copyOfRange(in, at + RASTER_HEAD, at + length);
        return new EscPosCommand.Raster(two(in, at + 4), two(in, at + 6), 1 + (mode & 1), 1 + (mode >> 1), dots);
    }

    /** Bytes of {@code ESC *}: columns of 8 or 24 dots. */
    static int columnsLength(byte[] in, int at) {
        return COLUMNS_HEAD + two(in, at + 3) * tall(in, at);
    }

    static EscPosCommand columns(byte[] in, int at) {
        int width = two(in, at + 3);
        int tall = tall(in, at);
        int rowBytes = (width + 7) / 8;
        byte[] rows = new byte[rowBytes * tall * 8];
        for (int x = 0; x < width; x++) {
            for (int y = 0; y < tall * 8; y++) {
                if ((in[at + COLUMNS_HEAD + x * tall + y / 8] >> (7 - y % 8) & 1) != 0) {
                    rows[y * rowBytes + x / 8] |= (byte) (0x80 >> x % 8);
                }
            }
        }
        return new EscPosCommand.Raster(rowBytes, tall * 8, (in[at + 2] & 1) == 0 ? 2 : 1, 1, rows);
    }

    private static int tall(byte[] in, int at) {
        return (in[at + 2] & 0xff) >= 32 ? 3 : 1;
    }

    private static int two(byte[] in, int at) {
        return (in[at] & 0xff) | (in[at + 1] & 0xff) << 8;
    }
}
