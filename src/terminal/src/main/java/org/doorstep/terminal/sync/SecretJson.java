// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.sync;

import java.util.Arrays;
import org.doorstep.catalog.flow.TextValue;

/**
 * Writes UTF-8 JSON in the form of RFC 8785 into one array that is overwritten when it has grown out of it and when it is
 * closed. A library's writer keeps its buffers for the next message, and a resident's words in them. The caller gives the
 * names of an object in their order. Confined to one thread.
 */
final class SecretJson implements AutoCloseable {
    private static final String HEX = "0123456789abcdef";

    private byte[] buffer = new byte[4096];
    private int length;
    private boolean comma;

    SecretJson open(char bracket) {
        next();
        put(bracket);
        comma = false;
        return this;
    }

    SecretJson close(char bracket) {
        put(bracket);
        comma = true;
        return this;
    }

    SecretJson name(String name) {
        text(name);
        put(':');
        comma = false;
        return this;
    }

    SecretJson number(int value) {
        next();
        for (char digit : Integer.toString(value).toCharArray()) {
            put(digit);
        }
        comma = true;
        return this;
    }

    /** What is not personal. */
    SecretJson text(String text) {
        begin();
        for (int i = 0; i < text.length(); i++) {
            i += unit(text.charAt(i), i + 1 < text.length() ? text.charAt(i + 1) : 0);
        }
        return end();
    }

    /** Without a copy of it. */
    SecretJson secret(TextValue text) {
        begin();
        for (int i = 0; i < text.length(); i++) {
            i += unit(text.at(i), i + 1 < text.length() ? text.at(i + 1) : 0);
        }
        return end();
    }

    /** What was written, as an array of its own that the caller overwrites. */
    byte[] bytes() {
        return Arrays.copyOf(buffer, length);
    }

    /** What it writes into now. */
    byte[] buffer() {
        return buffer;
    }

    @Override
    public void close() {
        Arrays.fill(buffer, (byte) 0);
        length = 0;
    }

    private void begin() {
        next();
        put('"');
    }

    private SecretJson end() {
        put('"');
        comma = true;
        return this;
    }

    private void next() {
        if (comma) {
            put(',');
        }
    }

    /** @return how many units more than one were taken */
    private int unit(char unit, int following) {
        switch (unit) {
            case '"', '\\' -> escape(unit);
            case '\b' -> escape('b');
            case '\f' -> escape('f');
            case '\n' -> escape('n');
            case '\r' -> escape('r');
            case '\t' -> escape('t');
            default -> {
                return other(unit, following);
            }
        }
        return 0;
    }

    private int other(char unit, int following) {
        if (unit < 0x20) {
            escape('u');
            put('0');
            put('0');
            put(HEX.charAt(unit >> 4));
            put(HEX.charAt(unit & 0xf));
        } else if (unit < 0x80) {
            put(unit);
        } else if (unit < 0x800) {
            put(0xc0 | (unit >> 6));
            put(0x80 | (unit & 0x3f));
        } else if (!Character.isSurrogate(unit)) {
            put(0xe0 | (unit >> 12));
            put(0x80 | ((unit >> 6) & 0x3f));
            put(0x80 | (unit & 0x3f));
        } else if (Character.isHighSurrogate(unit) && Character.isLowSurrogate((char) following)) {
            int point = Character.toCodePoint(unit, (char) following);
            put(0xf0 | (point >> 18));
            put(0x80 | ((point >> 12) & 0x3f));
            put(0x80 | ((point >> 6) & 0x3f));
            put(0x80 | (point & 0x3f));
            return 1;
        } else {
            throw new IllegalArgumentException("A text holds half a character, which has no form in UTF-8");
        }
        return 0;
    }

    private void escape(int letter) {
        put('\\');
        put(letter);
    }

    private void put(int octet) {
        if (length == buffer.length) {
            byte[] larger = Arrays.copyOf(buffer, 2 * length);
            Arrays.fill(buffer, (byte) 0);
            buffer = larger;
        }
        buffer[length++] = (byte) octet;
    }
}
