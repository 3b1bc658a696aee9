// SPDX-License-Identifier: Apache-2.0
package org.doorstep.catalog.release;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.doorstep.contract.Suite;

/**
 * The signing keys of a repository, in a folder: {@code roles.json} says for each role how many signatures it needs and which
 * keys may give them, {@code <key>.key} holds one key and is readable by its owner only. A demo has one key a role; a city
 * writes {@code roles.json} itself and keeps the root's keys off this machine.
 */
public final class ReleaseKeys {
    private static final String ROLES = "roles.json";

    /**
     * @param threshold signatures needed
     * @param keys public keys that may sign, with the private halves that are here
     */
    record RoleKeys(int threshold, List<Suite.Pair> keys) {}

    private final Map<Role, RoleKeys> roles;

    private ReleaseKeys(Map<Role, RoleKeys> roles) {
        this.roles = roles;
    }

    /**
     * Reads the keys of {@code folder}; makes one for each role where there is no {@code roles.json}.
     *
     * @throws UncheckedIOException when the folder cannot be read or written
     */
    public static ReleaseKeys openOrCreate(Path folder, Suite suite) {
        try {
            if (!Files.isRegularFile(folder.resolve(ROLES))) {
                create(folder, suite);
            }
            return open(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void create(Path folder, Suite suite) throws IOException {
        Files.createDirectories(
                folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        ObjectNode roles = Metadata.JSON.createObjectNode();
        for (Role role : Role.values()) {
            String key = role.wireName() + "-1";
            Suite.Pair pair = suite.newSigningPair();
            ObjectNode file = Metadata.JSON.createObjectNode();
            file.put("keytype", "ed25519");
            file.put("public", HexFormat.of().formatHex(pair.publicKey()));
            file.put("private", HexFormat.of().formatHex(pair.privateKey()));
            Durable.writePrivate(folder.resolve(key + ".key"), Metadata.JSON.writeValueAsBytes(file));
            ObjectNode rule = roles.putObject(role.wireName());
            rule.put("threshold", 1);
            rule.putArray("keys").add(key);
        }
        Durable.writePrivate(folder.resolve(ROLES), Metadata.JSON.writeValueAsBytes(roles));
    }

    private static ReleaseKeys open(Path folder) throws IOException {
        JsonNode rules = Metadata.JSON.readTree(folder.resolve(ROLES).toFile());
        Map<Role, RoleKeys> roles = new EnumMap<>(Role.class);
        for (Role role : Role.values()) {
            JsonNode rule = rules.path(role.wireName());
            List<Suite.Pair> keys = new ArrayList<>();
            for (JsonNode key : rule.path("keys")) {
                keys.add(pair(folder.resolve(key.asText() + ".key")));
            }
            int threshold = rule.path("threshold").asInt();
            if (threshold < 1 || keys.size() < threshold) {
                throw new IOException(folder.resolve(ROLES) + ": role " + role.wireName() + " has " + keys.size()
                        + " keys for a threshold of " + threshold + "; name as many keys as signatures are needed");
            }
            roles.put(role, new RoleKeys(threshold, List.copyOf(keys)));
        }
        return new ReleaseKeys(roles);
    }

    private static Suite.Pair pair(Path file) throws IOException {
        JsonNode key = Metadata.JSON.readTree(file.toFile());
        try {
            return new Suite.Pair(
                    HexFormat.of().parseHex(key.path("public").asText()),
                    HexFormat.of().parseHex(key.path("private").asText()));
        } catch (IllegalArgumentException e) {
            throw new IOException(file + " is no key file; restore it from its copy", e);
        }
    }

    RoleKeys of(Role role) {
        return java.util.Objects.requireNonNull(roles.get(role));
    }
}
