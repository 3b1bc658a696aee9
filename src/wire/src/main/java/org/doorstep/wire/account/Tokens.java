// SPDX-License-Identifier: Apache-2.0
package org.doorstep.wire.account;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import org.doorstep.wire.Base64Url;
import org.doorstep.wire.Suites;

/** Random tokens of sessions, forms and links. Any thread. */
public final class Tokens {
    private static final SecureRandom RANDOM = new SecureRandom();

    private Tokens() {}

    /** A token for a session cookie: 43 characters of base64url. Keep its {@link #kept} form only. */
    public static String session() {
        return random(32);
    }

    /** {@code bytes} random bytes in base64url; 16 bytes are 22 characters. */
    public static String random(int bytes) {
        byte[] token = new byte[bytes];
        RANDOM.nextBytes(token);
        return Base64Url.encode(token);
    }

    /** What a store keeps of a session token, so that a copy of the store opens no session. */
    public static String kept(String token) {
        return Base64Url.encode(Suites.current().hash(token.getBytes(StandardCharsets.UTF_8)));
    }

    /**
     * The token that each form of a session carries against cross-site requests: derived from the session, so nothing is
     * stored, and of no use without its cookie.
     */
    public static String form(String sessionToken) {
        return Base64Url.encode(Suites.current()
                .mac(
                        sessionToken.getBytes(StandardCharsets.UTF_8),
                        "doorstep form 1".getBytes(StandardCharsets.UTF_8)));
    }

    /** Compares in constant time. */
    public static boolean same(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }
}
