// SPDX-License-Identifier: Apache-2.0
package org.doorstep.catalog.release;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.doorstep.catalog.author.Authoring;
import org.doorstep.catalog.author.Place;
import org.doorstep.catalog.author.Problem;
import org.doorstep.catalog.item.Item;
import org.doorstep.catalog.item.WorkCalendar;
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

    /** The holidays of a year are announced in the November before it. */
    private static final Duration AHEAD = Duration.ofDays(30);

    /**
     * @param version of the item, 0 for what is none
     */
    record Blob(byte[] bytes, int version) {}

    private final Path folder;
    private final Repository repository;
    private final Suite suite;
    private final ReleaseKeys keys;
    private final MetadataWriter writer;

    /** The folder is made when it is not there. */
    public ReleasePublisher(Path folder, Suite suite, ReleaseKeys keys) {
        this.folder = folder;
        this.repository = new Repository(folder, suite);
        this.suite = suite;
        this.keys = keys;
        this.writer = new MetadataWriter(suite);
    }

    /** Makes the first root where there is none. Its bytes, whose SHA-256 is what a work order's code carries. */
    public byte[] initialise(Instant now) {
        if (!repository.has(Role.ROOT, 1)) {
            repository.write(
                    Role.ROOT,
                    1,
                    writer.sign(
                            writer.root(1, now, ROOT_LIFE, keys),
                            keys.of(Role.ROOT).keys()));
        }
        return repository.read(Role.ROOT, 1);
    }

    /**
     * Makes the next root, which names the keys of {@code next}. It is signed by the old root keys and the new ones; a
     * publisher with the new keys takes over from here.
     */
    public ReleasePublisher renewRoot(ReleaseKeys next, Instant now) {
        int version = repository.newest(Role.ROOT) + 1;
        List<Suite.Pair> signers = new ArrayList<>(keys.of(Role.ROOT).keys());
        next.of(Role.ROOT).keys().stream()
                .filter(pair ->
                        signers.stream().noneMatch(old -> java.util.Arrays.equals(old.publicKey(), pair.publicKey())))
                .forEach(signers::add);
        repository.write(Role.ROOT, version, writer.sign(writer.root(version, now, ROOT_LIFE, next), signers));
        return new ReleasePublisher(folder, suite, next);
    }

    /** The newest release's number; empty before the first. */
    public OptionalInt release() {
        return repository.release();
    }

    /**
     * Checks a folder of items, code lists and a calendar and publishes it.
     *
     * @param extraTargets by target name, such as {@code desks.json}
     * @param release its number, above every number before
     */
    public PublishResult publish(Path yaml, Map<String, byte[]> extraTargets, int release, Instant now) {
        Authoring.Result authored = Authoring.load(yaml);
        List<Problem> problems = new ArrayList<>(authored.problems());
        Map<String, NavigableMap<Integer, String>> versions = repository.versions();
        Map<String, Blob> targets = new TreeMap<>();
        for (Authoring.Compiled item : authored.compiled()) {
            String name = ReleaseReader.ITEMS + item.item().id() + ".json";
            targets.put(name, new Blob(item.json(), item.item().version()));
            reused(item, versions.getOrDefault(name, Collections.emptyNavigableMap()))
                    .ifPresent(problems::add);
        }
        authored.lists()
                .forEach(list ->
                        targets.put(ReleaseReader.LISTS + list.table().id() + ".json", new Blob(list.json(), 0)));
        if (authored.calendar() != null) {
            targets.put(ReleaseReader.CALENDAR, new Blob(authored.calendar().json(), 0));
            ending(authored.calendar().calendar(), now).ifPresent(problems::add);
        }
        if (problems.stream().anyMatch(Problem::isError)) {
            return new PublishResult.Rejected(problems);
        }
        extraTargets.forEach((name, bytes) -> targets.put(name, new Blob(bytes, 0)));
        return release(targets, repository.targets(release()), release, now, problems);
    }

    /** An item's version is never used again with another content, not even after it was withdrawn or rolled back. */
    private Optional<Problem> reused(Authoring.Compiled item, NavigableMap<Integer, String> published) {
        int version = item.item().version();
        if (published.isEmpty()
                || version > published.lastKey()
                || sha256(item.json()).equals(published.get(version))) {
            return Optional.empty();
        }
        Place place = new Place(item.file(), 1, 1, "version");
        int last = published.lastKey();
        return Optional.of(
                published.containsKey(version)
                        ? Problem.error(place, Mistake.VERSION_PUBLISHED, version, last + 1)
                        : Problem.error(place, Mistake.VERSION_BEHIND, version, last, last + 1));
    }

    private static Optional<Problem> ending(WorkCalendar calendar, Instant now) {
        int year = now.plus(AHEAD).atZone(ZoneOffset.UTC).getYear();
        return calendar.years().contains(year)
                ? Optional.empty()
                : Optional.of(
                        Problem.warning(new Place("calendar.yaml", 1, 1, "years"), Mistake.CALENDAR_ENDING, year));
    }

    /**
     * Publishes the items and code lists of an earlier release under a new number. What is neither stays as it is now: keys of
     * desks and public holidays do not roll back.
     */
    public PublishResult rollback(int to, int release, Instant now) {
        Map<String, Metadata.Named> before = repository.targets(release());
        Map<String, Blob> targets = new TreeMap<>();
        repository.targets(OptionalInt.of(to)).forEach((name, named) -> {
            if (authored(name) || name.equals(ReleaseReader.CALENDAR)) {
                targets.put(name, new Blob(repository.blob(named), named.version()));
            }
        });
        before.forEach((name, named) -> {
            if (!authored(name) && !name.equals(LiveCatalog.RELEASE)) {
                targets.put(name, new Blob(repository.blob(named), 0));
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
        timestamp(release, repository.read(Role.SNAPSHOT, release), now);
    }

    /**
     * Writes the repository once more as a stock TUF client expects it: {@code metadata/} and {@code targets/}, the latter
     * with the hash before each name.
     */
    public void export(Path to) {
        repository.export(to);
    }

    /** Signs and writes a release of {@code targets}, whatever they hold. */
    PublishResult release(
            Map<String, Blob> targets,
            Map<String, Metadata.Named> before,
            int release,
            Instant now,
            List<Problem> warnings) {
        // Beyond the newest number there is a trace of, so that a half-written release is never given another content.
        int last = repository.newest(Role.TARGETS);
        if (release <= last) {
            return new PublishResult.Rejected(List.of(
                    Problem.error(new Place("release", 1, 1, ""), Mistake.RELEASE_BEHIND, release, last, last + 1)));
        }
        initialise(now);
        targets.put(LiveCatalog.RELEASE, new Blob(description(release, now), 0));
        targets.values().forEach(blob -> repository.store(blob.bytes()));

        ObjectNode signed = writer.signed(Role.TARGETS, release, now, RELEASE_LIFE);
        writer.targets(signed, targets);
        byte[] targetsFile = writer.sign(signed, keys.of(Role.TARGETS).keys());
        repository.write(Role.TARGETS, release, targetsFile);

        ObjectNode snapshot = writer.signed(Role.SNAPSHOT, release, now, RELEASE_LIFE);
        writer.name(snapshot.putObject("meta"), "targets.json", release, targetsFile);
        byte[] snapshotFile = writer.sign(snapshot, keys.of(Role.SNAPSHOT).keys());
        repository.write(Role.SNAPSHOT, release, snapshotFile);
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
        ObjectNode signed = writer.signed(Role.TIMESTAMP, repository.lastTimestamp() + 1, now, TIMESTAMP_LIFE);
        writer.name(signed.putObject("meta"), "snapshot.json", release, snapshotFile);
        repository.writeTimestamp(writer.sign(signed, keys.of(Role.TIMESTAMP).keys()));
    }

    /** What a release names; empty for none. */
    Map<String, Metadata.Named> targets(OptionalInt release) {
        return repository.targets(release);
    }

    private String sha256(byte[] bytes) {
        return Metadata.sha256(suite, bytes);
    }
}
