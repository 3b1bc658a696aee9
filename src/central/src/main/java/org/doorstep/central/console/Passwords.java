// SPDX-License-Identifier: Apache-2.0
package org.doorstep.central.console;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.concurrent.Semaphore;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * Argon2id (RFC 9106) in its standard text form, with the least parameters OWASP recommends: 19 MiB, two passes, one lane. At
 * most a few at a time, so that a flood of logins does not take the memory. Any thread.
 */
public final class Passwords {
    /** Shortest password that is accepted for a new account. */
    public static final int SHORTEST = 10;

    private static final int MEMORY_KIB = 19_456;
    private static final int PASSES = 2;
    private static final int HASH_BYTES = 32;
    private static final int SALT_BYTES = 16;
    private static final String HEAD = "$argon2id$v=19$m=" + MEMORY_KIB + ",t=" + PASSES + ",p=1$";

    private final SecureRandom random = new SecureRandom();
    private final Semaphore atOnce = new Semaphore(3);

    /** The text to keep for a new password. */
    public String hash(char[] password) throws InterruptedException {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        return HEAD + plain(salt) + "$" + plain(compute(password, salt));
    }

    /** Whether this is the password; takes as long when it is not. */
    public boolean matches(char[] password, String kept) throws InterruptedException {
        if (!kept.startsWith(HEAD)) {
            throw new IllegalStateException("The kept password is not in this program's form of Argon2id");
        }
        String[] parts = kept.substring(HEAD.length()).split("\\$", -1);
        byte[] salt = Base64.getDecoder().decode(parts[0]);
        byte[] wanted = Base64.getDecoder().decode(parts[1]);
        return MessageDigest.isEqual(wanted, compute(password, salt));
    }

    private byte[] compute(char[] password, byte[] salt) throws InterruptedException {
        atOnce.acquire();
        try {
            Argon2BytesGenerator generator = new Argon2BytesGenerator();
            generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                    .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                    .withMemoryAsKB(MEMORY_KIB)
                    .withIterations(PASSES)
                    .withParallelism(1)
                    .withSalt(salt)
                    .build());
            byte[] hash = new byte[HASH_BYTES];
            generator.generateBytes(new String(password).getBytes(StandardCharsets.UTF_8), hash);
            return hash;
        } finally {
            atOnce.release();
        }
    }

    private static String plain(byte[] bytes) {
        return Base64.getEncoder().withoutPadding().encodeToString(bytes);
    }
}
