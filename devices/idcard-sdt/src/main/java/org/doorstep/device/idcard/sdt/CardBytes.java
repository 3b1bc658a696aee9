// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.idcard.sdt;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The data of a successful read: big-endian lengths, then what they measure. Sliced by the lengths, never by constants.
 * Holds copies, which the caller wipes.
 *
 * @param text the card's text, 256 bytes on every card known
 * @param photo opaque, 1,024 bytes on every card known
 * @param fingerprints templates of 512 bytes, two, one or none; none of a read without fingerprints
 */
record CardBytes(byte[] text, byte[] photo, List<byte[]> fingerprints) {
    private static final int TEMPLATE = 512;
    private static final int ADDRESS = 70;

    /** Whether it is the answer to <i>read base information</i>: two lengths that add up. */
    static boolean isBase(byte[] data) {
        return addsUp(data, 2);
    }

    /** Whether it is the answer to <i>read base information and fingerprints</i>: three lengths that add up. */
    static boolean isWithFingerprints(byte[] data) {
        return addsUp(data, 3) && length(data, 2) % TEMPLATE == 0;
    }

    /**
     * Whether it is the answer to <i>read newest address</i>: one or more items of 70 bytes. A card with two fingerprints
     * has 33 times as many.
     */
    static boolean isAddresses(byte[] data) {
        return data.length > 0 && data.length % ADDRESS == 0 && !isBase(data) && !isWithFingerprints(data);
    }

    /** Slices what {@link #isBase} or {@link #isWithFingerprints}. */
    static CardBytes of(byte[] data) {
        int head = isBase(data) ? 4 : 6;
        int photo = head + length(data, 0);
        int prints = photo + length(data, 1);
        List<byte[]> templates = new ArrayList<>();
        for (int at = prints; at < data.length; at += TEMPLATE) {
            templates.add(Arrays.copyOfRange(data, at, at + TEMPLATE));
        }
        return new CardBytes(
                Arrays.copyOfRange(data, head, photo), Arrays.copyOfRange(data, photo, prints), List.copyOf(templates));
    }

    private static boolean addsUp(byte[] data, int parts) {
        if (data.length <= 2 * parts) {
            return false;
        }
        int sum = 2 * parts;
        for (int part = 0; part < parts; part++) {
            sum += length(data, part);
        }
        return sum == data.length;
    }

    private static int length(byte[] data, int part) {
        return (data[2 * part] & 0xff) << 8 | (data[2 * part + 1] & 0xff);
    }

    void wipe() {
        Arrays.fill(text, (byte) 0);
        Arrays.fill(photo, (byte) 0);
        fingerprints.forEach(template -> Arrays.fill(template, (byte) 0));
    }

    /** Says the lengths only. */
    @Override
    public String toString() {
        return "CardBytes[" + text.length + "+" + photo.length + "+" + fingerprints.size() * TEMPLATE + "]";
    }
}
