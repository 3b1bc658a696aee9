// SPDX-License-Identifier: Apache-2.0
package org.doorstep.catalog.flow;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Characters that can be overwritten, such as a name or an id number. Two are equal when their characters are; the time
 * that takes does not depend on where they differ. {@link #toString} says the length only.
 */
public final class TextValue implements Value {
    private final char[] chars;

    private TextValue(char[] chars) {
        this.chars = chars;
    }

    /** Takes over {@code chars}; the caller must not keep them. */
    public static TextValue taking(char[] chars) {
        return new TextValue(chars);
    }

    /** A copy of {@code text}, which the caller cannot wipe: for made-up people and what is not personal. */
    public static TextValue of(CharSequence text) {
        char[] chars = new char[text.length()];
        for (int i = 0; i < chars.length; i++) {
            chars[i] = text.charAt(i);
        }
        return new TextValue(chars);
    }

    /** A copy that the caller wipes. */
    public char[] copy() {
        return chars.clone();
    }

    /** UTF-16 units. */
    public int length() {
        return chars.length;
    }

    public char at(int index) {
        return chars[index];
    }

    public boolean isEmpty() {
        return chars.length == 0;
    }

    /** Whether there is nothing but space in it. */
    public boolean isBlank() {
        for (char c : chars) {
            if (!Character.isWhitespace(c)) {
                return false;
            }
        }
        return true;
    }

    public int codePoints() {
        return Character.codePointCount(chars, 0, chars.length);
    }

    /** A String for a control or a font, which need one. It cannot be wiped: hold it no longer than it is shown. */
    public String reveal() {
        return new String(chars);
    }

    /** Some of the characters, without a copy of the rest. */
    String part(int start, int end) {
        return new String(chars, start, end - start);
    }

    @Override
    public void wipe() {
        Arrays.fill(chars, '\0');
    }

    @Override
    public boolean equals(@Nullable Object other) {
        if (!(other instanceof TextValue that)) {
            return false;
        }
        int diff = chars.length ^ that.chars.length;
        for (int i = 0; i < Math.min(chars.length, that.chars.length); i++) {
            diff |= chars[i] ^ that.chars[i];
        }
        return diff == 0;
    }

    @Override
    public int hashCode() {
        return chars.length;
    }

    @Override
    public String toString() {
        return "TextValue[" + chars.length + "]";
    }
}
