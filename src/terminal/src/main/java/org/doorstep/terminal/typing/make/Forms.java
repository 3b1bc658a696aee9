// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.typing.make;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.util.HashSet;
import java.util.Set;

/** Which characters are written today, of those that no word and no name was counted with. */
final class Forms {
    private final CharsetEncoder common = Charset.forName("GB2312").newEncoder();
    private final CharsetEncoder wide = Charset.forName("GBK").newEncoder();
    private final Set<String> traditional = new HashSet<>();
    private final Set<String> simplified = new HashSet<>();

    static Forms read() throws IOException {
        Forms forms = new Forms();
        Listing.each("data/dictionary/tc/t2s.txt", "=", (from, to) -> {
            if (!from.equals(to)) {
                forms.traditional.add(from);
                forms.simplified.add(to);
            }
        });
        return forms;
    }

    /** Whether it is written in another way where simplified characters are used. */
    boolean traditional(String character) {
        return traditional.contains(character) && !common.canEncode(character);
    }

    /** How likely it is met, 1 to 8. */
    int rank(String character) {
        if (traditional(character)) {
            return 1;
        }
        return common.canEncode(character)
                ? 8
                : simplified.contains(character) || recent(character) ? 6 : wide.canEncode(character) ? 4 : 2;
    }

    /**
     * Characters that came into Unicode late because names, places and the table of 2013 need them: behind the first block,
     * and the extensions C and later as far as they have a reading.
     */
    private static boolean recent(String character) {
        int codePoint = character.codePointAt(0);
        return (codePoint >= 0x9FA6 && codePoint <= 0x9FFF) || codePoint >= 0x2A700;
    }
}
