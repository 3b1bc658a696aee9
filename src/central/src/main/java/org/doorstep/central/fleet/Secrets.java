// SPDX-License-Identifier: Apache-2.0
package org.doorstep.central.fleet;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import org.doorstep.contract.Suite;
import org.doorstep.wire.Base64Url;

/**
 * Keys that are derived from one secret file and never stored: the roster keys of the sites, the secrets of second factors.
 * So a copy of the database alone neither confirms a guessed id number nor yields a second factor.
 */
public final class Secrets {
    private static final int BYTES = 32;

    private final Suite suite;
    private final byte[] secret;

    private Secrets(Suite suite, byte[] secret) {
        this.suite = suite;
        this.secret = secret;
    }

    /** Reads the secret of a state folder, and draws it where there is none. */
    public static Secrets open(Path folder, Suite suite) throws IOException {
        Path file = folder.resolve("secret.key");
        if (!Files.exists(file)) {
            byte[] fresh = new byte[BYTES];
            new SecureRandom().nextBytes(fresh);
            Path draft = Files.createTempFile(
                    folder,
                    "secret",
                    ".new",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(draft, Base64Url.encode(fresh), StandardOpenOption.SYNC);
            Files.move(draft, file);
        }
        try {
            byte[] secret = Base64Url.decode(Files.readString(file).strip());
            if (secret.length == BYTES) {
                return new Secrets(suite, secret);
            }
            throw new IOException(file + " is too short. Restore it from the backup of the state folder.");
        } catch (IllegalArgumentException damaged) {
            throw new IOException(file + " is damaged. Restore it from the backup of the state folder.", damaged);
        }
    }

    /** Key of the hashes under which a site's attendants are on its roster. */
    public byte[] rosterKey(String site) {
        return derive("roster", site);
    }

    /** Secret of an account's second factor. */
    public byte[] secondFactor(String account, int generation) {
        return derive("second factor", account, Integer.toString(generation));
    }

    private byte[] derive(String use, String... ids) {
        String label = "doorstep " + use + " 1\0" + String.join("\0", ids);
        return suite.mac(secret, label.getBytes(StandardCharsets.UTF_8));
    }
}
