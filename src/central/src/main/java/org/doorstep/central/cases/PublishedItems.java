// SPDX-License-Identifier: Apache-2.0
package org.doorstep.central.cases;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.doorstep.catalog.Text;
import org.doorstep.catalog.author.Authoring;
import org.doorstep.catalog.item.Item;
import org.doorstep.catalog.item.WorkCalendar;
import org.doorstep.wire.BadMessage;
import org.doorstep.wire.Json;

/**
 * The items of all releases published so far, by id and version, and the working calendar of the newest; a terminal may
 * submit under an older release. An item of a version never changes, so what was read once is kept in memory. Any thread.
 */
public final class PublishedItems {
    private static final Pattern TARGETS = Pattern.compile("([0-9]{1,9})\\.targets\\.json");
    private static final String FOLDER = "items/";
    private static final String CALENDAR = "calendar.json";

    private final Path repository;
    private final Set<Integer> read = new HashSet<>();
    private final Set<String> blobs = new HashSet<>();
    private final Map<Key, Known> items = new HashMap<>();
    private WorkCalendar calendar = WorkCalendar.WEEKDAYS;

    /** @param repository folder with {@code meta/} and {@code blobs/} */
    public PublishedItems(Path repository) {
        this.repository = repository;
    }

    /**
     * What a case needs of its item.
     *
     * @param implementation 实施编码
     * @param promisedDays working days; 0 at once
     */
    public record Known(String id, int version, Text title, String desk, String implementation, int promisedDays) {}

    /**
     * Reads releases that appeared since the last call when the item is not known yet.
     *
     * @throws UncheckedIOException when a release's files cannot be read
     */
    public synchronized Optional<Known> find(String id, int version) {
        Key key = new Key(id, version);
        if (!items.containsKey(key)) {
            readNew();
        }
        return Optional.ofNullable(items.get(key));
    }

    /**
     * The days that are worked, by the newest release; Monday to Friday where it does not say.
     *
     * @throws UncheckedIOException when a release's files cannot be read
     */
    public synchronized WorkCalendar calendar() {
        readNew();
        return calendar;
    }

    private record Key(String id, int version) {}

    private record Targets(Signed signed) {}

    private record Signed(Map<String, Target> targets) {}

    private record Target(Hashes hashes) {}

    private record Hashes(String sha256) {}

    private void readNew() {
        try {
            for (int release : releases()) {
                if (!read.contains(release)) {
                    readRelease(release);
                    read.add(release);
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private List<Integer> releases() throws IOException {
        try (Stream<Path> files = Files.list(repository.resolve("meta"))) {
            return files.map(file -> TARGETS.matcher(file.getFileName().toString()))
                    .filter(Matcher::matches)
                    .map(matcher -> Integer.valueOf(matcher.group(1)))
                    .sorted()
                    .toList();
        }
    }

    private void readRelease(int release) throws IOException {
        Path file = repository.resolve("meta").resolve(release + ".targets.json");
        Targets targets;
        try {
            targets = Json.readReply(Files.readAllBytes(file), Targets.class);
        } catch (BadMessage damaged) {
            throw new IOException("The release's file " + file + " is damaged: " + damaged.getMessage(), damaged);
        }
        calendar = calendar(targets);
        for (Map.Entry<String, Target> target : targets.signed().targets().entrySet()) {
            String sha256 = target.getValue().hashes().sha256();
            if (target.getKey().startsWith(FOLDER) && !blobs.contains(sha256)) {
                byte[] json = Files.readAllBytes(repository.resolve("blobs").resolve(sha256));
                if (Authoring.readCompiled(target.getKey(), json) instanceof Authoring.Read.Known(Item item)) {
                    keep(item);
                }
                blobs.add(sha256);
            }
        }
    }

    private WorkCalendar calendar(Targets targets) throws IOException {
        Target target = targets.signed().targets().get(CALENDAR);
        if (target == null) {
            return WorkCalendar.WEEKDAYS;
        }
        byte[] json = Files.readAllBytes(
                repository.resolve("blobs").resolve(target.hashes().sha256()));
        return Authoring.readCompiledCalendar(CALENDAR, json)
                        instanceof Authoring.ReadCalendar.Known(WorkCalendar known)
                ? known
                : calendar;
    }

    private void keep(Item item) {
        items.put(
                new Key(item.id(), item.version()),
                new Known(
                        item.id(),
                        item.version(),
                        item.title(),
                        item.desk(),
                        item.codes().implementation(),
                        item.handling().promisedDays()));
    }
}
