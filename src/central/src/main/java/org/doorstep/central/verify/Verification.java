// SPDX-License-Identifier: Apache-2.0
package org.doorstep.central.verify;

import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Optional;
import java.util.regex.Pattern;
import org.doorstep.central.store.Certificates;
import org.doorstep.central.store.Store;
import org.doorstep.central.store.Tx;
import org.doorstep.contract.DeskCalls;
import org.doorstep.contract.Suite;
import org.doorstep.wire.Base64Url;

/**
 * Certificates by the token of their link. Only a hash of the token is kept: whoever gets hold of the database or a backup
 * finds numbers and issuers, but no token with which a forged sheet would pass this check. The token has 128 random bits, so
 * an unkeyed hash of it cannot be guessed back.
 */
public final class Verification {
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_-]{22}");

    private final Store store;
    private final Suite suite;
    private final InstantSource clock;

    public Verification(Store store, Suite suite, InstantSource clock) {
        this.store = store;
        this.suite = suite;
        this.clock = clock;
    }

    /** Whether central can show a certificate under this token. */
    public static boolean wellFormed(DeskCalls.Issued issued) {
        return TOKEN.matcher(issued.token()).matches();
    }

    /** Keeps what a desk issued. */
    public void keep(Tx tx, String desk, DeskCalls.Issued issued) {
        tx.certificates()
                .add(new Certificates.Certificate(
                        hash(issued.token()),
                        issued.number(),
                        issued.title(),
                        issued.issuer(),
                        issued.issuedOn(),
                        desk,
                        clock.instant()));
    }

    public Optional<Certificates.Certificate> find(String token) {
        return TOKEN.matcher(token).matches()
                ? store.read(tx -> tx.certificates().find(hash(token)))
                : Optional.empty();
    }

    private String hash(String token) {
        return Base64Url.encode(suite.hash(("doorstep certificate 1\n" + token).getBytes(StandardCharsets.UTF_8)));
    }
}
