// SPDX-License-Identifier: Apache-2.0
package org.doorstep.wire;

import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedKeyManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/**
 * TLS 1.3 in which each side shows a certificate of its own making and is known by the SHA-256 of its key's
 * SubjectPublicKeyInfo. Neither dates, names nor hosts are looked at: clocks lie, and addresses change, but the key is
 * compared. That the peer holds the key is proved by the handshake itself (RFC 8446, 4.4.3).
 *
 * <p>The trust managers are of the extended kind, so that the JDK adds no check of host names of its own.
 */
public final class PinnedTls {
    private static final String PROTOCOL = "TLSv1.3";

    private PinnedTls() {}

    /**
     * A context whose connections succeed only to the program that holds the pinned key.
     *
     * @param serverKeySha256 SHA-256 of the SubjectPublicKeyInfo of the server's key
     */
    public static SSLContext client(KeyFile own, byte[] serverKeySha256) {
        return context(own, new PinnedServer(serverKeySha256.clone()));
    }

    /**
     * A context that lets in any client with a certificate signed by its own key; who it is, the application decides by
     * {@link #peerKeyHash(SSLSession)}. Apply {@link #parameters()} to the engine, or set the same on the server.
     */
    public static SSLContext server(KeyFile own) {
        return context(own, new AnyClient());
    }

    /** TLS 1.3 only, client certificate needed. */
    public static SSLParameters parameters() {
        SSLParameters parameters = new SSLParameters();
        parameters.setProtocols(new String[] {PROTOCOL});
        parameters.setNeedClientAuth(true);
        return parameters;
    }

    /** SHA-256 of the peer's SubjectPublicKeyInfo; empty when the peer showed no certificate. */
    public static Optional<byte[]> peerKeyHash(SSLSession session) {
        try {
            Certificate[] chain = session.getPeerCertificates();
            return chain.length > 0 && chain[0] instanceof X509Certificate certificate
                    ? Optional.of(peerKeyHash(certificate))
                    : Optional.empty();
        } catch (SSLPeerUnverifiedException e) {
            return Optional.empty();
        }
    }

    /** SHA-256 of the certificate's SubjectPublicKeyInfo. */
    public static byte[] peerKeyHash(X509Certificate certificate) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(certificate.getPublicKey().getEncoded());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    private static SSLContext context(KeyFile own, TrustManager trust) {
        try {
            SSLContext context = SSLContext.getInstance(PROTOCOL);
            context.init(new KeyManager[] {new OneKey(own)}, new TrustManager[] {trust}, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java platform has no TLS 1.3", e);
        }
    }

    private static X509Certificate only(X509Certificate[] chain, @Nullable SSLSession handshake)
            throws CertificateException {
        if (handshake == null || !handshake.getProtocol().equals(PROTOCOL)) {
            throw new CertificateException("Only TLS 1.3 is spoken here");
        }
        if (chain.length != 1) {
            throw new CertificateException("Expected one certificate signed by its own key");
        }
        try {
            chain[0].verify(chain[0].getPublicKey());
        } catch (GeneralSecurityException e) {
            throw new CertificateException("The certificate is not signed by its own key", e);
        }
        return chain[0];
    }

    private static @Nullable SSLSession handshake(Socket socket) {
        return socket instanceof SSLSocket s ? s.getHandshakeSession() : null;
    }

    /** What both kinds of trust have in common: checks without a connection are refused, for the protocol is unknown. */
    private abstract static class Pinned extends X509ExtendedTrustManager {
        abstract void check(X509Certificate[] chain, @Nullable SSLSession handshake, boolean server)
                throws CertificateException;

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
            check(chain, null, false);
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
            check(chain, null, true);
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket)
                throws CertificateException {
            check(chain, handshake(socket), false);
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
                throws CertificateException {
            check(chain, handshake(socket), true);
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine)
                throws CertificateException {
            check(chain, engine.getHandshakeSession(), false);
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
                throws CertificateException {
            check(chain, engine.getHandshakeSession(), true);
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }

    private static final class PinnedServer extends Pinned {
        private final byte[] pin;

        PinnedServer(byte[] pin) {
            this.pin = pin;
        }

        @Override
        void check(X509Certificate[] chain, @Nullable SSLSession handshake, boolean server)
                throws CertificateException {
            if (!server) {
                throw new CertificateException("This context is for a client");
            }
            if (!MessageDigest.isEqual(pin, peerKeyHash(only(chain, handshake)))) {
                throw new CertificateException("The server shows another key than the one enrolled with."
                        + " Check the address; if the server's key was renewed, enrol anew.");
            }
        }
    }

    private static final class AnyClient extends Pinned {
        @Override
        void check(X509Certificate[] chain, @Nullable SSLSession handshake, boolean server)
                throws CertificateException {
            if (server) {
                throw new CertificateException("This context is for a server");
            }
            only(chain, handshake);
        }
    }

    /** Offers the one key, whatever the peer says it would like. */
    private static final class OneKey extends X509ExtendedKeyManager {
        private static final String ALIAS = "own";
        private static final String TYPE = "EC";

        private final PrivateKey key;
        private final X509Certificate certificate;

        OneKey(KeyFile own) {
            this.key = own.tlsKey();
            this.certificate = own.tlsCertificate();
        }

        private static @Nullable String alias(String... types) {
            for (String type : types) {
                if (type.equals(TYPE)) {
                    return ALIAS;
                }
            }
            return null;
        }

        @Override
        public @Nullable String chooseEngineClientAlias(
                String[] types, Principal @Nullable [] issuers, SSLEngine engine) {
            return alias(types);
        }

        @Override
        public @Nullable String chooseEngineServerAlias(String type, Principal @Nullable [] issuers, SSLEngine engine) {
            return alias(type);
        }

        @Override
        public @Nullable String chooseClientAlias(String[] types, Principal @Nullable [] issuers, Socket socket) {
            return alias(types);
        }

        @Override
        public @Nullable String chooseServerAlias(String type, Principal @Nullable [] issuers, Socket socket) {
            return alias(type);
        }

        @Override
        public String @Nullable [] getClientAliases(String type, Principal @Nullable [] issuers) {
            return type.equals(TYPE) ? new String[] {ALIAS} : null;
        }

        @Override
        public String @Nullable [] getServerAliases(String type, Principal @Nullable [] issuers) {
            return getClientAliases(type, issuers);
        }

        @Override
        public X509Certificate[] getCertificateChain(String alias) {
            return new X509Certificate[] {certificate};
        }

        @Override
        public PrivateKey getPrivateKey(String alias) {
            return key;
        }
    }
}
