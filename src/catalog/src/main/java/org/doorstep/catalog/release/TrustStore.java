// SPDX-License-Identifier: Apache-2.0
package org.doorstep.catalog.release;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.doorstep.contract.Suite;
import org.jspecify.annotations.Nullable;

/**
 * The metadata that passed all checks, and the order in which new metadata is checked (TUF 1.0.31, section 5). Each file is
 * written only after its checks, before the next one is fetched.
 */
final class TrustStore {
    private static final int MOST_ROOTS = 64;
    private static final int MOST_BYTES = 1 << 22;
    private static final int MOST_TIMESTAMP_BYTES = 1 << 14;

    private final Path folder;
    private final byte[] firstRootHash;
    private final Suite suite;

    TrustStore(Path folder, byte[] firstRootHash, Suite suite) {
        this.folder = folder;
        this.firstRootHash = firstRootHash.clone();
        this.suite = suite;
    }

    /** Reads a file of the repository, or stops the update. */
    interface Source {
        Optional<byte[]> get(String name, int maxBytes) throws Unreachable;
    }

    /** The repository cannot be read. */
    static final class Unreachable extends Exception {
        @java.io.Serial
        private static final long serialVersionUID = 1L;

        Unreachable(String message) {
            super(message);
        }
    }

    /** Follows the repository's metadata to its newest targets. */
    Metadata follow(Source source, Instant now) throws BadMetadataException, IOException, Unreachable {
        Metadata root = root(source).notExpired(now);
        Metadata timestamp = timestamp(source, root, now);
        Metadata snapshot = snapshot(source, root, timestamp, now);
        return targets(source, root, snapshot, now);
    }

    private Metadata root(Source source) throws BadMetadataException, IOException, Unreachable {
        Metadata root = firstRoot(source);
        for (int i = 0; i < MOST_ROOTS; i++) {
            String name = (root.version() + 1) + ".root.json";
            Optional<byte[]> raw = source.get("meta/" + name, MOST_BYTES);
            if (raw.isEmpty()) {
                return root;
            }
            Metadata next = Metadata.parse(name, raw.get(), Role.ROOT);
            next.verify(root.signers(Role.ROOT), suite).verify(next.signers(Role.ROOT), suite);
            if (next.version() != root.version() + 1) {
                throw Metadata.bad(name, "says that it is version " + next.version());
            }
            keep(Role.ROOT, next);
            forgetWhatNewKeysSign(root, next);
            root = next;
        }
        throw Metadata.bad("root", "has more than " + MOST_ROOTS + " successors");
    }

    private Metadata firstRoot(Source source) throws BadMetadataException, IOException, Unreachable {
        Metadata kept = kept(Role.ROOT);
        if (kept != null) {
            return kept;
        }
        byte[] raw = need(source, "1.root.json", MOST_BYTES);
        if (!java.security.MessageDigest.isEqual(suite.hash(raw), firstRootHash)) {
            throw new BadMetadataException(
                    Update.Reason.ROOT_UNKNOWN, "1.root.json is not the root that the work order's code names");
        }
        Metadata first = Metadata.parse("1.root.json", raw, Role.ROOT);
        first.verify(first.signers(Role.ROOT), suite);
        keep(Role.ROOT, first);
        return first;
    }

    /** Numbers signed by a key that was replaced may have been driven up by whoever had it (section 5.3.11). */
    private void forgetWhatNewKeysSign(Metadata old, Metadata next) throws BadMetadataException, IOException {
        boolean replaced = false;
        for (Role role : new Role[] {Role.TIMESTAMP, Role.SNAPSHOT}) {
            replaced |= !old.signers(role)
                    .keys()
                    .keySet()
                    .equals(next.signers(role).keys().keySet());
        }
        if (replaced) {
            Durable.delete(file(Role.TIMESTAMP));
            Durable.delete(file(Role.SNAPSHOT));
        }
    }

