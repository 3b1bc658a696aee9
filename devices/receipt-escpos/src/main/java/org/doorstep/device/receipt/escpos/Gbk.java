// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.receipt.escpos;

import java.nio.charset.Charset;

/** Text as a Chinese printer takes it: ASCII in one byte, GBK in two, nothing in four. */
final class Gbk {
    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final Charset GBK = Charset.forName("GBK");

    private Gbk() {}

    /**
     * Text with what printers get wrong replaced: the yen sign, four bytes in GB 18030, by the full-width one; control
     * characters by spaces.
     */
    static String clean(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        text.codePoints()
                .map(c -> c == '\u00A5' ? '\uFFE5' : Character.isISOControl(c) ? ' ' : c)
                .forEach(clean::appendCodePoint);
        return clean.toString();
    }

    /** Whether a printer has this character: one byte, or two on which GB 18030 and GBK agree. */
    static boolean has(int codePoint) {
        if (codePoint < 0x80) {
            return true;
        }
        String text = Character.toString(codePoint);
        byte[] bytes = text.getBytes(GB18030);
        return bytes.length == 2 && new String(bytes, GBK).equals(text);
    }

    /** The bytes of text whose every character a printer {@link #has}. */
    static byte[] bytes(String text) {
        return text.getBytes(GB18030);
    }

    /** Columns of half width that a character takes. */
    static int columns(int codePoint) {
        return codePoint < 0x80 ? 1 : 2;
    }

    static int columns(String text) {
        return text.codePoints().map(Gbk::columns).sum();
    }
}
