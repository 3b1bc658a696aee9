// SPDX-License-Identifier: Apache-2.0
package org.doorstep.catalog.release;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.doorstep.catalog.Phrases;
import org.doorstep.catalog.author.ExampleRunner;
import org.doorstep.catalog.flow.Expressions;
import org.doorstep.contract.Suite;
import org.jspecify.annotations.Nullable;

/**
 * Follows a repository and holds the release in force. Verifies before it reads, reads before it switches, and switches by
 * renaming one small file; whenever it is interrupted, the release in force stays and the next call goes on. Keeps the two
 * releases before. Safe for use by several threads, one of which works at a time.
 *
 * <p>On disk: {@code trust/} metadata that passed its checks, {@code blobs/} by hash, {@code releases/<n>.json} the targets of
 * each release kept, {@code staged} and {@code live} which name one of them.
 */
public final class TrustedCatalog {
    private static final int KEPT = 3;
    private static final int MOST_TOLD = 300;
    private static final int MOST_BLOB_BYTES = 1 << 24;
    private static final System.Logger LOG = System.getLogger(TrustedCatalog.class.getName());

    private final Path releases;
    private final Pointer staged;
    private final Pointer live;
    private final Suite suite;
    private final TrustStore trust;
    private final BlobStore blobs;
    private final ReleaseReader reader;
    private final ExampleRunner selfTest;
    private @Nullable LiveCatalog loaded;

