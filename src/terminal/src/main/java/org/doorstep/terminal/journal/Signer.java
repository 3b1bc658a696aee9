// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.journal;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import org.doorstep.contract.Suite;

/** What signs and hashes the journal's rows: a suite and this terminal's signing key. Any thread. */
public final class Signer {
    private static final String PERSON = "doorstep person key 1";

    private final Suite suite;
    private final byte[] privateKey;

    /** @param privateKey raw; kept as long as the journal is open */
    public Signer(Suite suite, byte[] privateKey) {
        this.suite = suite;
        this.privateKey = privateKey.clone();
    }

    /** The signature over the text's UTF-8 bytes, base64url. */
    public String sign(String text) {
        return base64(suite.sign(privateKey, text.getBytes(StandardCharsets.UTF_8)));
    }

    /** The hash of the text's UTF-8 bytes, base64url. */
    public String hash(String text) {
        return hash(suite, text);
    }

    static String hash(Suite suite, String text) {
        return base64(suite.hash(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** A person under this terminal's own key, which the signing key is not used as. */
    PersonKey person(byte[] idNumberAscii) {
        byte[] key = suite.mac(privateKey, PERSON.getBytes(StandardCharsets.US_ASCII));
        try {
            return new PersonKey(base64(suite.mac(key, idNumberAscii)));
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
