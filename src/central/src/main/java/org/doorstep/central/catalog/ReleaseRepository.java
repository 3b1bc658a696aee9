// SPDX-License-Identifier: Apache-2.0
package org.doorstep.central.catalog;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.doorstep.catalog.author.Problem;
import org.doorstep.catalog.release.PublishResult;
import org.doorstep.catalog.release.ReleaseKeys;
import org.doorstep.catalog.release.ReleasePublisher;
import org.doorstep.contract.Enrolment;
import org.doorstep.contract.Suite;
import org.doorstep.wire.Json;

/**
 * The signed releases in the state folder. A lock file keeps the command line and a running server from writing at the same
 * time; within a process, one thread writes at a time.
 */
public final class ReleaseRepository {
    private static final String DESKS = "desks.json";
    private static final Pattern TARGETS = Pattern.compile("([0-9]{1,9})\\.targets\\.json");

    private final Path folder;
    private final Suite suite;
    private final ReleasePublisher publisher;
    private final PublishedItems published;
    private final Lines lines;
    private final ReentrantLock writing = new ReentrantLock();

    private ReleaseRepository(Path folder, Suite suite, ReleasePublisher publisher, Lines lines) {
        this.folder = folder;
        this.suite = suite;
        this.publisher = publisher;
        this.published = new PublishedItems(folder);
        this.lines = lines;
    }

    /**
     * @param items how many the release offers
     * @param changed names of items that are new or differ
     */
    public record Made(int number, int items, List<String> changed) {}

    private interface Step<T> {
        T run() throws ReleaseRefused, IOException;
    }

    /** Opens the repository; makes it, its keys and its first root where there are none. */
    public static ReleaseRepository open(Path folder, Path keys, Suite suite, Instant now) throws IOException {
        try {
            ReleaseKeys signing = ReleaseKeys.openOrCreate(keys, suite);
            ReleaseRepository opened = new ReleaseRepository(
                    folder, suite, new ReleasePublisher(folder, suite, signing), new Lines(folder, suite, signing));
            opened.alone(() -> opened.publisher.initialise(now));
            return opened;
        } catch (UncheckedIOException failed) {
            throw failed.getCause();
        } catch (ReleaseRefused impossible) {
            throw new IllegalStateException("Making a root refuses nothing", impossible);
        }
    }

    /** The bytes of the first root metadata, whose hash work orders carry. */
    public byte[] firstRoot() {
        return publisher.initialise(Instant.EPOCH);
    }

    /** What the releases hold. */
    public PublishedItems published() {
        return published;
    }

    /**
     * Checks, compiles, signs and writes a release, so that a reader sees either the one before or this one whole. No
     * terminal sees it before {@link #step} is told that one is to run it.
     *
     * @throws ReleaseRefused when an item is not right; then nothing changed
     */
    public Made publish(Path items, Enrolment.Desks desks, Instant now) throws IOException, ReleaseRefused {
        return make(number -> publisher.publish(items, Map.of(DESKS, Json.write(desks)), number, now));
    }

    /** Whether a release names these desks, with these keys. */
    boolean names(int release, Enrolment.Desks desks) {
        PublishedItems.Target named = published.targets(release).get(DESKS);
        String hash = HexFormat.of().formatHex(suite.hash(Json.write(desks)));
        return named != null && named.sha256().equals(hash);
    }

    /** Makes a release of the items of an earlier one; the desks stay as the newest release has them. */
    Made rollback(int to, Instant now) throws IOException, ReleaseRefused {
        return make(number -> publisher.rollback(to, number, now));
    }

    private interface Making {
        PublishResult as(int number);
    }

    private Made make(Making making) throws IOException, ReleaseRefused {
        try {
            return alone(() -> {
                int number = newest() + 1;
                return switch (making.as(number)) {
                    case PublishResult.Rejected(List<Problem> problems) ->
                        throw new ReleaseRefused(
                                problems.stream().map(Problem::toString).toList());
                    case PublishResult.Published done -> {
                        lines.begin(done.release());
                        yield new Made(
                                done.release(), published.items(done.release()).size(), itemNames(done.changed()));
                    }
                };
            });
        } catch (UncheckedIOException failed) {
            throw failed.getCause();
        }
    }

    /**
     * Signs new timestamps, so that each terminal follows the repository to the release it is to run and sees that this is
     * still so. Nothing before the first release.
     *
     * @param inUse every release that some terminal is to run
     */
    void step(List<Integer> inUse, Instant now) throws IOException {
        try {
            alone(() -> {
                if (publisher.release().isPresent()) {
                    lines.step(publisher, inUse, now);
                }
                return now;
            });
        } catch (UncheckedIOException failed) {
            throw failed.getCause();
        } catch (ReleaseRefused impossible) {
            throw new IllegalStateException("A timestamp refuses nothing", impossible);
        }
    }

    private <T> T alone(Step<T> step) throws IOException, ReleaseRefused {
        writing.lock();
        try (FileChannel file =
                        FileChannel.open(folder.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = file.lock()) {
            if (!lock.isValid()) {
                throw new IOException("The lock of " + folder + " was lost. Try again.");
            }
            return step.run();
        } finally {
            writing.unlock();
        }
    }

    /** The highest number there is a trace of, whole or not. */
    private int newest() {
        try (Stream<Path> files = Files.list(folder.resolve("meta"))) {
            return files.map(file -> TARGETS.matcher(file.getFileName().toString()))
                    .filter(Matcher::matches)
                    .mapToInt(matcher -> Integer.parseInt(matcher.group(1)))
                    .max()
                    .orElse(0);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static List<String> itemNames(List<String> targets) {
        return targets.stream()
                .filter(name -> name.startsWith("items/") && name.endsWith(".json"))
                .map(name -> name.substring("items/".length(), name.length() - ".json".length()))
                .toList();
    }
}
