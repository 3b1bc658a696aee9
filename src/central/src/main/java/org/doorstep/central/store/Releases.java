// SPDX-License-Identifier: Apache-2.0
package org.doorstep.central.store;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jspecify.annotations.Nullable;

/** Who published which release of the catalog, which terminals run which, and which items are withdrawn. */
public final class Releases {
    private final Handle handle;

    Releases(Handle handle) {
        this.handle = handle;
        handle.registerRowMapper(ConstructorMapper.factory(Release.class));
        handle.registerRowMapper(ConstructorMapper.factory(Withdrawn.class));
        handle.registerRowMapper(ConstructorMapper.factory(Event.class));
    }

    /**
     * @param items how many items it offers
     * @param desks how many desks it names
     * @param changed ids of the items that are new or differ, parted by blanks
     * @param forAll when it was given to every terminal; null while it is on trial
     * @param origin the release whose items it takes up again, 0 for none
     * @param authors accounts that put files into it, parted by blanks
     */
    public record Release(
            int number,
            Instant published,
            String publishedBy,
            int items,
            int desks,
            String changed,
            @Nullable Instant forAll,
            int origin,
            String authors) {}

    public record Withdrawn(String item, Instant withdrawn, String withdrawnBy, String reason) {}

    public enum Action {
        /** Made of files. */
        PUBLISHED,
        /** Made of the items of an earlier release. */
        ROLLED_BACK,
        /** Given to one terminal. */
        TRIED,
        /** Given to all. */
        FOR_ALL,
        WITHDRAWN,
        RESTORED
    }

    /**
     * @param release 0 for none
     * @param item empty for none
     * @param terminal empty for none
     */
    public record Event(
            Instant at, String actor, Action action, int release, String item, String terminal, String reason) {}

    public void add(Release release) {
        handle.createUpdate("""
                        insert into catalog_release (number, published, published_by, items, desks, changed, for_all,
                          origin, authors)
                        values (:number, :published, :publishedBy, :items, :desks, :changed, :forAll, :origin,
                          :authors)""").bindMethods(release).execute();
    }

    /** Newest first. */
    public List<Release> all() {
        return handle.createQuery("select * from catalog_release order by number desc")
                .mapTo(Release.class)
                .list();
    }

    public Optional<Release> find(int number) {
        return handle.createQuery("select * from catalog_release where number = :number")
                .bind("number", number)
                .mapTo(Release.class)
                .findOne();
    }

    /** The newest release, on trial or not; 0 before the first. */
    public int newest() {
        return number("select coalesce(max(number), 0) from catalog_release");
    }

    /** The release that every terminal runs unless it is on trial; 0 before the first. */
    public int current() {
        return number("select coalesce(max(number), 0) from catalog_release where for_all is not null");
    }

    /** The release that a terminal is to run. */
    public int assigned(String terminal) {
        return Math.max(current(), trials().getOrDefault(terminal, 0));
    }

    /** The release each terminal on trial is to run, where that is above everybody's. */
    public Map<String, Integer> trials() {
        int current = current();
        Map<String, Integer> trials = new TreeMap<>();
        handle.createQuery("select terminal, release from release_trial where release > :current")
                .bind("current", current)
                .map((row, context) -> Map.entry(row.getString("terminal"), row.getInt("release")))
                .forEach(entry -> trials.put(entry.getKey(), entry.getValue()));
        return trials;
    }

    /** Every release that some terminal is to run. */
    public List<Integer> inUse() {
        TreeSet<Integer> inUse = new TreeSet<>(trials().values());
        int current = current();
        if (current > 0) {
            inUse.add(current);
        }
        return List.copyOf(inUse);
    }

    /** Gives a release to one terminal; a terminal never goes back to a lower number. */
    public void tryOn(String terminal, int release) {
        handle.createUpdate("""
                        insert into release_trial (terminal, release) values (:terminal, :release)
                        on conflict (terminal) do update set release = excluded.release
                          where excluded.release > release_trial.release""")
                .bind("terminal", terminal)
                .bind("release", release)
                .execute();
    }

    /** Gives a release to every terminal. */
    public void giveToAll(int release, Instant at) {
        handle.createUpdate("update catalog_release set for_all = :at where number = :release and for_all is null")
                .bind("at", at)
                .bind("release", release)
                .execute();
        handle.createUpdate("delete from release_trial where release <= :release")
                .bind("release", release)
                .execute();
    }

    public List<Withdrawn> withdrawn() {
        return handle.createQuery("select * from withdrawn_item order by item")
                .mapTo(Withdrawn.class)
                .list();
    }

    /** False when it was withdrawn before; then that stays as it is. */
    public boolean withdraw(Withdrawn withdrawn) {
        return handle.createUpdate("""
                        insert into withdrawn_item (item, withdrawn, withdrawn_by, reason)
                        values (:item, :withdrawn, :withdrawnBy, :reason) on conflict (item) do nothing""").bindMethods(withdrawn).execute() == 1;
    }

    public boolean restore(String item) {
        return handle.createUpdate("delete from withdrawn_item where item = :item")
                        .bind("item", item)
                        .execute()
                == 1;
    }

    public void note(Event event) {
        handle.createUpdate("""
                        insert into catalog_event (n, at, actor, action, release, item, terminal, reason)
                        values ((select coalesce(max(n), 0) + 1 from catalog_event), :at, :actor, :action, :release,
                          :item, :terminal, :reason)""").bindMethods(event).execute();
    }

    /** Newest first. */
    public List<Event> events(int limit) {
        return handle.createQuery("select * from catalog_event order by n desc limit :limit")
                .bind("limit", limit)
                .mapTo(Event.class)
                .list();
    }

    /** Of one release, newest first. */
    public List<Event> eventsOf(int release) {
        return handle.createQuery("select * from catalog_event where release = :release order by n desc")
                .bind("release", release)
                .mapTo(Event.class)
                .list();
    }

    private int number(String query) {
        return handle.createQuery(query).mapTo(Integer.class).one();
    }
}
