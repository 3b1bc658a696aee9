// SPDX-License-Identifier: Apache-2.0
package org.doorstep.contract;

import java.util.List;

/**
 * One set of algorithms. Its id leads every signature and every seal, so that a later suite can stand beside it.
 *
 * <p>Suite 1: Ed25519, SHA-256, HPKE base mode with X25519, HKDF-SHA256 and AES-256-GCM. Stateless; any thread.
 */
public interface Suite {
    int id();

    /** A fresh pair for signatures. */
    Pair newSigningPair();

    /** A fresh pair for seals. */
    Pair newSealingPair();

    /** A signature: the suite's id in one byte, then the raw signature. */
    byte[] sign(byte[] privateKey, byte[] message);

    /** Whether {@code signature} is this suite's and fits; never throws for bad bytes. */
    boolean verify(byte[] publicKey, byte[] message, byte[] signature);

    byte[] hash(byte[] message);

    /** A keyed hash (HMAC over the suite's hash). */
    byte[] mac(byte[] key, byte[] message);

    /**
     * Seals {@code plain} to a public key.
     *
     * @param context bound to the seal but not carried in it: opening with another context fails
     * @return the suite's id in one byte, the encapsulated key, the ciphertext with its tag
     */
    byte[] seal(byte[] publicKey, byte[] context, byte[] plain);

    /**
     * Opens a seal.
     *
     * @throws SealException when it is not of this suite, not for this key or context, or was changed
     */
    byte[] open(byte[] privateKey, byte[] context, byte[] sealed) throws SealException;

    /** Raw keys: 32 bytes each in suite 1. */
    record Pair(byte[] publicKey, byte[] privateKey) {
        @Override
        public String toString() {
            return "Pair";
        }
    }

    /** Context strings of seals, so that none can be used in another's place. */
    enum Use {
        QUESTION("doorstep question 1"),
        ANSWER("doorstep answer 1"),
        SUBMISSION("doorstep submission 1");

        private final String label;

        Use(String label) {
            this.label = label;
        }

        /** The label and the ids that the seal is bound to, parted by zero bytes. */
        public byte[] context(String... ids) {
            return (label + "\0" + String.join("\0", List.of(ids))).getBytes(java.nio.charset.StandardCharsets.UTF_8);
        }
    }
}
