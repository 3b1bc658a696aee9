// SPDX-License-Identifier: Apache-2.0
package org.doorstep.central.store;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jspecify.annotations.Nullable;

/** Departments' desks as they enrolled. */
public final class Desks {
    private final Handle handle;

    Desks(Handle handle) {
        this.handle = handle;
        handle.registerRowMapper(ConstructorMapper.factory(Desk.class));
    }

    /**
     * @param id code such as {@code rs}
     * @param revoked null while it may speak
     */
    public record Desk(
            String id,
            String name,
            String tlsKey,
            String signingKey,
            String sealingKey,
            String software,
            Instant enrolled,
            @Nullable Instant revoked,
            @Nullable Instant lastSeen) {}

    public List<Desk> all() {
        return handle.createQuery("select * from desk order by id")
                .mapTo(Desk.class)
                .list();
    }

    public Optional<Desk> find(String id) {
        return handle.createQuery("select * from desk where id = :id")
                .bind("id", id)
                .mapTo(Desk.class)
                .findOne();
    }

    public Optional<Desk> byKey(String tlsKey) {
        return handle.createQuery("select * from desk where tls_key = :key")
                .bind("key", tlsKey)
                .mapTo(Desk.class)
                .findOne();
    }

    /** Writes a new enrolment; one that stood before under this code is replaced. */
    public void enrol(Desk desk) {
        handle.createUpdate("""
                        insert into desk (id, name, tls_key, signing_key, sealing_key, software, enrolled)
                        values (:id, :name, :tlsKey, :signingKey, :sealingKey, :software, :enrolled)
                        on conflict (id) do update set name = excluded.name, tls_key = excluded.tls_key,
                          signing_key = excluded.signing_key, sealing_key = excluded.sealing_key,
                          software = excluded.software, enrolled = excluded.enrolled, revoked = null,
                          last_seen = null""").bindMethods(desk).execute();
    }

    public boolean revoke(String id, Instant at) {
        return handle.createUpdate("update desk set revoked = :at where id = :id and revoked is null")
                        .bind("at", at)
                        .bind("id", id)
                        .execute()
                == 1;
    }

    /** Writes what memory knows in one statement; an older time never replaces a newer one. */
    public void seen(Map<String, Instant> seen) {
        Terminals.Seen.flush(handle, "desk", seen);
    }
}
