// SPDX-License-Identifier: Apache-2.0
package org.doorstep.desk.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.List;
import org.doorstep.contract.Cases;
import org.doorstep.wire.Base64Url;
import org.doorstep.wire.Json;
import org.doorstep.wire.Suites;
import org.jdbi.v3.core.Handle;

/** What central handed over and cannot stand beside what lies here already; it is kept apart, for people to look at. */
public record Misdelivered(long seq, String record, String number, Reason reason, Instant at) {
    public enum Reason {
        /** The same record again under another position. */
        TWICE,
        /** A record's id with other bytes than those that lie here. */
        OTHER_BYTES,
        /** A position that another record has. */
        POSITION_TAKEN
    }

    /** Keeps it whole; the same once. */
    static Misdelivered apart(Handle handle, Cases.Handed handed, Reason reason, Instant now) {
        byte[] body = Json.write(handed);
        handle.createUpdate("""
                        insert into misdelivered (hash, seq, record, number, reason, body, at)
                        values (:hash, :seq, :record, :number, :reason, :body, :at) on conflict (hash) do nothing""")
                .bind("hash", Base64Url.encode(Suites.current().hash(body)))
                .bind("seq", handed.seq())
                .bind("record", handed.record())
                .bind("number", handed.number())
                .bind("reason", reason.name())
                .bind("body", new String(body, UTF_8))
                .bind("at", now.toEpochMilli())
                .execute();
        return new Misdelivered(handed.seq(), handed.record(), handed.number(), reason, now);
    }

    /** What lies apart, the newest first. */
    static List<Misdelivered> newest(Handle handle, int limit) {
        return handle.createQuery(
                        "select seq, record, number, reason, at from misdelivered order by at desc, seq desc limit :limit")
                .bind("limit", limit)
                .map((row, context) -> new Misdelivered(
                        row.getLong("seq"),
                        row.getString("record"),
                        row.getString("number"),
                        Reason.valueOf(row.getString("reason")),
                        Instant.ofEpochMilli(row.getLong("at"))))
                .list();
    }
}
