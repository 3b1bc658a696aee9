// SPDX-License-Identifier: Apache-2.0
package org.doorstep.catalog.release;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.doorstep.contract.Suite;

/**
 * The publisher's own repository: {@code meta/} and {@code blobs/}. It trusts what it reads, which it wrote.
 *
 * <p>Every method throws {@link UncheckedIOException} when the disk fails it and {@link IllegalStateException} when a file
 * is damaged.
 */
final class Repository {
    private static final String TIMESTAMP = "timestamp.json";

    private final Path meta;
    private final Path blobs;
    private final Suite suite;

    /** The folder is made when it is not there. */
    Repository(Path folder, Suite suite) {
        this.suite = suite;
        try {
            this.meta = Files.createDirectories(folder.resolve("meta"));
            this.blobs = Files.createDirectories(folder.resolve("blobs"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A file of metadata, numbered. */
    static String name(Role role, int version) {
        return version + suffix(role);
    }

    private static String suffix(Role role) {
        return "." + role.wireName() + ".json";
    }

    boolean has(Role role, int version) {
        return Files.exists(meta.resolve(name(role, version)));
    }

    byte[] read(Role role, int version) {
        return bytes(meta.resolve(name(role, version)));
    }

    void write(Role role, int version, byte[] bytes) {
        write(meta.resolve(name(role, version)), bytes);
    }

    void writeTimestamp(byte[] bytes) {
        write(meta.resolve(TIMESTAMP), bytes);
    }

    /** The newest release's number; empty before the first. */
    OptionalInt release() {
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

    /** The version of the timestamp there is; 0 before the first. */
    int lastTimestamp() {
        Path file = meta.resolve(TIMESTAMP);
        return Files.exists(file)
                ? own(file, Role.TIMESTAMP).signed().path("version").asInt()
                : 0;
    }

    /** The highest number there is a trace of, whole or not; 0 for none. */
    int newest(Role role) {
        return numbers(role).max().orElse(0);
    }

    /** What a release names; empty for none. */
    Map<String, Metadata.Named> targets(OptionalInt release) {
        return release.isEmpty() ? Map.of() : targets(release.getAsInt());
    }

    private Map<String, Metadata.Named> targets(int release) {
        Path file = meta.resolve(name(Role.TARGETS, release));
        if (!Files.exists(file)) {
            throw new IllegalArgumentException("There is no release " + release + " in this repository");
        }
        try {
            return own(file, Role.TARGETS).targets();
        } catch (BadMetadataException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The hash under which each version of an item was published, by target name, over all releases there ever were. */
    Map<String, NavigableMap<Integer, String>> versions() {
        Map<String, NavigableMap<Integer, String>> versions = new HashMap<>();
        numbers(Role.TARGETS)
                .sorted()
                .forEach(release -> targets(release).forEach((name, named) -> {
                    if (named.version() > 0) {
                        versions.computeIfAbsent(name, any -> new TreeMap<>())
                                .putIfAbsent(named.version(), named.sha256());
                    }
                }));
        return versions;
    }

    private IntStream numbers(Role role) {
        String suffix = suffix(role);
        return files().stream()
                .map(file -> file.getFileName().toString())
                .filter(name -> name.endsWith(suffix))
                .mapToInt(name -> Integer.parseInt(name.substring(0, name.length() - suffix.length())));
    }

    private List<Path> files() {
        try (Stream<Path> files = Files.list(meta)) {
            return files.toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    byte[] blob(Metadata.Named named) {
        return bytes(blobs.resolve(named.sha256()));
    }

    void store(byte[] bytes) {
        Path file = blobs.resolve(Metadata.sha256(suite, bytes));
        if (!Files.exists(file)) {
            write(file, bytes);
        }
    }

    /** See {@link ReleasePublisher#export}. */
    void export(Path folder) {
        try {
            Path metadata = Files.createDirectories(folder.resolve("metadata"));
            for (Path file : files()) {
                Files.write(metadata.resolve(file.getFileName().toString()), bytes(file));
            }
            for (var target : targets(release()).entrySet()) {
                Path name = folder.resolve("targets").resolve(target.getKey());
                Files.createDirectories(name.getParent());
                Files.write(
                        name.resolveSibling(target.getValue().sha256() + "." + name.getFileName()),
                        blob(target.getValue()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Metadata own(Path file, Role role) {
        try {
            return Metadata.parse(file.getFileName().toString(), bytes(file), role);
        } catch (BadMetadataException e) {
            throw new IllegalStateException(e.getMessage() + "; restore the repository from its copy", e);
        }
    }

    private static void write(Path file, byte[] bytes) {
        try {
            Durable.write(file, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
