// SPDX-License-Identifier: Apache-2.0
package org.doorstep.desk.enrolment;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.doorstep.wire.BadMessage;
import org.doorstep.wire.Base64Url;
import org.doorstep.wire.Json;
import org.doorstep.wire.PrivateFile;

/**
 * What a desk remembers of its enrolment, kept as {@value #NAME} in the state folder.
 *
 * @param central where central listens for machines
 * @param centralKey SHA-256 of central's TLS key, base64url, as the work order's code carried it
 * @param centralSigningKey raw public key that signs grants, base64url
 * @param publicUrl where the public reaches central's verification pages
 * @param id the desk's code, such as {@code rs}
 * @param name the department's name, as certificates carry it
 * @param phone to call for help
 */
public record Registration(
        int format,
        String central,
        String centralKey,
        String centralSigningKey,
        String publicUrl,
        String id,
        String name,
        String phone,
        Instant enrolled) {
    public static final String NAME = "desk.json";

    static final int FORMAT = 1;

    /**
     * Loads the registration of a state folder; empty when the desk was never enrolled.
     *
     * @throws IOException when the file is damaged; names file and remedy
     */
    public static Optional<Registration> load(Path state) throws IOException {
        Path file = state.resolve(NAME);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            Registration found = Json.read(PrivateFile.read(file), Registration.class);
            if (found.format != FORMAT) {
                throw new BadMessage(
                        "$.format", "is not known to this version; use the one that wrote it, or a newer one");
            }
            Base64Url.decode(found.centralKey, 32, "$.centralKey");
            Base64Url.decode(found.centralSigningKey, 32, "$.centralSigningKey");
            return Optional.of(found);
        } catch (BadMessage e) {
            throw new IOException(
                    file + ": " + e.getMessage() + ". Restore it from a backup, or enrol the desk anew.", e);
        }
    }

    void save(Path state) throws IOException {
        PrivateFile.write(state.resolve(NAME), Json.write(this));
    }

    public URI centralUri() {
        return URI.create(central);
    }

    public byte[] centralKeyHash() {
        return Base64Url.decode(centralKey);
    }

    public byte[] centralSigningKeyBytes() {
        return Base64Url.decode(centralSigningKey);
    }

    /** The link under which central answers for a certificate. */
    public String link(String token) {
        return publicUrl + "/v/" + token;
    }

    /** The same with another public address. */
    public Registration at(URI otherPublicUrl) {
        return new Registration(
                format, central, centralKey, centralSigningKey, publicText(otherPublicUrl), id, name, phone, enrolled);
    }

    static String publicText(URI url) {
        if (url.getHost() == null || !("https".equals(url.getScheme()) || "http".equals(url.getScheme()))) {
            throw new IllegalArgumentException(
                    "The public address must have the form https://host; it is printed on each"
                            + " certificate. Give it with --public-url.");
        }
        String text = url.toString();
        return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    }
}
