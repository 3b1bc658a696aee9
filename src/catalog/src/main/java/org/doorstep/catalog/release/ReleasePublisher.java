// SPDX-License-Identifier: Apache-2.0
package org.doorstep.catalog.release;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.doorstep.catalog.author.Authoring;
import org.doorstep.catalog.author.Place;
import org.doorstep.catalog.author.Problem;
import org.doorstep.catalog.item.Item;
import org.doorstep.catalog.mistake.Mistake;
import org.doorstep.contract.Suite;

/**
 * Writes releases into a repository: {@code meta/} holds metadata, {@code blobs/} what it names, by SHA-256. Files are written
 * whole and the timestamp last, so a reader sees the old release or the new one. One thread at a time, one program at a time.
 */
public final class ReleasePublisher {
    /** Life of a timestamp; {@link #refresh} makes the next. */
    public static final Duration TIMESTAMP_LIFE = Duration.ofHours(24);

    private static final Duration RELEASE_LIFE = Duration.ofDays(400);
    private static final Duration ROOT_LIFE = Duration.ofDays(5 * 365);
    private static final String TIMESTAMP = "timestamp.json";

    /**
     * @param version of the item, 0 for what is none
     */
    record Blob(byte[] bytes, int version) {}

    private final Path repository;
    private final Path meta;
    private final Path blobs;
    private final Suite suite;
    private final ReleaseKeys keys;
    private final MetadataWriter writer;

