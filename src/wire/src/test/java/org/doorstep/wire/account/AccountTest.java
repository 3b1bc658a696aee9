// SPDX-License-Identifier: Apache-2.0
package org.doorstep.wire.account;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AccountTest {
    private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");

    @Test
    void aPasswordFitsItsHashAndNoOther() {
        PasswordHash hash = PasswordHash.of("门口的石榴树开花了没有".toCharArray());
        assertThat(hash.text()).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
        assertThat(new PasswordHash(hash.text()).fits("门口的石榴树开花了没有".toCharArray()))
                .isTrue();
        assertThat(hash.fits("门口的石榴树开花了没有 ".toCharArray())).isFalse();
        assertThat(hash.fits(new char[0])).isFalse();
        assertThat(hash.fits(new char[5000])).isFalse();
        assertThat(hash).hasToString("PasswordHash");
        assertThat(PasswordHash.of("caf\u00e9 au lait".toCharArray()).fits("cafe\u0301 au lait".toCharArray()))
                .isTrue();
    }

    @Test
    void shortPasswordsAndDamagedHashesAreRefusedWithTheRemedy() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PasswordHash.of("123456789".toCharArray()))
                .withMessageContaining("10 to 200");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PasswordHash("$2y$10$abc"))
                .withMessageContaining("anew");
    }

    @Test
    void noPasswordFitsTheHashOfNobody() {
        assertThat(PasswordHash.none().fits(new char[12])).isFalse();
    }

    /** RFC 9106, 5.3: shows that the generator beneath is Argon2id 1.3. */
    @Test
    void theGeneratorGivesTheHashOfTheStandard() {
        Argon2BytesGenerator generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(32)
                .withIterations(3)
                .withParallelism(4)
                .withSalt(repeat(2, 16))
                .withSecret(repeat(3, 8))
                .withAdditional(repeat(4, 12))
                .build());
        byte[] out = new byte[32];
        generator.generateBytes(repeat(1, 32), out);
        assertThat(HexFormat.of().formatHex(out))
                .isEqualTo("0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659");
    }

    private static byte[] repeat(int value, int times) {
        byte[] bytes = new byte[times];
        java.util.Arrays.fill(bytes, (byte) value);
        return bytes;
    }

    @Test
    void whoGuessesWaitsLongerEachTimeAndSuccessForgets() {
        Lockout lockout = Lockout.NONE;
        for (int i = 0; i < Lockout.FREE; i++) {
            lockout = lockout.failed(NOW);
            assertThat(lockout.wait(NOW)).isZero();
        }
        lockout = lockout.failed(NOW);
        assertThat(lockout.wait(NOW)).isEqualTo(Duration.ofSeconds(30));
        lockout = lockout.failed(NOW);
        assertThat(lockout.wait(NOW.plusSeconds(10))).isEqualTo(Duration.ofSeconds(50));
        assertThat(lockout.wait(NOW.plusSeconds(60))).isZero();
        for (int i = 0; i < 40; i++) {
            lockout = lockout.failed(NOW);
        }
        assertThat(lockout.wait(NOW)).isEqualTo(Duration.ofMinutes(15));
        assertThat(lockout.wait(NOW.minus(Duration.ofDays(400)))).isEqualTo(Duration.ofMinutes(15));
    }

    @ParameterizedTest
    @CsvSource({ // RFC 6238, appendix B, the last six of its eight digits
        "59, 287082",
        "1111111109, 081804",
        "1111111111, 050471",
        "1234567890, 005924",
        "2000000000, 279037",
        "20000000000, 353130"
    })
    void codesAreThoseOfRfc6238(long second, String code) {
        assertThat(rfc().code(Instant.ofEpochSecond(second))).isEqualTo(code);
    }

    private static Totp rfc() {
        Totp totp = Totp.of("GEZDGNBVGY3TQOJQ GEZDGNBVGY3TQOJQ");
        assertThat("12345678901234567890".getBytes(US_ASCII)).hasSize(20);
        return totp;
    }

    @Test
    void aCodeIsGoodForItsStepAndTheNeighboursAndOnlyOnce() {
        Totp totp = rfc();
        String code = totp.code(NOW);
        long step = totp.verify(code, NOW.plusSeconds(30), -1).orElseThrow();
        assertThat(totp.verify(code, NOW.plusSeconds(30), step)).isEmpty();
        assertThat(totp.verify(code, NOW.minusSeconds(30), -1)).hasValue(step);
        assertThat(totp.verify(code, NOW.plusSeconds(90), -1)).isEmpty();
        assertThat(totp.verify("", NOW, -1)).isEmpty();
        assertThat(totp.verify(totp.code(NOW.plusSeconds(30)), NOW.plusSeconds(30), step))
                .isPresent();
    }

    @Test
    void theSecretSurvivesItsTextAndTheLinkNamesIssuerAndAccount() {
        Totp totp = Totp.fresh();
        assertThat(Totp.of(totp.base32().toLowerCase(java.util.Locale.ROOT)).code(NOW))
                .isEqualTo(totp.code(NOW));
        assertThat(totp.uri("家门口 console", "wang"))
                .isEqualTo("otpauth://totp/%E5%AE%B6%E9%97%A8%E5%8F%A3%20console:wang?secret=" + totp.base32()
                        + "&issuer=%E5%AE%B6%E9%97%A8%E5%8F%A3%20console");
        assertThatIllegalArgumentException().isThrownBy(() -> Totp.of("JBSWY3DP"));
        assertThatIllegalArgumentException().isThrownBy(() -> Totp.of("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJ1"));
    }

    @Test
    void aFormsTokenBelongsToOneSession() {
        String session = Tokens.session();
        assertThat(session).hasSize(43);
        assertThat(Tokens.form(session)).isEqualTo(Tokens.form(session)).isNotEqualTo(Tokens.form(Tokens.session()));
        assertThat(Tokens.same(Tokens.form(session), Tokens.form(session))).isTrue();
        assertThat(Tokens.same(Tokens.form(session), "")).isFalse();
        assertThat(Tokens.kept(session)).isNotEqualTo(session).isEqualTo(Tokens.kept(session));
        assertThat(Tokens.random(16)).hasSize(22);
    }
}
