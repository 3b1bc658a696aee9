// SPDX-License-Identifier: Apache-2.0
package org.doorstep.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.doorstep.contract.SealException;
import org.doorstep.contract.Suite;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class Suite1Test {
    private final Suite suite = Suites.of(1);

    private static byte[] hex(String text) {
        return HexFormat.of().parseHex(text);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                // RFC 8032, 7.1, tests 1, 2 and 3
                "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60,"
                        + "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a,'',"
                        + "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b",
                "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb,"
                        + "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c,72,"
                        + "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00",
                "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7,"
                        + "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025,af82,"
                        + "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a",
            })
    void signaturesAreThoseOfRfc8032BehindTheSuitesId(String priv, String pub, String message, String signature) {
        byte[] signed = suite.sign(hex(priv), hex(message));
        assertThat(signed).isEqualTo(hex("01" + signature));
        assertThat(suite.verify(hex(pub), hex(message), signed)).isTrue();
    }

    @Test
    void aSignatureFitsNoOtherMessageKeyOrSuiteAndBadBytesAreJustFalse() {
        Suite.Pair pair = suite.newSigningPair();
        byte[] message = "in the morning".getBytes(UTF_8);
        byte[] signed = suite.sign(pair.privateKey(), message);
        assertThat(suite.verify(pair.publicKey(), "in the evening".getBytes(UTF_8), signed))
                .isFalse();
        assertThat(suite.verify(suite.newSigningPair().publicKey(), message, signed))
                .isFalse();
        for (int i = 0; i < signed.length; i++) {
            byte[] changed = signed.clone();
            changed[i] ^= 4;
            assertThat(suite.verify(pair.publicKey(), message, changed))
                    .as("byte %d", i)
                    .isFalse();
        }
        assertThat(suite.verify(pair.publicKey(), message, new byte[0])).isFalse();
        assertThat(suite.verify(pair.publicKey(), message, Arrays.copyOf(signed, 40)))
                .isFalse();
        assertThat(suite.verify(new byte[5], message, signed)).isFalse();
        byte[] noPoint = new byte[32];
        Arrays.fill(noPoint, (byte) 0xff);
        assertThat(suite.verify(noPoint, message, signed)).isFalse();
    }

    @Test
    void theHashAndTheKeyedHashAreThoseOfTheStandards() {
        assertThat(suite.hash("abc".getBytes(UTF_8))) // FIPS 180-2, B.1
                .isEqualTo(hex("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
        assertThat(suite.mac("Jefe".getBytes(UTF_8), "what do ya want for nothing?".getBytes(UTF_8))) // RFC 4231, 4.3
                .isEqualTo(hex("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"));
    }

    @Test
    void aSealOpensWithItsKeyAndContext() throws SealException {
        Suite.Pair pair = suite.newSealingPair();
        byte[] context = Suite.Use.QUESTION.context("rs", "37001", "q1");
        byte[] sealed = suite.seal(pair.publicKey(), context, "谁".getBytes(UTF_8));
        assertThat(sealed[0]).isEqualTo((byte) 1);
        assertThat(sealed).hasSize(1 + 32 + 3 + 16);
        assertThat(suite.open(pair.privateKey(), context, sealed)).isEqualTo("谁".getBytes(UTF_8));
        assertThat(suite.seal(pair.publicKey(), context, "谁".getBytes(UTF_8))).isNotEqualTo(sealed);
        assertThat(suite.open(pair.privateKey(), context, suite.seal(pair.publicKey(), context, new byte[0])))
                .isEmpty();
    }

    @Test
    void aSealOpensWithNothingElse() {
        Suite.Pair pair = suite.newSealingPair();
        byte[] context = Suite.Use.QUESTION.context("rs", "37001", "q1");
        byte[] sealed = suite.seal(pair.publicKey(), context, new byte[20]);
        refuses(pair, Suite.Use.ANSWER.context("rs", "37001", "q1"), sealed);
        refuses(pair, Suite.Use.QUESTION.context("rs", "37002", "q1"), sealed);
        refuses(suite.newSealingPair(), context, sealed);
        for (int i = 0; i < sealed.length; i++) {
            byte[] changed = sealed.clone();
            changed[i] ^= 1;
            refuses(pair, context, changed);
        }
        for (int length = 0; length < sealed.length; length++) {
            refuses(pair, context, Arrays.copyOf(sealed, length));
        }
        byte[] lowOrder = sealed.clone();
        Arrays.fill(lowOrder, 1, 33, (byte) 0);
        refuses(pair, context, lowOrder);
    }

    private void refuses(Suite.Pair pair, byte[] context, byte[] sealed) {
        assertThatExceptionOfType(SealException.class).isThrownBy(() -> suite.open(pair.privateKey(), context, sealed));
    }

    /**
     * The vector of RFC 9180 for mode_base, DHKEM(X25519, HKDF-SHA256), HKDF-SHA256, AES-256-GCM (in the full set that its
     * appendix A points to: cfrg/draft-irtf-cfrg-hpke, 5f503c5, test-vectors.json). It carries associated data, which
     * suite 1 does not use; so the message is encrypted here, by the JDK, under the vector's key and nonce.
     */
    @Test
    void aSealMadeByThePublishedKeyScheduleOpens() throws Exception {
        byte[] recipient = hex("497b4502664cfea5d5af0b39934dac72242a74f8480451e1aee7d6a53320333d");
        byte[] encapsulated = hex("6c93e09869df3402d7bf231bf540fadd35cd56be14f97178f0954db94b7fc256");
        byte[] key = hex("f50b0609186798729ed0564b36ef2ef8044f1f9d05636874d1f46c819c7a669f");
        byte[] nonce = hex("151d9929e2449747889bc923");
        byte[] info = hex("4f6465206f6e2061204772656369616e2055726e");
        byte[] plain = hex("4265617574792069732074727574682c20747275746820626561757479");
        Cipher aes = Cipher.getInstance("AES/GCM/NoPadding");
        aes.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new GCMParameterSpec(128, nonce));
        aes.updateAAD("Count-0".getBytes(UTF_8));
        assertThat(aes.doFinal(plain))
                .as("the published ciphertext")
                .isEqualTo(hex(
                        "e5d84cd531cfb583096e7cfa9641bd3079cf3a91cda813c52deb5f512be9931980a41de125a925cdad859d5b7a"));
        Cipher again = Cipher.getInstance("AES/GCM/NoPadding");
        again.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new GCMParameterSpec(128, nonce));
        byte[] cipher = again.doFinal(plain);
        byte[] sealed = ByteBuffer.allocate(1 + encapsulated.length + cipher.length)
                .put((byte) 1)
                .put(encapsulated)
                .put(cipher)
                .array();
        assertThat(suite.open(recipient, info, sealed)).isEqualTo(plain);
    }

    @Test
    void aKeyOfAnotherLengthIsAMistakeOfTheProgram() {
        assertThatIllegalArgumentException().isThrownBy(() -> suite.seal(new byte[31], new byte[0], new byte[0]));
        assertThatIllegalArgumentException().isThrownBy(() -> suite.sign(new byte[64], new byte[0]));
    }

    @Test
    void suitesAreFoundByIdAndByLeadingByte() {
        byte[] signed = suite.sign(suite.newSigningPair().privateKey(), new byte[0]);
        assertThat(Suites.ofBytes(signed)).containsSame(suite);
        assertThat(Suites.ofBytes(new byte[] {2, 0})).isEmpty();
        assertThat(Suites.ofBytes(new byte[0])).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> Suites.of(2));
    }
}
