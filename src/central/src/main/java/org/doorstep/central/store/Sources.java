// SPDX-License-Identifier: Apache-2.0
package org.doorstep.central.store;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jspecify.annotations.Nullable;

/** The files that releases were made of, and the draft of the next one. A content is kept once, under its hash. */
public final class Sources {
    private final Handle handle;

    Sources(Handle handle) {
        this.handle = handle;
        handle.registerRowMapper(ConstructorMapper.factory(DraftFile.class));
    }

    /**
     * A file that the draft puts in or takes out.
     *
     * @param content null when it is taken out
     */
    public record DraftFile(String name, @Nullable String content, Instant put, String putBy) {}

    /** Content by name; empty when the release was made before files were kept. */
    public SortedMap<String, String> ofRelease(int release) {
        SortedMap<String, String> files = new TreeMap<>();
        handle.createQuery("""
                        select f.name, c.content from release_file f join catalog_file c on c.hash = f.hash
                        where f.release = :release""")
                .bind("release", release)
                .map((row, context) -> Map.entry(row.getString("name"), row.getString("content")))
                .forEach(entry -> files.put(entry.getKey(), entry.getValue()));
        return files;
    }

    /** @param hashed content by hash, for each name */
    public void keep(int release, Map<String, Hashed> hashed) {
        hashed.forEach((name, file) -> {
            keep(file);
            handle.createUpdate("insert into release_file (release, name, hash) values (:release, :name, :hash)")
                    .bind("release", release)
                    .bind("name", name)
                    .bind("hash", file.hash())
                    .execute();
        });
    }

    /** A content under its hash. */
    public record Hashed(String hash, String content) {}

    /** Gives a release the files of another. */
    public void copy(int from, int to) {
        handle.createUpdate("""
                        insert into release_file (release, name, hash)
                        select :to, name, hash from release_file where release = :from""").bind("to", to).bind("from", from).execute();
    }

    public List<DraftFile> draft() {
        return handle.createQuery("""
                        select d.name, c.content, d.put, d.put_by from draft_file d
                        left join catalog_file c on c.hash = d.hash order by d.name""").mapTo(DraftFile.class).list();
    }

    /** @param file null to take it out */
    public void draft(String name, @Nullable Hashed file, Instant at, String by) {
        if (file != null) {
            keep(file);
        }
        handle.createUpdate("""
                        insert into draft_file (name, hash, put, put_by) values (:name, :hash, :at, :by)
                        on conflict (name) do update set hash = excluded.hash, put = excluded.put,
                          put_by = excluded.put_by""")
                .bind("name", name)
                .bind("hash", file == null ? null : file.hash())
                .bind("at", at)
                .bind("by", by)
                .execute();
    }

    /** Leaves a file as the release has it; false when the draft did not change it. */
    public boolean undraft(String name) {
        boolean done = handle.createUpdate("delete from draft_file where name = :name")
                        .bind("name", name)
                        .execute()
                == 1;
        forgetUnused();
        return done;
    }

    /** Empties the draft; how many files it changed. */
    public int clearDraft() {
        int files = handle.createUpdate("delete from draft_file").execute();
        forgetUnused();
        return files;
    }

    private void keep(Hashed file) {
        handle.createUpdate(
                        "insert into catalog_file (hash, content) values (:hash, :content) on conflict (hash) do nothing")
                .bind("hash", file.hash())
                .bind("content", file.content())
                .execute();
    }

    private void forgetUnused() {
        handle.createUpdate("""
                        delete from catalog_file where not exists
                          (select 1 from release_file f where f.hash = catalog_file.hash)
                        and not exists (select 1 from draft_file d where d.hash = catalog_file.hash)""").execute();
    }
}
