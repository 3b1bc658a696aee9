// SPDX-License-Identifier: Apache-2.0
package org.doorstep.wire;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.doorstep.contract.SealException;
import org.doorstep.contract.Suite;

/**
 * The keys of one program: for TLS (EC P-256 with a certificate signed by itself), for signatures and for seals. They are
 * its identity, so they are made once, at first use, and never change.
 *
 * <p>Kept as {@code keys.json} (mode 0600) in a folder of mode 0700. Immutable; any thread.
 */
public final class KeyFile {
    public static final String NAME = "keys.json";

    private static final int FORMAT = 1;

    private final PrivateKey tlsKey;
    private final X509Certificate certificate;
    private final Suite.Pair signing;
    private final Suite.Pair sealing;

    /** As stored; bytes in base64url. */
    private record Stored(
            int format,
            int suite,
            byte[] tlsKey,
            byte[] tlsCertificate,
            byte[] signingPublic,
            byte[] signingPrivate,
            byte[] sealingPublic,
            byte[] sealingPrivate) {
        @Override
        public String toString() {
            return "Stored";
        }
    }

    private KeyFile(PrivateKey tlsKey, X509Certificate certificate, Suite.Pair signing, Suite.Pair sealing) {
        this.tlsKey = tlsKey;
        this.certificate = certificate;
        this.signing = signing;
        this.sealing = sealing;
    }

    /**
     * Loads the keys of a folder, and makes them where there are none. On return they are on disk.
     *
     * @throws IOException when the file cannot be read or written, others may read it, or it is damaged; the message names
     *     the file and the remedy
     */
    public static KeyFile open(Path folder) throws IOException {
        Path file = folder.resolve(NAME);
        if (!Files.exists(file)) {
            create(file);
        }
        return load(file);
    }

    public PrivateKey tlsKey() {
        return tlsKey;
    }

    public X509Certificate tlsCertificate() {
        return certificate;
    }

    /** SHA-256 of the SubjectPublicKeyInfo of the TLS key: how others know this program. */
    public byte[] tlsKeyHash() {
        return PinnedTls.peerKeyHash(certificate);
    }

    public Suite.Pair signing() {
        return signing;
    }

    public Suite.Pair sealing() {
        return sealing;
    }

    private static KeyFile load(Path file) throws IOException {
        try {
            Stored stored = Json.read(PrivateFile.read(file), Stored.class);
            if (stored.format != FORMAT || stored.suite != Suites.current().id()) {
                throw new IOException(file + " has format " + stored.format + ", suite " + stored.suite
                        + ", which this version does not know. Use the program that wrote it, or a newer one.");
            }
            X509Certificate certificate = (X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(stored.tlsCertificate));
            PrivateKey key = KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(stored.tlsKey));
            KeyFile keys = new KeyFile(
                    key,
                    certificate,
                    new Suite.Pair(stored.signingPublic, stored.signingPrivate),
                    new Suite.Pair(stored.sealingPublic, stored.sealingPrivate));
            keys.tryAll();
            return keys;
        } catch (BadMessage | GeneralSecurityException | SealException | IllegalArgumentException e) {
            throw new IOException(
                    file + " is damaged (" + e.getMessage() + "). Restore it from a backup, or move it away and enrol"
                            + " this program anew.",
                    e);
        }
    }

    /** A key that does not fit its other half would be found much later, by somebody else. */
    private void tryAll() throws GeneralSecurityException, SealException {
        byte[] probe = {1, 2, 3};
        Signature signature = Signature.getInstance("SHA256withECDSA");
        signature.initSign(tlsKey);
        signature.update(probe);
        byte[] signed = signature.sign();
        signature.initVerify(certificate);
        signature.update(probe);
        Suite suite = Suites.current();
        if (!signature.verify(signed)
                || !suite.verify(signing.publicKey(), probe, suite.sign(signing.privateKey(), probe))) {
            throw new GeneralSecurityException("a private key does not fit its public key");
        }
        suite.open(sealing.privateKey(), probe, suite.seal(sealing.publicKey(), probe, probe));
    }

    private static void create(Path file) throws IOException {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            KeyPair tls = generator.generateKeyPair();
            Suite suite = Suites.current();
            Suite.Pair signing = suite.newSigningPair();
            Suite.Pair sealing = suite.newSealingPair();
            byte[] json = Json.write(new Stored(
                    FORMAT,
                    suite.id(),
                    tls.getPrivate().getEncoded(),
                    selfSigned(tls).getEncoded(),
                    signing.publicKey(),
                    signing.privateKey(),
                    sealing.publicKey(),
                    sealing.privateKey()));
            PrivateFile.create(file, json);
            Arrays.fill(json, (byte) 0);
        } catch (GeneralSecurityException | OperatorCreationException e) {
            throw new IllegalStateException("This Java platform cannot make an EC P-256 key", e);
        }
    }

    private static X509Certificate selfSigned(KeyPair pair) throws GeneralSecurityException, OperatorCreationException {
        X500Name name = new X500Name("CN=doorstep");
        byte[] serial = new byte[16];
        new SecureRandom().nextBytes(serial);
        // RFC 5280, 4.1.2.5: 9999-12-31 means that there is no end. Nobody here looks at the dates: clocks lie.
        var builder = new JcaX509v3CertificateBuilder(
                name,
                new BigInteger(1, serial),
                Date.from(Instant.parse("2000-01-01T00:00:00Z")),
                Date.from(Instant.parse("9999-12-31T23:59:59Z")),
                name,
                pair.getPublic());
        try {
            byte[] der = builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate()))
                    .getEncoded();
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
        } catch (IOException e) {
            throw new GeneralSecurityException("A fresh certificate cannot be encoded", e);
        }
    }
}