    /**
     * @param store a folder of its own; made when it is not there
     * @param firstRootHash SHA-256 of the repository's first root, from the work order's code
     * @param expressions evaluates the examples of a release before it goes live, and so warms what the release uses
     * @throws UncheckedIOException when the folder cannot be made
     */
    public TrustedCatalog(Path store, byte[] firstRootHash, Suite suite, Expressions expressions) {
        try {
            this.releases = Files.createDirectories(store.resolve("releases"));
            this.trust = new TrustStore(Files.createDirectories(store.resolve("trust")), firstRootHash, suite);
            this.blobs = new BlobStore(Files.createDirectories(store.resolve("blobs")), suite);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.reader = new ReleaseReader(blobs);
        this.staged = new Pointer(store.resolve("staged"));
        this.live = new Pointer(store.resolve("live"));
        this.suite = suite;
        this.selfTest = new ExampleRunner(expressions, Phrases.load());
    }

    /** {@link #stage} and, if that brought a newer release, {@link #activate}. Not during a session. */
    public synchronized Update update(Fetcher fetcher, Instant now) {
        Update update = stage(fetcher, now);
        return update instanceof Update.Staged(int release) && activate().isPresent()
                ? new Update.Switched(release)
                : update;
    }

    /**
     * Brings the newest release onto this disk, verified and tested, beside the one in force.
     *
     * @param now the best time there is, see the package
     */
    public synchronized Update stage(Fetcher fetcher, Instant now) {
        TrustStore.Source source = source(fetcher);
        try {
            Metadata targets = trust.follow(source, notBeforeLive(now));
            int release = targets.version();
            LiveCatalog inForce = live().orElse(null);
            if (inForce != null && inForce.release() >= release) {
                return inForce.release() == release
                        ? new Update.Current(release)
                        : refused(
                                Update.Reason.LOWER_NUMBER,
                                "release " + release + " is offered after release " + inForce.release());
            }
            fetchBlobs(source, targets);
            LiveCatalog catalog = reader.read(targets);
            List<String> failures = failures(catalog);
            if (!failures.isEmpty()) {
                return refused(
                        Update.Reason.SELF_TEST,
                        failures.getFirst() + (failures.size() > 1 ? " And " + (failures.size() - 1) + " more." : ""));
            }
            Durable.write(releases.resolve(release + ".json"), targets.raw());
            staged.set(release);
            return new Update.Staged(release);
        } catch (BadMetadataException e) {
            return refused(e.reason(), String.valueOf(e.getMessage()));
        } catch (TrustStore.Unreachable e) {
            return new Update.Unreachable(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            return refused(Update.Reason.STORE, "the catalog's folder does not take it: " + e.getMessage());
        }
    }

    /**
     * Puts the staged release in force, at once and for good. Not during a session.
     *
     * @return the release in force; empty when there is none, staged or live
     * @throws UncheckedIOException when the disk does not take it; what was in force stays
     */
    public synchronized Optional<LiveCatalog> activate() {
        try {
            Optional<Integer> next = staged.get();
            if (next.isPresent() && next.get() >= live.get().orElse(0)) {
                Optional<LiveCatalog> catalog = load(next.get());
                if (catalog.isPresent()) {
                    live.set(next.get());
                    loaded = catalog.get();
                    staged.clear();
                    forgetOld(next.get());
                }
            }
            return live();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The release in force; empty before the first, or when its files are damaged, which the next update mends. */
    public synchronized Optional<LiveCatalog> live() {
        try {
            Optional<Integer> release = live.get();
            if (release.isEmpty()) {
                return Optional.empty();
            }
            if (loaded == null || loaded.release() != release.get()) {
                loaded = load(release.get()).orElse(null);
            }
            return Optional.ofNullable(loaded);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Update refused(Update.Reason reason, String all) {
        String what = all.length() > MOST_TOLD ? all.substring(0, MOST_TOLD) + "…" : all;
        return new Update.Refused(reason, what + (what.endsWith(".") ? " " : ". ") + reason.remedy());
    }

    private Instant notBeforeLive(Instant now) {
        return live().map(LiveCatalog::published).filter(now::isBefore).orElse(now);
    }

    private static TrustStore.Source source(Fetcher fetcher) {
        return (name, maxBytes) -> {
            try {
                return fetcher.fetch(name, maxBytes);
            } catch (IOException e) {
                throw new TrustStore.Unreachable(name + ": " + e.getMessage());
            }
        };
    }

    private void fetchBlobs(TrustStore.Source source, Metadata targets)
            throws BadMetadataException, IOException, TrustStore.Unreachable {
        for (var target : targets.targets().entrySet()) {
            Metadata.Named named = target.getValue();
            if (blobs.read(named).isEmpty()) {
                if (named.length() > MOST_BLOB_BYTES) {
                    throw Metadata.bad(target.getKey(), "is longer than " + MOST_BLOB_BYTES + " bytes");
                }
                byte[] raw = source.get("blobs/" + named.sha256(), (int) named.length())
                        .orElseThrow(() -> Metadata.bad(target.getKey(), "is missing"));
                blobs.write(named, Metadata.matching(target.getKey(), raw, named, suite));
            }
        }
    }

    private Optional<LiveCatalog> load(int release) throws IOException {
        Path file = releases.resolve(release + ".json");
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            LiveCatalog catalog =
                    reader.read(Metadata.parse(file.getFileName().toString(), Files.readAllBytes(file), Role.TARGETS));
            catalog.hidden()
                    .forEach(hidden -> LOG.log(
                            System.Logger.Level.WARNING,
                            "Release {0} hides {1}: {2}",
                            release,
                            hidden.target(),
                            hidden.problems().getFirst()));
            return Optional.of(catalog);
        } catch (BadMetadataException e) {
            LOG.log(System.Logger.Level.WARNING, "Release {0} is damaged on disk: {1}", release, e.getMessage());
            return Optional.empty();
        }
    }

    private List<String> failures(LiveCatalog catalog) {
        return catalog.items().stream()
                .flatMap(item -> selfTest.run(item, catalog).stream()
                        .map(failure -> item.id() + " " + failure.path() + ": " + failure.message()))
                .toList();
    }

    private void forgetOld(int current) throws IOException {
        List<Integer> numbers;
        try (Stream<Path> files = Files.list(releases)) {
            numbers = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.matches("[0-9]+\\.json"))
                    .map(name -> Integer.valueOf(name.substring(0, name.indexOf('.'))))
                    .filter(number -> number <= current)
                    .sorted(Comparator.reverseOrder())
                    .toList();
        }
        Set<String> wanted = new HashSet<>();
        for (int i = 0; i < numbers.size(); i++) {
            Path file = releases.resolve(numbers.get(i) + ".json");
            if (i >= KEPT) {
                Durable.delete(file);
            } else {
                wanted.addAll(hashes(file));
            }
        }
        blobs.keepOnly(wanted);
    }

    private static List<String> hashes(Path file) throws IOException {
        try {
            return Metadata.parse(file.getFileName().toString(), Files.readAllBytes(file), Role.TARGETS)
                    .targets()
                    .values()
                    .stream()
                    .map(Metadata.Named::sha256)
                    .toList();
        } catch (BadMetadataException e) {
            return List.of();
        }
    }
}
