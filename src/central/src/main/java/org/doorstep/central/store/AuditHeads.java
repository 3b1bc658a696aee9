// SPDX-License-Identifier: Apache-2.0
package org.doorstep.central.store;

import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** Where the terminals' audit chains stand. */
public final class AuditHeads {
    private final Handle handle;

    AuditHeads(Handle handle) {
        this.handle = handle;
        handle.registerRowMapper(ConstructorMapper.factory(Head.class));
    }

    /** @param hash of the chain's entry {@code seq}, base64url */
    public record Head(String terminal, long seq, String hash, Instant received) {}

    public Optional<Head> find(String terminal) {
        return handle.createQuery("select * from audit_head where terminal = :terminal")
                .bind("terminal", terminal)
                .mapTo(Head.class)
                .findOne();
    }

    public void forget(String terminal) {
        handle.createUpdate("delete from audit_head where terminal = :terminal")
                .bind("terminal", terminal)
                .execute();
    }

    public void put(Head head) {
        handle.createUpdate("""
                        insert into audit_head (terminal, seq, hash, received)
                        values (:terminal, :seq, :hash, :received)
                        on conflict (terminal) do update set seq = excluded.seq, hash = excluded.hash,
                          received = excluded.received""").bindMethods(head).execute();
    }
}
