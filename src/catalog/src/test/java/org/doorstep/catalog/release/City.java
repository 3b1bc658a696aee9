// SPDX-License-Identifier: Apache-2.0
package org.doorstep.catalog.release;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.doorstep.catalog.Samples;
import org.doorstep.catalog.expr.CelExpressions;

/** A publisher with its folder of items, and the store of a terminal that follows it. */
final class City {
    static final Instant T0 = Instant.parse("2026-03-20T08:00:00Z");
    static final JdkSuite SUITE = new JdkSuite();
    static final byte[] DESKS = "{\"desks\":[]}".getBytes(StandardCharsets.UTF_8);
    // One for all tests, as on a terminal: what is compiled once stays compiled.
    private static final CelExpressions EXPRESSIONS = new CelExpressions();

    final Path repository;
    final Path yaml;
    final Path store;
    ReleasePublisher publisher;
    private final byte[] rootHash;

    City(Path folder) {
        this.repository = folder.resolve("repository");
        this.yaml = folder.resolve("yaml");
        this.store = folder.resolve("store");
        this.publisher =
                new ReleasePublisher(repository, SUITE, ReleaseKeys.openOrCreate(folder.resolve("keys"), SUITE));
        this.rootHash = SUITE.hash(publisher.initialise(T0));
        write(
                item("social-insurance-certificate.yaml"),
                read(Samples.seed().resolve("items/social-insurance-certificate.yaml")));
        write(yaml.resolve("texts.yaml"), read(Samples.seed().resolve("texts.yaml")));
    }

    PublishResult publish(int release, Instant now) {
        return publisher.publish(yaml, Map.of("desks.json", DESKS), release, now);
    }

    /** A terminal with what it has on disk, as after a restart. */
    TrustedCatalog terminal() {
        return new TrustedCatalog(store, rootHash, SUITE, EXPRESSIONS);
    }

    Fetcher fetcher() {
        return new FolderFetcher(repository);
    }

    Path item(String name) {
        return yaml.resolve("items").resolve(name);
    }

    void addGuide() {
        write(item("old-age-care-guide.yaml"), read(Samples.seed().resolve("examples/items/old-age-care-guide.yaml")));
    }

    /** An item that chooses from code lists, with the lists. */
    void addPension() {
        write(item("pension.yaml"), read(Samples.seed().resolve("items/resident-pension-enrolment.yaml")));
        copy(Samples.seed().resolve("lists"), yaml.resolve("lists"));
    }

    void addCalendar() {
        write(yaml.resolve("calendar.yaml"), read(Samples.seed().resolve("calendar.yaml")));
    }

    void remove(String name) {
        try {
            Files.delete(item(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Changes the certificate's YAML. */
    void edit(String old, String by) {
        Path file = item("social-insurance-certificate.yaml");
        write(file, Samples.with(read(file), old, by));
    }

    void keep(String name, Path copy) {
        try {
            Files.copy(repository.resolve(name), copy, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Path> files(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void copy(Path from, Path to) {
        files(from).forEach(file -> write(to.resolve(file.getFileName().toString()), read(file)));
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
