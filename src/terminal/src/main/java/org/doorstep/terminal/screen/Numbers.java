// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.screen;

/** Long numbers in groups that can be read out. Pure. */
final class Numbers {
    private static final int GROUP = 4;
    private static final int ITEM = 31;

    private Numbers() {}

    /** 办件编号 in groups of four; the day and the running number of its last 12 characters begin a group. */
    static String read(String number) {
        int day = number.length() > ITEM ? ITEM : number.length();
        return (grouped(number.substring(0, day)) + " " + grouped(number.substring(day))).strip();
    }

    private static String grouped(String text) {
        StringBuilder groups = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            if (i > 0 && i % GROUP == 0) {
                groups.append(' ');
            }
            groups.append(text.charAt(i));
        }
        return groups.toString();
    }
}
