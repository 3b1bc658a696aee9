// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.spi;

import java.util.Arrays;

/** Characters that can be overwritten. Never prints them, never keeps them in a String. */
public final class SecretText {
    private final char[] chars;

    private SecretText(char[] chars) {
        this.chars = chars;
    }

    /** Takes over {@code chars}; the caller must not keep them. */
    public static SecretText taking(char[] chars) {
        return new SecretText(chars);
    }

    /** A copy that the caller wipes. */
    public char[] copy() {
        return chars.clone();
    }

    /** UTF-16 units, including those of a wiped text. */
    public int length() {
        return chars.length;
    }

    /** The unit at {@code index}. */
    public char at(int index) {
        return chars[index];
    }

    /** Overwrites the characters with zeros. Idempotent. */
    public void wipe() {
        Arrays.fill(chars, '\0');
    }

    /** Whether both hold the same characters; takes the same time wherever they differ. */
    public boolean sameAs(SecretText other) {
        int diff = chars.length ^ other.chars.length;
        for (int i = 0; i < Math.min(chars.length, other.chars.length); i++) {
            diff |= chars[i] ^ other.chars[i];
        }
        return diff == 0;
    }

    @Override
    public String toString() {
        return "SecretText[" + chars.length + "]";
    }
}
