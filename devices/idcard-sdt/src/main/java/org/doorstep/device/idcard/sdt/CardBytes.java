// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.idcard.sdt;

import java.util.Arrays;

/** The data of a successful read: two lengths, text, photo. Sliced by the lengths, never by constants. */
final class CardBytes {
    private static final int HEAD = 4;

    private CardBytes() {}

    static boolean wellFormed(byte[] data) {
        return data.length > HEAD && textLength(data) + photoLength(data) + HEAD == data.length;
    }

    /** A copy that the caller wipes. */
    static byte[] text(byte[] data) {
        return Arrays.copyOfRange(data, HEAD, HEAD + textLength(data));
    }

    /** A copy that the caller wipes. */
    static byte[] photo(byte[] data) {
        return Arrays.copyOfRange(data, HEAD + textLength(data), data.length);
    }

    private static int textLength(byte[] data) {
        return (data[0] & 0xff) << 8 | (data[1] & 0xff);
    }

    private static int photoLength(byte[] data) {
        return (data[2] & 0xff) << 8 | (data[3] & 0xff);
    }
}
