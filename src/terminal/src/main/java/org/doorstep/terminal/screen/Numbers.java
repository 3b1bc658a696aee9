// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.screen;

import java.util.List;

/** Long numbers in groups that can be read out. Pure. */
final class Numbers {
    private static final int GROUP = 4;
    private static final int ITEM = 31;

    private Numbers() {}

    /** 办件编号 in groups of four: the item's code, then the day and the running number. */
    static List<String> read(String number) {
        if (number.length() <= ITEM) {
            return List.of(grouped(number));
        }
        return List.of(grouped(number.substring(0, ITEM)), grouped(number.substring(ITEM)));
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
