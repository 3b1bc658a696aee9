// SPDX-License-Identifier: Apache-2.0
package org.doorstep.wire;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import org.bouncycastle.crypto.AsymmetricCipherKeyPair;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.hpke.HPKE;
import org.bouncycastle.crypto.macs.HMac;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.crypto.params.KeyParameter;
import org.bouncycastle.crypto.params.X25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.X25519PublicKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;
import org.doorstep.contract.SealException;
import org.doorstep.contract.Suite;

/**
 * Suite 1: Ed25519 (RFC 8032), SHA-256, HMAC-SHA-256, HPKE base mode (RFC 9180) with DHKEM(X25519, HKDF-SHA256),
 * HKDF-SHA256 and AES-256-GCM. The context is HPKE's {@code info}; there is no further associated data.
 */
final class Suite1 implements Suite {
    private static final int ID = 1;
    private static final int KEY_BYTES = 32;
    private static final int SIGNATURE_BYTES = 64;
    private static final int ENCAPSULATED_BYTES = 32;
    private static final int TAG_BYTES = 16;
    private static final byte[] NO_AAD = {};

    private final SecureRandom random = new SecureRandom();

    @Override
    public int id() {
        return ID;
    }

    @Override
    public Pair newSigningPair() {
        Ed25519PrivateKeyParameters key = new Ed25519PrivateKeyParameters(random);
        return new Pair(key.generatePublicKey().getEncoded(), key.getEncoded());
    }

    @Override
    public Pair newSealingPair() {
        X25519PrivateKeyParameters key = new X25519PrivateKeyParameters(random);
        return new Pair(key.generatePublicKey().getEncoded(), key.getEncoded());
    }

    @Override
    public byte[] sign(byte[] privateKey, byte[] message) {
        requireKey(privateKey);
        Ed25519Signer signer = new Ed25519Signer();
        signer.init(true, new Ed25519PrivateKeyParameters(privateKey));
        signer.update(message, 0, message.length);
        return join(signer.generateSignature());
    }

    @Override
    public boolean verify(byte[] publicKey, byte[] message, byte[] signature) {
        if (signature.length != 1 + SIGNATURE_BYTES || signature[0] != ID || publicKey.length != KEY_BYTES) {
            return false;
        }
        try {
            Ed25519Signer signer = new Ed25519Signer();
            signer.init(false, new Ed25519PublicKeyParameters(publicKey));
            signer.update(message, 0, message.length);
            return signer.verifySignature(Arrays.copyOfRange(signature, 1, signature.length));
        } catch (IllegalArgumentException e) {
            // Bouncy Castle refuses 32 bytes that are no point of the curve with this exception.
            return false;
        }
    }

    @Override
    public byte[] hash(byte[] message) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(message);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    @Override
    public byte[] mac(byte[] key, byte[] message) {
        HMac mac = new HMac(new SHA256Digest());
        mac.init(new KeyParameter(key));
        mac.update(message, 0, message.length);
        byte[] out = new byte[mac.getMacSize()];
        mac.doFinal(out, 0);
        return out;
    }

    @Override
    public byte[] seal(byte[] publicKey, byte[] context, byte[] plain) {
        requireKey(publicKey);
        try {
            byte[][] parts =
                    hpke().seal(new X25519PublicKeyParameters(publicKey), context, NO_AAD, plain, null, null, null);
            return join(parts[1], parts[0]);
        } catch (InvalidCipherTextException e) {
            throw new IllegalStateException("AES-GCM refused to encrypt", e);
        }
    }

    @Override
    public byte[] open(byte[] privateKey, byte[] context, byte[] sealed) throws SealException {
        requireKey(privateKey);
        if (sealed.length < 1 + ENCAPSULATED_BYTES + TAG_BYTES || sealed[0] != ID) {
            throw new SealException("This is no seal of suite 1.");
        }
        byte[] encapsulated = Arrays.copyOfRange(sealed, 1, 1 + ENCAPSULATED_BYTES);
        byte[] cipher = Arrays.copyOfRange(sealed, 1 + ENCAPSULATED_BYTES, sealed.length);
        X25519PrivateKeyParameters key = new X25519PrivateKeyParameters(privateKey);
        AsymmetricKeyParameter own = key.generatePublicKey();
        try {
            return hpke().open(
                            encapsulated,
                            new AsymmetricCipherKeyPair(own, key),
                            context,
                            NO_AAD,
                            cipher,
                            null,
                            null,
                            null);
        } catch (InvalidCipherTextException | IllegalStateException | IllegalArgumentException e) {
            // X25519 with a point of low order ends in IllegalStateException (RFC 7748, section 6.1).
            throw new SealException("The seal is not for this key and purpose, or was changed on its way.");
        }
    }

    private static HPKE hpke() {
        return new HPKE(HPKE.mode_base, HPKE.kem_X25519_SHA256, HPKE.kdf_HKDF_SHA256, HPKE.aead_AES_GCM256);
    }

    private static void requireKey(byte[] key) {
        if (key.length != KEY_BYTES) {
            throw new IllegalArgumentException("A key of suite 1 has 32 bytes, this one " + key.length + ".");
        }
    }

    private static byte[] join(byte[]... parts) {
        int length = 1;
        for (byte[] part : parts) {
            length += part.length;
        }
        byte[] out = new byte[length];
        out[0] = ID;
        int at = 1;
        for (byte[] part : parts) {
            System.arraycopy(part, 0, out, at, part.length);
            at += part.length;
        }
        return out;
    }
}
