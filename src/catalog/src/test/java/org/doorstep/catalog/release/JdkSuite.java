// SPDX-License-Identifier: Apache-2.0
package org.doorstep.catalog.release;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;
import org.doorstep.contract.Suite;

/** Signatures and hashes of suite 1 by the JDK: another implementation than the one that ships. */
public final class JdkSuite implements Suite {
    // RFC 8410: what stands before the 32 raw bytes of an Ed25519 key.
    private static final byte[] PUBLIC_HEAD = HexFormat.of().parseHex("302a300506032b6570032100");
    private static final byte[] PRIVATE_HEAD = HexFormat.of().parseHex("302e020100300506032b657004220420");

    @Override
    public int id() {
        return 1;
    }

    @Override
    public Pair newSigningPair() {
        try {
            var pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            return new Pair(
                    tail(pair.getPublic().getEncoded()), tail(pair.getPrivate().getEncoded()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public byte[] sign(byte[] privateKey, byte[] message) {
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(KeyFactory.getInstance("Ed25519")
                    .generatePrivate(new PKCS8EncodedKeySpec(join(PRIVATE_HEAD, privateKey))));
            signature.update(message);
            return join(new byte[] {1}, signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public boolean verify(byte[] publicKey, byte[] message, byte[] tagged) {
        if (tagged.length != 65 || tagged[0] != 1) {
            return false;
        }
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initVerify(KeyFactory.getInstance("Ed25519")
                    .generatePublic(new X509EncodedKeySpec(join(PUBLIC_HEAD, publicKey))));
            signature.update(message);
            return signature.verify(Arrays.copyOfRange(tagged, 1, 65));
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    @Override
    public byte[] hash(byte[] message) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(message);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public Pair newSealingPair() {
        throw new UnsupportedOperationException("releases seal nothing");
    }

    @Override
    public byte[] mac(byte[] key, byte[] message) {
        throw new UnsupportedOperationException("releases use no keyed hash");
    }

    @Override
    public byte[] seal(byte[] publicKey, byte[] context, byte[] plain) {
        throw new UnsupportedOperationException("releases seal nothing");
    }

    @Override
    public byte[] open(byte[] privateKey, byte[] context, byte[] sealed) {
        throw new UnsupportedOperationException("releases seal nothing");
    }

    private static byte[] tail(byte[] encoded) {
        return Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length);
    }

    private static byte[] join(byte[] head, byte[] rest) {
        byte[] whole = Arrays.copyOf(head, head.length + rest.length);
        System.arraycopy(rest, 0, whole, head.length, rest.length);
        return whole;
    }
}
