// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.simulator;

import java.util.Arrays;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * What a card holds, as the reader hands it out.
 *
 * @param text the 256 bytes of text
 * @param photo the photo, 1,024 bytes on real cards
 * @param newestAddress the appended addresses of 70 bytes each; null where none is recorded
 * @param fingerprints two templates of 512 bytes on real cards, or one, or none
 */
public record CardImage(byte[] text, byte[] photo, byte @Nullable [] newestAddress, byte[] fingerprints) {
    private static final int ADDRESS = 70;
    private static final int TEMPLATE = 512;

    /** A card without fingerprints. */
    public CardImage(byte[] text, byte[] photo, byte @Nullable [] newestAddress) {
        this(text, photo, newestAddress, new byte[0]);
    }

    /** This card with the bytes from {@code offset} of its text replaced: a damaged or forged one. */
    public CardImage withText(int offset, byte[] bytes) {
        byte[] changed = text.clone();
        System.arraycopy(bytes, 0, changed, offset, bytes.length);
        return new CardImage(changed, photo, newestAddress, fingerprints);
    }

    /** This card with addresses appended, at most 35 characters each. */
    public CardImage withNewestAddress(String... addresses) {
        byte[] items = new byte[ADDRESS * addresses.length];
        CardText.fill(items);
        for (int i = 0; i < addresses.length; i++) {
            CardText.put(items, ADDRESS * i, ADDRESS, addresses[i]);
        }
        return new CardImage(text, photo, items, fingerprints);
    }

    /** This card with so many made-up fingerprints, {@code seed} choosing their noise. */
    public CardImage withFingerprints(int templates, long seed) {
        byte[] made = new byte[TEMPLATE * templates];
        new Random(seed).nextBytes(made);
        return new CardImage(text, photo, newestAddress, made);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof CardImage that
                && Arrays.equals(text, that.text)
                && Arrays.equals(photo, that.photo)
                && Arrays.equals(newestAddress, that.newestAddress)
                && Arrays.equals(fingerprints, that.fingerprints);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(text) * 31 + Arrays.hashCode(photo);
    }

    @Override
    public String toString() {
        return "CardImage[" + text.length + "+" + photo.length + "+" + fingerprints.length + " bytes]";
    }
}
