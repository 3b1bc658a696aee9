// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.session;

import org.doorstep.catalog.Language;

/**
 * How a resident wants to see and hear the terminal; part of the session and reset at its end.
 *
 * @param size of everything on the screen
 * @param contrast colours
 * @param language of every text
 * @param lowered whether the page is shifted down for somebody who sits
 * @param voice whether each page is read out on arrival
 * @param rate how fast it is read, in per cent, {@link #SLOWEST} to {@link #FASTEST}
 * @param volume how loud, in per cent, 0 to {@link #LOUDEST}
 */
public record Comfort(
        Size size, Contrast contrast, Language language, boolean lowered, boolean voice, int rate, int volume) {
    public static final int SLOWEST = 50;
    public static final int FASTEST = 200;
    public static final int LOUDEST = 100;

    public static final Comfort STANDARD =
            new Comfort(Size.STANDARD, Contrast.PAPER, Language.ZH_CN, false, false, 100, 60);

    public Comfort {
        rate = Math.clamp(rate, SLOWEST, FASTEST);
        volume = Math.clamp(volume, 0, LOUDEST);
    }

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
        return new Comfort(newSize, contrast, language, lowered, voice, rate, volume);
    }

    public Comfort with(Contrast newContrast) {
        return new Comfort(size, newContrast, language, lowered, voice, rate, volume);
    }

    public Comfort with(Language newLanguage) {
        return new Comfort(size, contrast, newLanguage, lowered, voice, rate, volume);
    }

    public Comfort withLowered(boolean nowLowered) {
        return new Comfort(size, contrast, language, nowLowered, voice, rate, volume);
    }

    public Comfort withVoice(boolean nowVoice) {
        return new Comfort(size, contrast, language, lowered, nowVoice, rate, volume);
    }

    /** Within the bounds. */
    public Comfort withRate(int newRate) {
        return new Comfort(size, contrast, language, lowered, voice, newRate, volume);
    }

    /** Within the bounds. */
    public Comfort withVolume(int newVolume) {
        return new Comfort(size, contrast, language, lowered, voice, rate, newVolume);
    }
}
