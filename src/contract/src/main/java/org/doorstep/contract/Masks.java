// SPDX-License-Identifier: Apache-2.0
package org.doorstep.contract;

/** How personal values are shown: a name keeps its first character, an id number 6 and 4, a phone number 3 and 4. */
public final class Masks {
    private Masks() {}

    /** {@code 张**}; counts code points, so a rare character is one. */
    public static String name(CharSequence name) {
        int points = Character.codePointCount(name, 0, name.length());
        if (points == 0) {
            return "";
        }
        return Character.toString(Character.codePointAt(name, 0)) + "*".repeat(Math.max(1, points - 1));
    }

    /** {@code 999999********1234}; shorter values are starred whole. */
    public static String idNumber(CharSequence number) {
        return keep(number, 6, 4);
    }

    /** {@code 138****5678}; shorter values are starred whole. */
    public static String phone(CharSequence phone) {
        return keep(phone, 3, 4);
    }

    private static String keep(CharSequence text, int head, int tail) {
        int n = text.length();
        if (n <= head + tail) {
            return "*".repeat(n);
        }
        return text.subSequence(0, head) + "*".repeat(n - head - tail) + text.subSequence(n - tail, n);
    }
}
