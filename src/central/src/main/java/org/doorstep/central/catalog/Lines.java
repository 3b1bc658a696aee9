// SPDX-License-Identifier: Apache-2.0
package org.doorstep.central.catalog;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.doorstep.catalog.release.ReleaseKeys;
import org.doorstep.catalog.release.ReleasePublisher;
import org.doorstep.contract.Suite;
import org.doorstep.wire.BadMessage;
import org.doorstep.wire.Json;

/**
 * A timestamp for each release that some terminal is to run. A terminal follows {@code timestamp.json} to whatever release it names and
 * takes no lower number ever after; so each is given the timestamp that names its own release, and one that is not on trial neither
 * sees nor skips to the release that another one tries. Snapshots, targets and blobs carry their number or hash in their names and are
 * the same for all.
 *
 * <p>All timestamps have one row of numbers: {@link #step} signs every one anew under the next number, and it is called after each change of who
 * runs what, because a terminal takes a number it has seen for a file it has seen. A publisher signs the timestamp of the release its
 * folder ends with, so each line is such a folder with one release in it. Not safe for several threads.
 */
final class Lines {
    private static final System.Logger LOG = System.getLogger(Lines.class.getName());
    private static final String TIMESTAMP = "timestamp.json";

    private final Path repository;
    private final Suite suite;
    private final ReleaseKeys keys;

    Lines(Path repository, Suite suite, ReleaseKeys keys) {
        this.repository = repository;
        this.suite = suite;
        this.keys = keys;
    }

    record Timestamp(Signed signed) {}

    record Signed(int version) {}

    /** Where the timestamp lies that names {@code release}. */
    static Path timestamp(Path repository, int release) {
        return folder(repository, release).resolve("meta").resolve(TIMESTAMP);
    }

    /** Begins the line of the newest release, right after the publisher made it. */
    void begin(int release) throws IOException {
        Path meta = Files.createDirectories(folder(repository, release).resolve("meta"));
        copy(release + ".snapshot.json", meta);
        copy(TIMESTAMP, meta);
    }

    /**
     * Signs all timestamps under the next number, the highest release first: a terminal that is given a higher release
     * meanwhile then never meets a lower number.
     */
    void step(ReleasePublisher publisher, Collection<Integer> inUse, Instant now) throws IOException {
        publisher.refresh(now);
        int number = number(repository.resolve("meta").resolve(TIMESTAMP));
        int newest = publisher.release().orElseThrow();
        if (!Files.exists(timestamp(repository, newest))) {
            begin(newest);
        }
        for (int release : inUse.stream().sorted(Comparator.reverseOrder()).toList()) {
            Path file = timestamp(repository, release);
            if (!Files.exists(file)) {
                LOG.log(
                        System.Logger.Level.ERROR,
                        "{0} is missing, so terminals of release {1} learn nothing. Restore the folder catalog from its"
                                + " copy, or publish once more for all terminals.",
                        file,
                        release);
                continue;
            }
            ReleasePublisher line = new ReleasePublisher(folder(repository, release), suite, keys);
            while (number(file) < number) {
                line.refresh(now);
            }
        }
        forget(inUse, newest);
    }

    /** Removes the lines of releases that nobody runs and nobody ever will: numbers only rise. */
    private void forget(Collection<Integer> inUse, int newest) throws IOException {
        Optional<Integer> lowest = inUse.stream().min(Comparator.naturalOrder());
        if (lowest.isEmpty()) {
            return;
        }
        for (Path line : list(repository.resolve("lines"))) {
            String name = line.getFileName().toString();
            int release = name.matches("[0-9]{1,9}") ? Integer.parseInt(name) : newest;
            if (release < lowest.get()) {
                delete(line);
            }
        }
    }

    private void copy(String file, Path to) throws IOException {
        Path part = to.resolve(file + ".part");
        Files.copy(repository.resolve("meta").resolve(file), part, StandardCopyOption.REPLACE_EXISTING);
        Files.move(part, to.resolve(file), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static Path folder(Path repository, int release) {
        return repository.resolve("lines").resolve(Integer.toString(release));
    }

    private static int number(Path timestamp) throws IOException {
        try {
            return Json.readReply(Files.readAllBytes(timestamp), Timestamp.class)
                    .signed()
                    .version();
        } catch (BadMessage damaged) {
            throw new IOException(timestamp + " is damaged; restore the folder catalog from its copy", damaged);
        }
    }

    private static List<Path> list(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
