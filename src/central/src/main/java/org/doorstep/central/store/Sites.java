// SPDX-License-Identifier: Apache-2.0
package org.doorstep.central.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jspecify.annotations.Nullable;

/** Halls and the people on their rosters. */
public final class Sites {
    private final Handle handle;

    Sites(Handle handle) {
        this.handle = handle;
        handle.registerRowMapper(ConstructorMapper.factory(Site.class));
        handle.registerRowMapper(ConstructorMapper.factory(Attendant.class));
    }

    /**
     * A hall where terminals stand.
     *
     * @param staffedHours such as {@code 8:30-17:30}
     * @param keeper account that owns the alarms of its terminals; empty when none is named
     */
    public record Site(String id, String name, String phone, String staffedHours, String keeper, Instant created) {}

    /**
     * @param id roster id, as it stands on grants
     * @param tag keyed hash of the id number, base64url
     * @param removed null while on the roster
     */
    public record Attendant(
            String id,
            String site,
            String name,
            String tag,
            Instant added,
            @Nullable Instant removed) {}

    public List<Site> all() {
        return handle.createQuery("select * from site order by name, id")
                .mapTo(Site.class)
                .list();
    }

    public Optional<Site> find(String id) {
        return handle.createQuery("select * from site where id = :id")
                .bind("id", id)
                .mapTo(Site.class)
                .findOne();
    }

    /** Adds the site or changes the one with this id; {@code created} of an existing one stays. */
    public void save(Site site) {
        handle.createUpdate("""
                        insert into site (id, name, phone, staffed_hours, keeper, created)
                        values (:id, :name, :phone, :staffedHours, :keeper, :created)
                        on conflict (id) do update set name = excluded.name, phone = excluded.phone,
                          staffed_hours = excluded.staffed_hours, keeper = excluded.keeper""").bindMethods(site).execute();
    }

    /** Everybody on the roster of a site now. */
    public List<Attendant> roster(String site) {
        return handle.createQuery("select * from attendant where site = :site and removed is null order by added, id")
                .bind("site", site)
                .mapTo(Attendant.class)
                .list();
    }

    public Optional<Attendant> onRoster(String site, String tag) {
        return handle.createQuery("select * from attendant where site = :site and tag = :tag and removed is null")
                .bind("site", site)
                .bind("tag", tag)
                .mapTo(Attendant.class)
                .findOne();
    }

    public void add(Attendant attendant) {
        handle.createUpdate("""
                        insert into attendant (id, site, name, tag, added)
                        values (:id, :site, :name, :tag, :added)""").bindMethods(attendant).execute();
    }

    /** Takes somebody off the roster; the row stays, because grants name it. */
    public boolean remove(String site, String id, Instant at) {
        return handle.createUpdate(
                                "update attendant set removed = :at where site = :site and id = :id and removed is null")
                        .bind("at", at)
                        .bind("site", site)
                        .bind("id", id)
                        .execute()
                == 1;
    }
}
