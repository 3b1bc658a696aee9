// SPDX-License-Identifier: Apache-2.0
package org.doorstep.catalog.release;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.doorstep.contract.Suite;

/**
 * One file of metadata: what it says and who signed it. Reading it trusts nothing; {@link #verify} does.
 *
 * @param name of the file, for messages
 * @param raw the file
 * @param signed what the signatures cover
 * @param signatures hex by key id
 */
record Metadata(String name, byte[] raw, JsonNode signed, Map<String, String> signatures) {
    static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private static final byte ED25519 = 1;

    /**
     * Keys that may sign for a role.
     *
     * @param keys raw public keys by id
     */
    record Signers(Map<String, byte[]> keys, int threshold) {}

    /** A file that other metadata names. */
    record Named(int version, long length, String sha256) {}

    static Metadata parse(String name, byte[] raw, Role role) throws BadMetadataException {
        JsonNode whole;
        try {
            whole = JSON.readTree(raw);
        } catch (JsonProcessingException e) {
            throw bad(name, "is no JSON");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        JsonNode signed = whole.path("signed");
        Map<String, String> signatures = new LinkedHashMap<>();
        for (JsonNode signature : whole.path("signatures")) {
            String key = signature.path("keyid").asText();
            if (signatures.put(key, signature.path("sig").asText()) != null) {
                throw bad(name, "is signed twice by one key");
            }
        }
        if (!signed.path("_type").asText().equals(role.wireName())) {
            throw bad(name, "is not of role " + role.wireName());
        }
        if (!signed.path("spec_version").asText().startsWith("1.")) {
            throw bad(name, "is of another version of the framework");
        }
        return new Metadata(name, raw, signed, signatures);
    }

    /** Whether enough of the signers have signed. */
    Metadata verify(Signers signers, Suite suite) throws BadMetadataException {
        byte[] message = Canonical.bytes(signed);
        int good = 0;
        for (var signer : signers.keys().entrySet()) {
            String hex = signatures.get(signer.getKey());
            if (hex != null && suite.verify(signer.getValue(), message, prefixed(hex))) {
                good++;
            }
        }
        if (good < signers.threshold()) {
            throw new BadMetadataException(
                    Update.Reason.SIGNATURE,
                    name + " has " + good + " of " + signers.threshold() + " signatures that are needed");
        }
        return this;
    }

    private static byte[] prefixed(String hex) {
        try {
            byte[] raw = HexFormat.of().parseHex(hex);
            byte[] signature = new byte[raw.length + 1];
            signature[0] = ED25519;
            System.arraycopy(raw, 0, signature, 1, raw.length);
            return signature;
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }

    int version() throws BadMetadataException {
        return whole(signed, "version");
    }

    Metadata notExpired(Instant now) throws BadMetadataException {
        String expires = signed.path("expires").asText();
        try {
            if (!now.isBefore(Instant.parse(expires))) {
                throw new BadMetadataException(Update.Reason.EXPIRED, name + " expired at " + expires);
            }
        } catch (DateTimeException e) {
            throw bad(name, "says no time at which it expires");
        }
        return this;
    }

    /** Of root metadata: who may sign for {@code role}. */
    Signers signers(Role role) throws BadMetadataException {
        JsonNode rule = signed.path("roles").path(role.wireName());
        Map<String, byte[]> keys = new LinkedHashMap<>();
        Set<String> points = new HashSet<>();
        for (JsonNode id : rule.path("keyids")) {
            JsonNode key = signed.path("keys").path(id.asText());
            String hex = key.path("keyval").path("public").asText();
            if (key.path("keytype").asText().equals("ed25519") && points.add(hex)) {
                keys.put(id.asText(), point(hex));
            }
        }
        int threshold = whole(rule, "threshold");
        if (threshold < 1) {
            throw bad(name, "asks for no signature for " + role.wireName());
        }
        return new Signers(keys, threshold);
    }

    private byte[] point(String hex) throws BadMetadataException {
        try {
            return HexFormat.of().parseHex(hex);
        } catch (IllegalArgumentException e) {
            throw bad(name, "holds a key that is not hex");
        }
    }

    /** Of timestamp and snapshot metadata: the file it names. */
    Named named(String file) throws BadMetadataException {
        JsonNode entry = signed.path("meta").path(file);
        return new Named(
                whole(entry, "version"),
                whole(entry, "length"),
                entry.path("hashes").path("sha256").asText());
    }

    /** Of targets metadata: the blobs by target name. */
    Map<String, Named> targets() throws BadMetadataException {
        Map<String, Named> targets = new LinkedHashMap<>();
        for (var entry : signed.path("targets").properties()) {
            JsonNode is = entry.getValue();
            targets.put(
                    entry.getKey(),
                    new Named(
                            is.path("custom").path("version").asInt(0),
                            whole(is, "length"),
                            is.path("hashes").path("sha256").asText()));
        }
        return targets;
    }

    private int whole(JsonNode node, String field) throws BadMetadataException {
        JsonNode value = node.path(field);
        if (!value.canConvertToInt() || !value.isIntegralNumber() || value.intValue() < 0) {
            throw bad(name, "has no whole number “" + field + "”");
        }
        return value.intValue();
    }

    static String sha256(Suite suite, byte[] bytes) {
        return HexFormat.of().formatHex(suite.hash(bytes));
    }

    /** {@code raw} if it is the file that {@code named} names. */
    static byte[] matching(String name, byte[] raw, Named named, Suite suite) throws BadMetadataException {
        if (raw.length != named.length() || !sha256(suite, raw).equals(named.sha256())) {
            throw bad(name, "is not the file that was signed");
        }
        return raw;
    }

    static BadMetadataException bad(String name, String what) {
        return new BadMetadataException(Update.Reason.CONTENT, name + " " + what);
    }

    @Override
    public boolean equals(@org.jspecify.annotations.Nullable Object other) {
        return other instanceof Metadata that && java.util.Arrays.equals(raw, that.raw);
    }

    @Override
    public int hashCode() {
        return java.util.Arrays.hashCode(raw);
    }

    @Override
    public String toString() {
        return name;
    }
}
