// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.simulator;

import java.time.LocalDate;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * The printed side of a made-up person's card.
 *
 * @param layout which of the four layouts of the text it has
 * @param name the name in Chinese characters
 * @param englishName the Latin name of a foreigner's card, else empty
 * @param number the number as its layout has it: 18 characters, 15 for {@link Layout#FOREIGNER_2017}
 * @param sex GB/T 2261.1: 1 male, 2 female
 * @param nation GB/T 3304 of two digits, or three letters of GB/T 2659 for foreigners
 * @param birth date of birth
 * @param address the address; empty where the layout has none
 * @param issuer the issuing authority, its code of four characters on {@link Layout#FOREIGNER_2017}
 * @param validFrom first day
 * @param validTo last day, null for 长期
 */
public record CardData(
        Layout layout,
        String name,
        String englishName,
        String number,
        char sex,
        String nation,
        LocalDate birth,
        String address,
        String issuer,
        LocalDate validFrom,
        @Nullable LocalDate validTo) {

    public enum Layout {
        RESIDENT,
        PERMIT,
        FOREIGNER_2017,
        FOREIGNER_2023
    }

    private static final int PHOTO = 1024;

    /** The card as a reader hands it out, its photo filled with noise of its own. */
    public CardImage image() {
        byte[] text = new byte[256];
        CardText.fill(text);
        switch (layout) {
            case RESIDENT -> resident(text);
            case PERMIT -> {
                resident(text);
                CardText.put(text, 32, 4, "  ");
                CardText.put(text, 220, 18, "H12345678");
                CardText.put(text, 238, 4, "01");
                CardText.put(text, 248, 2, "J");
            }
            case FOREIGNER_2017 -> foreigner2017(text);
            case FOREIGNER_2023 -> foreigner2023(text);
        }
        byte[] photo = new byte[PHOTO];
        new Random(number.hashCode()).nextBytes(photo);
        return new CardImage(text, photo, null);
    }

    private void resident(byte[] text) {
        CardText.put(text, 0, 30, name);
        CardText.put(text, 30, 2, String.valueOf(sex));
        CardText.put(text, 32, 4, nation);
        CardText.put(text, 36, birth, "");
        CardText.put(text, 52, 70, address);
        CardText.put(text, 122, 36, number);
        CardText.put(text, 158, 30, issuer);
        CardText.put(text, 188, validFrom, "");
        CardText.put(text, 204, validTo, "长期");
    }

    private void foreigner2017(byte[] text) {
        CardText.put(text, 0, 120, englishName);
        CardText.put(text, 120, 2, String.valueOf(sex));
        CardText.put(text, 122, 30, number);
        CardText.put(text, 152, 6, nation);
        CardText.put(text, 158, 30, name);
        CardText.put(text, 188, validFrom, "");
        CardText.put(text, 204, validTo, "");
        CardText.put(text, 220, birth, "");
        CardText.put(text, 236, 4, "01");
        CardText.put(text, 240, 8, issuer);
        CardText.put(text, 248, 2, "I");
    }

    private void foreigner2023(byte[] text) {
        CardText.put(text, 0, 30, name);
        CardText.put(text, 30, 2, String.valueOf(sex));
        CardText.put(text, 32, 4, "01");
        CardText.put(text, 36, birth, "");
        CardText.put(text, 52, 70, englishName.substring(0, Math.min(35, englishName.length())));
        CardText.put(text, 122, 36, number);
        CardText.put(text, 188, validFrom, "");
        CardText.put(text, 204, validTo, "");
        CardText.put(text, 220, 22, englishName.substring(Math.min(35, englishName.length())));
        CardText.put(text, 242, 6, nation);
        CardText.put(text, 248, 2, "Y");
    }

    /** Says the layout only. */
    @Override
    public String toString() {
        return "CardData[" + layout + "]";
    }
}
