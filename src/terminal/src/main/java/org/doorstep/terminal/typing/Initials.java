// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.typing;

import java.util.Locale;

/** First letters of Chinese titles, for a search by letters and digits. Immutable, for any thread. */
public final class Initials {
    private final Lexicon lexicon;
    private final Readings readings;

    public Initials(Lexicon lexicon) {
        this.lexicon = lexicon;
        this.readings = new Readings(lexicon);
    }

    /**
     * The first letter of each character as it is read in its word, in small letters: 养老保险 gives {@code ylbx}. Digits stay
     * as they are and Latin letters become small ones; everything else is left out.
     */
    public String of(String title) {
        StringBuilder letters = new StringBuilder();
        int[] syllables = readings.of(title);
        int[] codePoints = title.codePoints().toArray();
        for (int i = 0; i < codePoints.length; i++) {
            if (syllables[i] >= 0) {
                letters.append(lexicon.syllables().initial(syllables[i]));
            } else if (codePoints[i] < 0x80 && Character.isLetterOrDigit(codePoints[i])) {
                letters.appendCodePoint(codePoints[i]);
            }
        }
        return letters.toString().toLowerCase(Locale.ROOT);
    }
}
