// SPDX-License-Identifier: Apache-2.0
package org.doorstep.central.catalog;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.doorstep.catalog.author.Authoring;
import org.doorstep.catalog.item.CodeTable;
import org.doorstep.catalog.item.Item;
import org.doorstep.catalog.item.WorkCalendar;
import org.doorstep.wire.BadMessage;
import org.doorstep.wire.Json;
import org.jspecify.annotations.Nullable;

/** What the releases in the repository hold. Releases never change, so what was read once is kept. Any thread. */
public final class PublishedItems {
    private static final Pattern TARGETS = Pattern.compile("([0-9]{1,9})\\.targets\\.json");
    private static final String LISTS = "lists/";
    private static final String CALENDAR = "calendar.json";
    private static final int KEPT = 6;

    private final Path repository;
    private final ReentrantLock lock = new ReentrantLock();
    private volatile Calendar calendar = new Calendar("", WorkCalendar.WEEKDAYS);
    private final Map<Integer, Map<String, Target>> targets = new HashMap<>();
    private final Map<Integer, List<Item>> items = new LinkedHashMap<>(16, 0.75f, true) {
        @java.io.Serial
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Integer, List<Item>> eldest) {
            return size() > KEPT;
        }
    };

    public PublishedItems(Path repository) {
        this.repository = repository;
    }

    record Targets(Signed signed) {}

    record Signed(Map<String, Target> targets) {}

    record Target(Map<String, String> hashes, @Nullable Custom custom) {
        String sha256() {
            return hashes.getOrDefault("sha256", "");
        }

        int version() {
            return custom == null ? 0 : custom.version();
        }
    }

    record Custom(int version) {}

    /** By id; empty for release 0. An item that this program cannot read is left out. */
    public List<Item> items(int release) {
        if (release == 0) {
            return List.of();
        }
        lock.lock();
        try {
            List<Item> found = items.get(release);
            if (found == null) {
                found = read(release);
                items.put(release, found);
            }
            return found;
        } finally {
            lock.unlock();
        }
    }

    private List<Item> read(int release) {
        List<Item> found = new ArrayList<>();
        targets(release).forEach((name, target) -> {
            if (name.startsWith(CatalogFolder.ITEMS)) {
                byte[] json = bytes(repository.resolve("blobs").resolve(target.sha256()));
                if (Authoring.readCompiled(name, json) instanceof Authoring.Read.Known(Item item)) {
                    found.add(item);
                }
            }
        });
        return List.copyOf(found);
    }

    /** Code lists; empty for release 0. One that this program cannot read is left out. */
    public List<CodeTable> lists(int release) {
        List<CodeTable> found = new ArrayList<>();
        if (release > 0) {
            targets(release).forEach((name, target) -> {
                if (name.startsWith(LISTS)) {
                    byte[] json = bytes(repository.resolve("blobs").resolve(target.sha256()));
                    if (Authoring.readCompiledList(name, json) instanceof Authoring.ReadList.Known(CodeTable table)) {
                        found.add(table);
                    }
                }
            });
        }
        return found;
    }

    /** An item of any release there ever was; empty when none had this version of it, or this program cannot read it. */
    public Optional<Item> find(String id, int version) {
        Published first = versions().getOrDefault(id, Map.of()).get(version);
        return first == null
                ? Optional.empty()
                : items(first.release()).stream()
                        .filter(item -> item.id().equals(id))
                        .findFirst();
    }

    /** The days that are worked, by the newest release; Monday to Friday where it does not say or this program cannot read it. */
    public WorkCalendar calendar() {
        List<Integer> releases = releases();
        Target target = releases.isEmpty() ? null : targets(releases.getLast()).get(CALENDAR);
        if (target == null) {
            return WorkCalendar.WEEKDAYS;
        }
        Calendar known = calendar;
        if (!known.sha256().equals(target.sha256())) {
            byte[] json = bytes(repository.resolve("blobs").resolve(target.sha256()));
            known = new Calendar(
                    target.sha256(),
                    Authoring.readCompiledCalendar(CALENDAR, json)
                                    instanceof Authoring.ReadCalendar.Known(WorkCalendar days)
                            ? days
                            : WorkCalendar.WEEKDAYS);
            calendar = known;
        }
        return known.days();
    }

    private record Calendar(String sha256, WorkCalendar days) {}

    /** Where each version of an item was published first, by item and version, over all releases there ever were. */
    Map<String, Map<Integer, Published>> versions() {
        Map<String, Map<Integer, Published>> versions = new HashMap<>();
        for (int release : releases()) {
            targets(release).forEach((name, target) -> {
                if (name.startsWith(CatalogFolder.ITEMS) && name.endsWith(".json")) {
                    String id = name.substring(CatalogFolder.ITEMS.length(), name.length() - ".json".length());
                    versions.computeIfAbsent(id, any -> new TreeMap<>())
                            .putIfAbsent(target.version(), new Published(release, target.sha256()));
                }
            });
        }
        return versions;
    }

    /** @param sha256 of the compiled item, hex */
    record Published(int release, String sha256) {}

    private List<Integer> releases() {
        try (Stream<Path> files = Files.list(repository.resolve("meta"))) {
            return files.map(file -> TARGETS.matcher(file.getFileName().toString()))
                    .filter(Matcher::matches)
                    .map(matcher -> Integer.valueOf(matcher.group(1)))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Map<String, Target> targets(int release) {
        lock.lock();
        try {
            return targets.computeIfAbsent(release, this::parse);
        } finally {
            lock.unlock();
        }
    }

    private Map<String, Target> parse(int release) {
        Path file = repository.resolve("meta").resolve(release + ".targets.json");
        try {
            return new TreeMap<>(
                    Json.readReply(bytes(file), Targets.class).signed().targets());
        } catch (BadMessage damaged) {
            throw new IllegalStateException(file + " is damaged; restore the repository from its copy", damaged);
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
