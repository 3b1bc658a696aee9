// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.simulator;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What a card holds, as the reader hands it out.
 *
 * @param text the 256 bytes of text
 * @param photo the photo, 1,024 bytes on real cards
 * @param newestAddress the appended address of 70 bytes; null where none is recorded
 */
public record CardImage(byte[] text, byte[] photo, byte @Nullable [] newestAddress) {
    /** This card with the bytes from {@code offset} of its text replaced: a damaged or forged one. */
    public CardImage withText(int offset, byte[] bytes) {
        byte[] changed = text.clone();
        System.arraycopy(bytes, 0, changed, offset, bytes.length);
        return new CardImage(changed, photo, newestAddress);
    }

    public CardImage withNewestAddress(String address) {
        byte[] item = new byte[70];
        CardText.fill(item);
        CardText.put(item, 0, 70, address);
        return new CardImage(text, photo, item);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof CardImage that
                && Arrays.equals(text, that.text)
                && Arrays.equals(photo, that.photo)
                && Arrays.equals(newestAddress, that.newestAddress);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(text) * 31 + Arrays.hashCode(photo);
    }

    @Override
    public String toString() {
        return "CardImage[" + text.length + "+" + photo.length + " bytes]";
    }
}
