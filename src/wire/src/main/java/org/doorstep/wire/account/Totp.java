// SPDX-License-Identifier: Apache-2.0
package org.doorstep.wire.account;

import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.OptionalLong;
import org.bouncycastle.crypto.digests.SHA1Digest;
import org.bouncycastle.crypto.macs.HMac;
import org.bouncycastle.crypto.params.KeyParameter;

/**
 * The second factor of an account: six digits of an authenticator app (RFC 6238: HMAC-SHA-1, 30 seconds). SHA-1 is what
 * all such apps speak; its weakness against collisions does not touch HMAC (RFC 6238, section 1.2 and RFC 6194).
 *
 * <p>Pure. A code is good once: the caller keeps the step that {@link #verify} returns and hands it in next time.
 */
public final class Totp {
    private static final int SECRET_BYTES = 20;
    private static final long STEP_SECONDS = 30;
    private static final int STEPS_EITHER_SIDE = 1;
    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private final byte[] secret;

    private Totp(byte[] secret) {
        this.secret = secret;
    }

    public static Totp fresh() {
        byte[] secret = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(secret);
        return new Totp(secret);
    }

    /**
     * @param base32 as {@link #base32} gave it, letters in either case, spaces ignored
     * @throws IllegalArgumentException when it is no base32 of at least 16 bytes; it is not repeated
     */
    public static Totp of(String base32) {
        String text = base32.replace(" ", "").toUpperCase(java.util.Locale.ROOT);
        ByteBuffer out = ByteBuffer.allocate(text.length() * 5 / 8);
        int bits = 0;
        int held = 0;
        for (int i = 0; i < text.length(); i++) {
            int value = BASE32.indexOf(text.charAt(i));
            if (value < 0) {
                throw new IllegalArgumentException("The secret of a second factor is base32; set the factor up anew.");
            }
            held = held << 5 | value;
            bits += 5;
            if (bits >= 8) {
                bits -= 8;
                out.put((byte) (held >>> bits));
                held &= (1 << bits) - 1;
            }
        }
        if (out.position() < 16) {
            throw new IllegalArgumentException(
                    "The secret of a second factor has at least 16 bytes;" + " set the factor up anew.");
        }
        return new Totp(Arrays.copyOf(out.array(), out.position()));
    }

    public String base32() {
        StringBuilder text = new StringBuilder();
        int bits = 0;
        int held = 0;
        for (byte b : secret) {
            held = held << 8 | (b & 0xff);
            bits += 8;
            while (bits >= 5) {
                bits -= 5;
                text.append(BASE32.charAt(held >>> bits & 31));
                held &= (1 << bits) - 1;
            }
        }
        if (bits > 0) {
            text.append(BASE32.charAt(held << (5 - bits) & 31));
        }
        return text.toString();
    }

    /** What an authenticator app reads from a QR code. */
    public String uri(String issuer, String account) {
        return "otpauth://totp/" + encode(issuer) + ":" + encode(account) + "?secret=" + base32() + "&issuer="
                + encode(issuer);
    }

    /** The code at a moment. */
    public String code(Instant at) {
        return codeOf(Math.floorDiv(at.getEpochSecond(), STEP_SECONDS));
    }

    /**
     * Whether {@code code} is good now, or was 30 seconds ago, or will be in 30 seconds.
     *
     * @param lastStep the step of the last code that was accepted, -1 for none: that one and earlier ones are refused
     * @return the step to keep; empty when the code is wrong or used
     */
    public OptionalLong verify(String code, Instant now, long lastStep) {
        byte[] given = code.strip().getBytes(StandardCharsets.UTF_8);
        long step = Math.floorDiv(now.getEpochSecond(), STEP_SECONDS);
        OptionalLong found = OptionalLong.empty();
        for (long s = step - STEPS_EITHER_SIDE; s <= step + STEPS_EITHER_SIDE; s++) {
            boolean same = MessageDigest.isEqual(codeOf(s).getBytes(StandardCharsets.UTF_8), given);
            if (same && s > lastStep) {
                found = OptionalLong.of(s);
            }
        }
        return found;
    }

    @Override
    public String toString() {
        return "Totp";
    }

    /** RFC 4226, section 5.3. */
    private String codeOf(long step) {
        HMac mac = new HMac(new SHA1Digest());
        mac.init(new KeyParameter(secret));
        byte[] counter = ByteBuffer.allocate(Long.BYTES).putLong(step).array();
        mac.update(counter, 0, counter.length);
        byte[] hash = new byte[mac.getMacSize()];
        mac.doFinal(hash, 0);
        int offset = hash[hash.length - 1] & 0xf;
        int number = ByteBuffer.wrap(hash, offset, Integer.BYTES).getInt() & 0x7fff_ffff;
        return "%06d".formatted(number % 1_000_000);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
