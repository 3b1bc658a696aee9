// SPDX-License-Identifier: Apache-2.0
package org.doorstep.central.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** Central's own chain: who did what. Rows are only ever added. */
public final class Audits {
    private final Handle handle;

    Audits(Handle handle) {
        this.handle = handle;
        handle.registerRowMapper(ConstructorMapper.factory(Entry.class));
    }

    public record Entry(
            long n, Instant at, String actor, String action, String subject, String previous, String hash) {}

    public Optional<Entry> last() {
        return handle.createQuery("select * from audit_entry order by n desc limit 1")
                .mapTo(Entry.class)
                .findOne();
    }

    public void add(Entry entry) {
        handle.createUpdate("""
                        insert into audit_entry (n, at, actor, action, subject, previous, hash)
                        values (:n, :at, :actor, :action, :subject, :previous, :hash)""").bindMethods(entry).execute();
    }

    /** The chain from its beginning. */
    public List<Entry> all() {
        return handle.createQuery("select * from audit_entry order by n")
                .mapTo(Entry.class)
                .list();
    }
}