    /** The folder is made when it is not there. */
    public ReleasePublisher(Path repository, Suite suite, ReleaseKeys keys) {
        this.repository = repository;
        this.meta = repository.resolve("meta");
        this.blobs = repository.resolve("blobs");
        this.suite = suite;
        this.keys = keys;
        this.writer = new MetadataWriter(suite);
        try {
            Files.createDirectories(meta);
            Files.createDirectories(blobs);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Makes the first root where there is none. Its bytes, whose SHA-256 is what a work order's code carries. */
    public byte[] initialise(Instant now) {
        Path first = meta.resolve("1.root.json");
        if (!Files.exists(first)) {
            write(
                    first,
                    writer.sign(
                            writer.root(1, now, ROOT_LIFE, keys),
                            keys.of(Role.ROOT).keys()));
        }
        return read(first);
    }

    /**
     * Makes the next root, which names the keys of {@code next}. It is signed by the old root keys and the new ones; a
     * publisher with the new keys takes over from here.
     */
    public ReleasePublisher renewRoot(ReleaseKeys next, Instant now) {
        int version = newest(Role.ROOT).orElseThrow() + 1;
        List<Suite.Pair> signers = new ArrayList<>(keys.of(Role.ROOT).keys());
        next.of(Role.ROOT).keys().stream()
                .filter(pair ->
                        signers.stream().noneMatch(old -> java.util.Arrays.equals(old.publicKey(), pair.publicKey())))
                .forEach(signers::add);
        write(meta.resolve(version + ".root.json"), writer.sign(writer.root(version, now, ROOT_LIFE, next), signers));
        return new ReleasePublisher(repository, suite, next);
    }

    /** The newest release's number; empty before the first. */
    public OptionalInt release() {
        Path file = meta.resolve(TIMESTAMP);
        return Files.exists(file)
                ? OptionalInt.of(own(file, Role.TIMESTAMP)
                        .signed()
                        .path("meta")
                        .path("snapshot.json")
                        .path("version")
                        .asInt())
                : OptionalInt.empty();
    }

    /**
     * Checks a folder of items and code lists and publishes it.
     *
     * @param extraTargets by target name, such as {@code desks.json}
     * @param release its number, above every number before
     */
    public PublishResult publish(Path yaml, Map<String, byte[]> extraTargets, int release, Instant now) {
        Authoring.Result authored = Authoring.load(yaml);
        Map<String, Metadata.Named> before = targets(release());
        List<Problem> problems = new ArrayList<>(authored.problems());
        Map<String, Blob> targets = new TreeMap<>();
        for (Authoring.Compiled item : authored.compiled()) {
            String name = ReleaseReader.ITEMS + item.item().id() + ".json";
            targets.put(name, new Blob(item.json(), item.item().version()));
            Metadata.Named old = before.get(name);
            if (old != null
                    && old.version() >= item.item().version()
                    && !old.sha256().equals(sha256(item.json()))) {
                problems.add(Problem.error(
                        new Place(item.file(), 1, 1, "version"),
                        Mistake.VERSION_PUBLISHED,
                        item.item().version(),
                        old.version() + 1));
            }
        }
        authored.lists()
                .forEach(list ->
                        targets.put(ReleaseReader.LISTS + list.table().id() + ".json", new Blob(list.json(), 0)));
        if (problems.stream().anyMatch(Problem::isError)) {
            return new PublishResult.Rejected(problems);
        }
        extraTargets.forEach((name, bytes) -> targets.put(name, new Blob(bytes, 0)));
        return release(targets, before, release, now, problems);
    }

    /**
     * Publishes the items and code lists of an earlier release under a new number. What is neither, such as the desks, stays as it is
     * now: keys of desks do not roll back.
     */
    public PublishResult rollback(int to, int release, Instant now) {
        Map<String, Metadata.Named> before = targets(release());
        Map<String, Blob> targets = new TreeMap<>();
        targets(OptionalInt.of(to)).forEach((name, named) -> {
            if (authored(name)) {
                targets.put(name, new Blob(read(blobs.resolve(named.sha256())), named.version()));
            }
        });
        before.forEach((name, named) -> {
            if (!authored(name) && !name.equals(LiveCatalog.RELEASE)) {
                targets.put(name, new Blob(read(blobs.resolve(named.sha256())), 0));
            }
        });
        return release(targets, before, release, now, List.of());
    }

    private static boolean authored(String target) {
        return target.startsWith(ReleaseReader.ITEMS) || target.startsWith(ReleaseReader.LISTS);
    }

    /** Signs a new timestamp for the release there is. Call it well within {@link #TIMESTAMP_LIFE}. */
    public void refresh(Instant now) {
        int release = release().orElseThrow(() -> new IllegalStateException("Nothing is published yet"));
        timestamp(release, read(meta.resolve(release + ".snapshot.json")), now);
    }

    /**
     * Writes the repository once more as a stock TUF client expects it: {@code metadata/} and {@code targets/}, the latter
     * with the hash before each name.
     */
    public void export(Path folder) {
        try (Stream<Path> files = Files.list(meta)) {
            Path metadata = Files.createDirectories(folder.resolve("metadata"));
            for (Path file : files.toList()) {
                Files.write(metadata.resolve(file.getFileName().toString()), read(file));
            }
            for (var target : targets(release()).entrySet()) {
                Path name = folder.resolve("targets").resolve(target.getKey());
                String hash = target.getValue().sha256();
                Files.createDirectories(name.getParent());
                Files.write(name.resolveSibling(hash + "." + name.getFileName()), read(blobs.resolve(hash)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Signs and writes a release of {@code targets}, whatever they hold. */
    PublishResult release(
            Map<String, Blob> targets,
            Map<String, Metadata.Named> before,
            int release,
            Instant now,
            List<Problem> warnings) {
        // Beyond the newest number there is a trace of, so that a half-written release is never given another content.
        int last = newest(Role.TARGETS).orElse(0);
        if (release <= last) {
            return new PublishResult.Rejected(List.of(
                    Problem.error(new Place("release", 1, 1, ""), Mistake.RELEASE_BEHIND, release, last, last + 1)));
        }
        initialise(now);
        targets.put(LiveCatalog.RELEASE, new Blob(description(release, now), 0));
        targets.values().forEach(blob -> store(blob.bytes()));

        ObjectNode signed = writer.signed(Role.TARGETS, release, now, RELEASE_LIFE);
        writer.targets(signed, targets);
        byte[] targetsFile = writer.sign(signed, keys.of(Role.TARGETS).keys());
        write(meta.resolve(release + ".targets.json"), targetsFile);

        ObjectNode snapshot = writer.signed(Role.SNAPSHOT, release, now, RELEASE_LIFE);
        writer.name(snapshot.putObject("meta"), "targets.json", release, targetsFile);
        byte[] snapshotFile = writer.sign(snapshot, keys.of(Role.SNAPSHOT).keys());
        write(meta.resolve(release + ".snapshot.json"), snapshotFile);
        timestamp(release, snapshotFile, now);

        List<String> changed = targets.entrySet().stream()
                .filter(entry -> !entry.getKey().equals(LiveCatalog.RELEASE))
                .filter(entry -> {
                    Metadata.Named old = before.get(entry.getKey());
                    return old == null
                            || !old.sha256().equals(sha256(entry.getValue().bytes()));
                })
                .map(Map.Entry::getKey)
                .toList();
        List<String> removed = before.keySet().stream()
                .filter(name -> !targets.containsKey(name))
                .toList();
        return new PublishResult.Published(release, changed, removed, List.copyOf(warnings));
    }

    private static byte[] description(int release, Instant now) {
        ObjectNode description = Metadata.JSON.createObjectNode();
        description.put("release", release);
        description.put("published", now.truncatedTo(ChronoUnit.SECONDS).toString());
        description.put("engine", Item.ENGINE);
        return description.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8);
    }

    private void timestamp(int release, byte[] snapshotFile, Instant now) {
        ObjectNode signed = writer.signed(Role.TIMESTAMP, lastTimestamp() + 1, now, TIMESTAMP_LIFE);
        writer.name(signed.putObject("meta"), "snapshot.json", release, snapshotFile);
        write(
                meta.resolve(TIMESTAMP),
                writer.sign(signed, keys.of(Role.TIMESTAMP).keys()));
    }

    private int lastTimestamp() {
        Path file = meta.resolve(TIMESTAMP);
        return Files.exists(file)
                ? own(file, Role.TIMESTAMP).signed().path("version").asInt()
                : 0;
    }

    /** What a release names; empty for none. */
    Map<String, Metadata.Named> targets(OptionalInt release) {
        if (release.isEmpty()) {
            return Map.of();
        }
        Path file = meta.resolve(release.getAsInt() + ".targets.json");
        if (!Files.exists(file)) {
            throw new IllegalArgumentException("There is no release " + release.getAsInt() + " in this repository");
        }
        try {
            return own(file, Role.TARGETS).targets();
        } catch (BadMetadataException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Metadata own(Path file, Role role) {
        try {
            return Metadata.parse(file.getFileName().toString(), read(file), role);
        } catch (BadMetadataException e) {
            throw new IllegalStateException(e.getMessage() + "; restore the repository from its copy", e);
        }
    }

    private OptionalInt newest(Role role) {
        String suffix = "." + role.wireName() + ".json";
        try (Stream<Path> files = Files.list(meta)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(suffix))
                    .mapToInt(name -> Integer.parseInt(name.substring(0, name.length() - suffix.length())))
                    .max();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void store(byte[] bytes) {
        Path file = blobs.resolve(sha256(bytes));
        if (!Files.exists(file)) {
            write(file, bytes);
        }
    }

    private String sha256(byte[] bytes) {
        return Metadata.sha256(suite, bytes);
    }

    private static void write(Path file, byte[] bytes) {
        try {
            Durable.write(file, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
