// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.spi;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a card says about its holder. Owned by whoever asked for it, who wipes it when done.
 *
 * @param layout which of the four text layouts it has
 * @param name the name in Chinese characters (Latin where the card has no other)
 * @param number the number of the document: 18 characters, 15 for {@link Layout#FOREIGN_RESIDENT_2017}
 * @param sex GB/T 2261.1: 0 unknown, 1 male, 2 female, 9 not stated
 * @param nation GB/T 3304 code of two digits for a resident card, GB/T 2659 letters for a foreigner, else empty
 * @param birth date of birth
 * @param address the address as printed, empty where the layout has none
 * @param issuer the issuing authority, or its code
 * @param validFrom first day of validity
 * @param validTo last day of validity, null for 长期
 * @param photo 1,024 opaque bytes (WLT); no open decoder is known
 */
public record IdCard(
        Layout layout,
        SecretText name,
        SecretText number,
        char sex,
        SecretText nation,
        LocalDate birth,
        SecretText address,
        SecretText issuer,
        LocalDate validFrom,
        @Nullable LocalDate validTo,
        byte[] photo)
        implements AutoCloseable {

    /** The layouts, chosen by the character at offset 248 of the card's text. */
    public enum Layout {
        RESIDENT,
        HONG_KONG_MACAO_TAIWAN,
        FOREIGN_RESIDENT_2017,
        FOREIGN_RESIDENT_2023
    }

    /** Overwrites every field with zeros. Idempotent. */
    @Override
    public void close() {
        name.wipe();
        number.wipe();
        nation.wipe();
        address.wipe();
        issuer.wipe();
        java.util.Arrays.fill(photo, (byte) 0);
    }

    /** Says the layout only. */
    @Override
    public String toString() {
        return "IdCard[" + layout + "]";
    }
}
