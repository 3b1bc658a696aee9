// SPDX-License-Identifier: Apache-2.0
package org.doorstep.contract;

/**
 * How a person is named to those who must not know who it is: HMAC of the id number under a salt that the terminal draws
 * for one session and gives to the desk inside a seal. Central sees the tag only.
 *
 * @param value base64url of 32 bytes
 */
public record PersonTag(String value) {
    public static PersonTag of(Suite suite, byte[] salt, byte[] idNumberAscii) {
        return new PersonTag(
                java.util.Base64.getUrlEncoder().withoutPadding().encodeToString(suite.mac(salt, idNumberAscii)));
    }
}
