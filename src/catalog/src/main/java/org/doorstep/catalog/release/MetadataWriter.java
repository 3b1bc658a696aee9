// SPDX-License-Identifier: Apache-2.0
package org.doorstep.catalog.release;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.doorstep.contract.Suite;

/** Makes and signs metadata. */
final class MetadataWriter {
    private static final String SPEC = "1.0.31";

    private final Suite suite;

    MetadataWriter(Suite suite) {
        this.suite = suite;
    }

    ObjectNode signed(Role role, int version, Instant now, Duration life) {
        ObjectNode signed = Metadata.JSON.createObjectNode();
        signed.put("_type", role.wireName());
        signed.put("spec_version", SPEC);
        signed.put("version", version);
        // TUF writes times in whole seconds.
        signed.put("expires", now.plus(life).truncatedTo(ChronoUnit.SECONDS).toString());
        return signed;
    }

    /** Root metadata that names {@code keys} for every role. */
    ObjectNode root(int version, Instant now, Duration life, ReleaseKeys keys) {
        ObjectNode signed = signed(Role.ROOT, version, now, life);
        signed.put("consistent_snapshot", true);
        ObjectNode all = signed.putObject("keys");
        ObjectNode roles = signed.putObject("roles");
        for (Role role : Role.values()) {
            ObjectNode rule = roles.putObject(role.wireName());
            rule.put("threshold", keys.of(role).threshold());
            ArrayNode ids = rule.putArray("keyids");
            for (Suite.Pair pair : keys.of(role).keys()) {
                String id = keyId(pair.publicKey());
                all.set(id, key(pair.publicKey()));
                ids.add(id);
            }
        }
        return signed;
    }

    static ObjectNode key(byte[] publicKey) {
        ObjectNode key = Metadata.JSON.createObjectNode();
        key.put("keytype", "ed25519");
        key.put("scheme", "ed25519");
        key.putObject("keyval").put("public", HexFormat.of().formatHex(publicKey));
        return key;
    }

    /** SHA-256 of the key's canonical JSON, as TUF 1.0 section 4.2 says. */
    String keyId(byte[] publicKey) {
        return Metadata.sha256(suite, canonical(key(publicKey)));
    }

    /** The file: canonical JSON of {@code signed} with a signature by each key. */
    byte[] sign(ObjectNode signed, List<Suite.Pair> keys) {
        byte[] message = canonical(signed);
        ObjectNode whole = Metadata.JSON.createObjectNode();
        ArrayNode signatures = whole.putArray("signatures");
        for (Suite.Pair pair : keys) {
            byte[] tagged = suite.sign(pair.privateKey(), message);
            ObjectNode signature = signatures.addObject();
            signature.put("keyid", keyId(pair.publicKey()));
            signature.put("sig", HexFormat.of().formatHex(Arrays.copyOfRange(tagged, 1, tagged.length)));
        }
        whole.set("signed", signed);
        return canonical(whole);
    }

    /** What names a file in snapshot and timestamp. */
    void name(ObjectNode meta, String file, int version, byte[] bytes) {
        ObjectNode entry = meta.putObject(file);
        entry.put("version", version);
        hashed(entry, bytes);
    }

    void hashed(ObjectNode entry, byte[] bytes) {
        entry.put("length", bytes.length);
        entry.putObject("hashes").put("sha256", Metadata.sha256(suite, bytes));
    }

    void targets(ObjectNode signed, Map<String, ReleasePublisher.Blob> blobs) {
        ObjectNode targets = signed.putObject("targets");
        blobs.forEach((name, blob) -> {
            ObjectNode entry = targets.putObject(name);
            hashed(entry, blob.bytes());
            if (blob.version() > 0) {
                entry.putObject("custom").put("version", blob.version());
            }
        });
    }

    private static byte[] canonical(ObjectNode node) {
        try {
            return Canonical.bytes(node);
        } catch (BadMetadataException e) {
            throw new IllegalStateException(e);
        }
    }
}
