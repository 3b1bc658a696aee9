// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.session;

import org.doorstep.catalog.Language;

/**
 * How a resident wants to see the terminal; part of the session and reset at its end.
 *
 * @param size of everything on the screen
 * @param contrast colours
 * @param language of every text
 * @param lowered whether the page is shifted down for somebody who sits
 * @param voice whether each page is read out on arrival
 */
public record Comfort(Size size, Contrast contrast, Language language, boolean lowered, boolean voice) {
    public static final Comfort STANDARD = new Comfort(Size.STANDARD, Contrast.PAPER, Language.ZH_CN, false, false);

    public enum Size {
        STANDARD,
        LARGE,
        HUGE
    }

    public enum Contrast {
        PAPER,
        BLACK_ON_WHITE,
        YELLOW_ON_BLACK
    }

    public Comfort with(Size newSize) {
        return new Comfort(newSize, contrast, language, lowered, voice);
    }

    public Comfort with(Contrast newContrast) {
        return new Comfort(size, newContrast, language, lowered, voice);
    }

    public Comfort with(Language newLanguage) {
        return new Comfort(size, contrast, newLanguage, lowered, voice);
    }

    public Comfort withLowered(boolean nowLowered) {
        return new Comfort(size, contrast, language, nowLowered, voice);
    }

    public Comfort withVoice(boolean nowVoice) {
        return new Comfort(size, contrast, language, lowered, nowVoice);
    }
}
