// SPDX-License-Identifier: Apache-2.0
package org.doorstep.wire;

import java.util.Base64;

/** Bytes in messages: base64url (RFC 4648, section 5) without padding. Each value has exactly one text. */
public final class Base64Url {
    private Base64Url() {}

    public static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /**
     * @throws IllegalArgumentException when the text is padded, holds another character, or its last character carries
     *     bits that no encoder writes; the text is not repeated
     */
    public static byte[] decode(String text) {
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("This is no base64url without padding.", e);
        }
        if (!encode(bytes).equals(text)) {
            throw new IllegalArgumentException("This is no base64url without padding.");
        }
        return bytes;
    }

    /**
     * As {@link #decode}, for a value of known length.
     *
     * @param name of the value, for the message
     */
    public static byte[] decode(String text, int length, String name) throws BadMessage {
        byte[] bytes;
        try {
            bytes = decode(text);
        } catch (IllegalArgumentException e) {
            throw new BadMessage(name, "is no base64url without padding; send the bytes in that form");
        }
        if (bytes.length != length) {
            throw new BadMessage(name, "has " + bytes.length + " bytes; it must have " + length);
        }
        return bytes;
    }
}
