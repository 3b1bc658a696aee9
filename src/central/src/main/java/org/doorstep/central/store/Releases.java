// SPDX-License-Identifier: Apache-2.0
package org.doorstep.central.store;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** Who published which release of the catalog, and which items are withdrawn. */
public final class Releases {
    private final Handle handle;

    Releases(Handle handle) {
        this.handle = handle;
        handle.registerRowMapper(ConstructorMapper.factory(Release.class));
        handle.registerRowMapper(ConstructorMapper.factory(Withdrawn.class));
    }

    /**
     * @param items how many items it offers
     * @param desks how many desks it names
     * @param changed ids of the items that are new or differ, parted by blanks
     */
    public record Release(int number, Instant published, String publishedBy, int items, int desks, String changed) {}

    public record Withdrawn(String item, Instant withdrawn, String withdrawnBy, String reason) {}

    public void add(Release release) {
        handle.createUpdate("""
                        insert into catalog_release (number, published, published_by, items, desks, changed)
                        values (:number, :published, :publishedBy, :items, :desks, :changed)""").bindMethods(release).execute();
    }

    /** Newest first. */
    public List<Release> all() {
        return handle.createQuery("select * from catalog_release order by number desc")
                .mapTo(Release.class)
                .list();
    }

    /** The newest release, 0 before the first. */
    public int current() {
        return handle.createQuery("select coalesce(max(number), 0) from catalog_release")
                .mapTo(Integer.class)
                .one();
    }

    public List<Withdrawn> withdrawn() {
        return handle.createQuery("select * from withdrawn_item order by item")
                .mapTo(Withdrawn.class)
                .list();
    }

    public void withdraw(Withdrawn withdrawn) {
        handle.createUpdate("""
                        insert into withdrawn_item (item, withdrawn, withdrawn_by, reason)
                        values (:item, :withdrawn, :withdrawnBy, :reason) on conflict (item) do nothing""").bindMethods(withdrawn).execute();
    }

    public boolean restore(String item) {
        return handle.createUpdate("delete from withdrawn_item where item = :item")
                        .bind("item", item)
                        .execute()
                == 1;
    }
}
