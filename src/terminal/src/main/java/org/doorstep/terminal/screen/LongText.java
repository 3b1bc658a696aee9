// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.screen;

import java.util.ArrayList;
import java.util.List;

/** Cuts what somebody wrote at length into parts that a sheet can hold, at the ends of its phrases. Pure. */
final class LongText {
    private static final int MOST = 90;
    private static final int LEAST = 45;
    private static final String ENDS = "。！？；!?;\n";
    private static final String PAUSES = "，、,：:";

    private LongText() {}

    /** All parts of all texts; where there are several texts, each begins with its number. */
    static List<String> numbered(List<String> texts) {
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            String number = texts.size() > 1 ? (i + 1) + "．" : "";
            parts.addAll(parts(number + texts.get(i)));
        }
        return parts;
    }

    static List<String> parts(String text) {
        List<String> parts = new ArrayList<>();
        String rest = text.strip();
        while (rest.codePointCount(0, rest.length()) > MOST) {
            int end = end(rest);
            parts.add(rest.substring(0, end).strip());
            rest = rest.substring(end).strip();
        }
        if (!rest.isEmpty()) {
            parts.add(rest);
        }
        return parts;
    }

    private static int end(String text) {
        int least = text.offsetByCodePoints(0, LEAST);
        int most = text.offsetByCodePoints(0, MOST);
        for (String stops : List.of(ENDS, PAUSES, " ")) {
            for (int end = most; end > least; end--) {
                if (stops.indexOf(text.charAt(end - 1)) >= 0) {
                    return end;
                }
            }
        }
        return most;
    }
}
