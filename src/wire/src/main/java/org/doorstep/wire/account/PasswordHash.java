// SPDX-License-Identifier: Apache-2.0
package org.doorstep.wire.account;

import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * A password as it is kept: Argon2id (RFC 9106) in the form {@code $argon2id$v=19$m=19456,t=2,p=1$salt$hash}, the costs
 * being OWASP's for one lane. Costs are read back from the text, so they may rise later. Making or checking one takes tens
 * of milliseconds and 19 MiB; any thread.
 *
 * @param text to be stored
 */
public record PasswordHash(String text) {
    /** Shorter passwords are refused. NIST SP 800-63B asks for 8 with a limit on guesses; more is cheap. */
    public static final int MIN_LENGTH = 10;

    private static final int MAX_LENGTH = 200;
    private static final int MEMORY_KIB = 19_456;
    private static final int PASSES = 2;
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final Pattern FORM = Pattern.compile(
            "\\$argon2id\\$v=19\\$m=([0-9]{1,7}),t=([0-9]{1,3}),p=1\\$([A-Za-z0-9+/]+)\\$([A-Za-z0-9+/]+)");

    public PasswordHash {
        if (!FORM.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "A stored password does not have the form $argon2id$v=19$…;" + " set the account's password anew.");
        }
    }

    /** A hash that no password fits, at the usual cost: compared with where an account does not exist. */
    public static PasswordHash none() {
        byte[] random = new byte[SALT_BYTES + HASH_BYTES];
        new SecureRandom().nextBytes(random);
        return of(
                MEMORY_KIB,
                PASSES,
                Arrays.copyOf(random, SALT_BYTES),
                Arrays.copyOfRange(random, SALT_BYTES, random.length));
    }

    /**
     * @throws IllegalArgumentException when the password is too short or too long; it is not repeated
     */
    public static PasswordHash of(char[] password) {
        if (password.length < MIN_LENGTH || password.length > MAX_LENGTH) {
            throw new IllegalArgumentException(
                    "A password has " + MIN_LENGTH + " to " + MAX_LENGTH + " characters; choose another.");
        }
        byte[] salt = new byte[SALT_BYTES];
        new SecureRandom().nextBytes(salt);
        return of(MEMORY_KIB, PASSES, salt, derive(password, MEMORY_KIB, PASSES, salt, HASH_BYTES));
    }

    /** Whether this is the hash of {@code password}; compared in constant time. */
    public boolean fits(char[] password) {
        if (password.length > MAX_LENGTH) {
            return false;
        }
        Matcher parts = FORM.matcher(text);
        if (!parts.matches()) {
            throw new IllegalStateException("checked when made");
        }
        byte[] salt = Base64.getDecoder().decode(parts.group(3));
        byte[] hash = Base64.getDecoder().decode(parts.group(4));
        byte[] other =
                derive(password, Integer.parseInt(parts.group(1)), Integer.parseInt(parts.group(2)), salt, hash.length);
        return MessageDigest.isEqual(hash, other);
    }

    @Override
    public String toString() {
        return "PasswordHash";
    }

    private static PasswordHash of(int memory, int passes, byte[] salt, byte[] hash) {
        Base64.Encoder encoder = Base64.getEncoder().withoutPadding();
        return new PasswordHash("$argon2id$v=19$m=" + memory + ",t=" + passes + ",p=1$" + encoder.encodeToString(salt)
                + "$" + encoder.encodeToString(hash));
    }

    private static byte[] derive(char[] password, int memory, int passes, byte[] salt, int length) {
        // The same password typed on two keyboards may be composed differently (NIST SP 800-63B, 5.1.1.2).
        String composed = Normalizer.normalize(CharBuffer.wrap(password), Normalizer.Form.NFC);
        byte[] bytes = composed.getBytes(StandardCharsets.UTF_8);
        Argon2BytesGenerator generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(memory)
                .withIterations(passes)
                .withParallelism(1)
                .withSalt(salt)
                .build());
        byte[] hash = new byte[length];
        generator.generateBytes(bytes, hash);
        Arrays.fill(bytes, (byte) 0);
        return hash;
    }
}
