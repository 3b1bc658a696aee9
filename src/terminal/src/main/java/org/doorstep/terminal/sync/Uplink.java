// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.sync;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.doorstep.contract.Suite;
import org.doorstep.wire.Api;
import org.doorstep.wire.Base64Url;
import org.doorstep.wire.KeyFile;
import org.doorstep.wire.PinnedTls;
import org.doorstep.wire.Suites;

/** The way to central of an enrolled terminal, and how central's word is told from another's. Any thread. */
public final class Uplink implements AutoCloseable {
    private final TerminalIdentity identity;
    private final Api api;
    private final byte[] centralKey;
    private final Suite suite = Suites.current();

    /**
     * @param central such as {@code https://central.example:8443}
     * @param keys this terminal's
     */
    public Uplink(URI central, KeyFile keys, TerminalIdentity identity) {
        this.identity = identity;
        this.centralKey = Base64Url.decode(identity.centralSigningKey());
        this.api = new Api(central, PinnedTls.client(keys, Base64Url.decode(identity.centralTlsKey())));
    }

    public TerminalIdentity identity() {
        return identity;
    }

    /** The calls themselves. */
    public Api api() {
        return api;
    }

    Suite suite() {
        return suite;
    }

    /** Whether {@code signature} is central's over the text's UTF-8 bytes; never throws for a bad one. */
    public boolean saidByCentral(String signedText, String signature) {
        byte[] bytes;
        try {
            bytes = Base64Url.decode(signature);
        } catch (IllegalArgumentException e) {
            return false;
        }
        return suite.verify(centralKey, signedText.getBytes(StandardCharsets.UTF_8), bytes);
    }

    /** Ends all calls under way. */
    @Override
    public void close() {
        api.close();
    }
}