    private Metadata timestamp(Source source, Metadata root, Instant now)
            throws BadMetadataException, IOException, Unreachable {
        Metadata next = Metadata.parse(
                        "timestamp.json", need(source, "timestamp.json", MOST_TIMESTAMP_BYTES), Role.TIMESTAMP)
                .verify(root.signers(Role.TIMESTAMP), suite);
        Metadata kept = kept(Role.TIMESTAMP);
        if (kept != null) {
            notLower(next.name(), next.version(), kept.version());
            notLower(
                    "snapshot.json",
                    next.named("snapshot.json").version(),
                    kept.named("snapshot.json").version());
            if (next.version() == kept.version()) {
                return kept.notExpired(now);
            }
        }
        next.notExpired(now);
        keep(Role.TIMESTAMP, next);
        return next;
    }

    private Metadata snapshot(Source source, Metadata root, Metadata timestamp, Instant now)
            throws BadMetadataException, IOException, Unreachable {
        Metadata.Named named = timestamp.named("snapshot.json");
        Metadata kept = kept(Role.SNAPSHOT);
        Metadata next = file(source, Role.SNAPSHOT, named, kept).verify(root.signers(Role.SNAPSHOT), suite);
        same(next, named);
        if (kept != null) {
            notLower(
                    "targets.json",
                    next.named("targets.json").version(),
                    kept.named("targets.json").version());
        }
        next.notExpired(now);
        keep(Role.SNAPSHOT, next);
        return next;
    }

    private Metadata targets(Source source, Metadata root, Metadata snapshot, Instant now)
            throws BadMetadataException, IOException, Unreachable {
        Metadata.Named named = snapshot.named("targets.json");
        Metadata next = file(source, Role.TARGETS, named, kept(Role.TARGETS)).verify(root.signers(Role.TARGETS), suite);
        same(next, named);
        next.notExpired(now);
        keep(Role.TARGETS, next);
        return next;
    }

    /** The kept file if it is the one that is named, else the repository's; its hash is checked before it is read. */
    private Metadata file(Source source, Role role, Metadata.Named named, @Nullable Metadata kept)
            throws BadMetadataException, Unreachable {
        if (kept != null && Metadata.sha256(suite, kept.raw()).equals(named.sha256())) {
            return kept;
        }
        String name = named.version() + "." + role.wireName() + ".json";
        byte[] raw = need(source, name, MOST_BYTES);
        return Metadata.parse(name, Metadata.matching(name, raw, named, suite), role);
    }

    private static void same(Metadata next, Metadata.Named named) throws BadMetadataException {
        if (next.version() != named.version()) {
            throw Metadata.bad(next.name(), "says that it is version " + next.version());
        }
    }

    private static void notLower(String name, int offered, int kept) throws BadMetadataException {
        if (offered < kept) {
            throw new BadMetadataException(
                    Update.Reason.LOWER_NUMBER, name + " has number " + offered + " after number " + kept);
        }
    }

    private static byte[] need(Source source, String name, int maxBytes) throws BadMetadataException, Unreachable {
        return source.get("meta/" + name, maxBytes).orElseThrow(() -> Metadata.bad(name, "is missing"));
    }

    /** What was kept is read back without its signatures being checked again: it was checked before it was written. */
    private @Nullable Metadata kept(Role role) throws BadMetadataException, IOException {
        Path file = file(role);
        if (!Files.exists(file)) {
            return null;
        }
        return Metadata.parse(file.getFileName().toString(), Files.readAllBytes(file), role);
    }

    private void keep(Role role, Metadata metadata) throws IOException {
        Path file = file(role);
        if (!Files.exists(file) || !java.util.Arrays.equals(Files.readAllBytes(file), metadata.raw())) {
            Durable.write(file, metadata.raw());
        }
    }

    private Path file(Role role) {
        return folder.resolve(role.wireName() + ".json");
    }
}
