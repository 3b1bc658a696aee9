// SPDX-License-Identifier: Apache-2.0
package org.doorstep.central.catalog;

import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.doorstep.central.audit.AuditLog;
import org.doorstep.central.store.Releases;
import org.doorstep.central.store.Sources;
import org.doorstep.central.store.Store;
import org.doorstep.central.store.Tx;
import org.doorstep.contract.Suite;
import org.doorstep.wire.Base64Url;

/** The draft of the next release: the newest release's files with those that were put in or taken out. There is one. Any thread. */
public final class Drafts {
    private final Store store;
    private final Suite suite;
    private final AuditLog audit;
    private final InstantSource clock;

    public Drafts(Store store, Suite suite, AuditLog audit, InstantSource clock) {
        this.store = store;
        this.suite = suite;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * @param base the release it begins with, 0 for none
     * @param current the release that every terminal runs, against which its items are compared
     * @param before the files of the base
     * @param changes what it puts in and takes out
     * @param folder the files as they would be published
     * @param mark stands for all of this: another mark, another draft
     */
    public record Draft(
            int base,
            int current,
            SortedMap<String, String> before,
            List<Sources.DraftFile> changes,
            CatalogFolder folder,
            String mark) {
        public boolean empty() {
            return changes.isEmpty();
        }

        /** Who put it together. */
        public List<String> authors() {
            return changes.stream()
                    .map(Sources.DraftFile::putBy)
                    .distinct()
                    .sorted()
                    .toList();
        }
    }

    public Draft now() {
        return store.read(this::of);
    }

    Draft of(Tx tx) {
        Releases releases = tx.releases();
        int base = releases.newest();
        SortedMap<String, String> before = tx.sources().ofRelease(base);
        List<Sources.DraftFile> changes = tx.sources().draft();
        SortedMap<String, String> files = new TreeMap<>(before);
        for (Sources.DraftFile change : changes) {
            if (change.content() == null) {
                files.remove(change.name());
            } else {
                files.put(change.name(), change.content());
            }
        }
        int current = releases.current();
        String mark = files.entrySet().stream()
                .map(file -> file.getKey() + " " + hashed(file.getValue()).hash())
                .collect(Collectors.joining("\n", base + " " + current + "\n", ""));
        return new Draft(
                base,
                current,
                before,
                changes,
                new CatalogFolder(files),
                hashed(mark).hash());
    }

    /** A content under its hash. */
    Sources.Hashed hashed(String content) {
        return new Sources.Hashed(Base64Url.encode(suite.hash(content.getBytes(StandardCharsets.UTF_8))), content);
    }

    /** Puts files in; one that is as the release has it is no change. */
    public void put(Map<String, String> files, String by) {
        store.change(tx -> {
            SortedMap<String, String> before =
                    tx.sources().ofRelease(tx.releases().newest());
            files.forEach((name, content) -> {
                if (!CatalogFolder.NAME.matcher(name).matches()) {
                    throw new IllegalArgumentException("This is no name of a catalog's file");
                }
                if (content.equals(before.get(name))) {
                    tx.sources().undraft(name);
                } else {
                    tx.sources().draft(name, hashed(content), clock.instant(), by);
                }
            });
            audit.append(tx, by, "draft.put", String.join(" ", new TreeSet<>(files.keySet())));
        });
    }

    /** Takes a file out; one that only the draft had is forgotten. */
    public void takeOut(String name, String by) {
        store.change(tx -> {
            if (tx.sources().ofRelease(tx.releases().newest()).containsKey(name)) {
                tx.sources().draft(name, null, clock.instant(), by);
            } else {
                tx.sources().undraft(name);
            }
            audit.append(tx, by, "draft.remove", name);
        });
    }

    /** Leaves a file as the release has it. */
    public void undo(String name, String by) {
        store.change(tx -> {
            if (tx.sources().undraft(name)) {
                audit.append(tx, by, "draft.undo", name);
            }
        });
    }

    /** Forgets the draft. */
    public void discard(String by) {
        store.change(tx -> {
            if (tx.sources().clearDraft() > 0) {
                audit.append(tx, by, "draft.discard", "");
            }
        });
    }
}
