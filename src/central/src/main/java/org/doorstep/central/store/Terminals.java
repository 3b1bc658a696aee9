// SPDX-License-Identifier: Apache-2.0
package org.doorstep.central.store;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.core.statement.Update;
import org.jspecify.annotations.Nullable;

/** Terminals as they enrolled and as they last spoke. */
public final class Terminals {
    private final Handle handle;

    Terminals(Handle handle) {
        this.handle = handle;
        handle.registerRowMapper(ConstructorMapper.factory(Terminal.class));
    }

    /**
     * @param id 5 digits
     * @param tlsKey SHA-256 of the key its connections prove, base64url
     * @param enrolment rises with each enrolment; also the series of its lanes as long as it names no journal, see
     *     {@link Journals}
     * @param revoked null while it may speak
     * @param lastSeen up to half a minute older than what memory knows
     * @param heartbeat when the figures after it were heard; null before the first
     * @param boot highest that any heartbeat said
     * @param issued counter of the highest slip that any heartbeat said, whichever machine or journal it came from
     * @param lastSlip number of that slip; empty when no heartbeat said it
     * @param devices JSON object with the list {@code devices} of {@code Lanes.Device}
     */
    public record Terminal(
            String id,
            String name,
            String site,
            String tlsKey,
            String signingKey,
            int enrolment,
            String software,
            Instant enrolled,
            @Nullable Instant revoked,
            @Nullable Instant lastSeen,
            @Nullable Instant heartbeat,
            int boot,
            int release,
            int issued,
            int unsent,
            String lastSlip,
            String devices) {}

    /** What a heartbeat changes. */
    public record Beat(
            String id,
            Instant heartbeat,
            String software,
            int boot,
            int release,
            int issued,
            int unsent,
            String lastSlip,
            String devices) {}

    public List<Terminal> all() {
        return handle.createQuery("select * from terminal order by id")
                .mapTo(Terminal.class)
                .list();
    }

    public Optional<Terminal> find(String id) {
        return handle.createQuery("select * from terminal where id = :id")
                .bind("id", id)
                .mapTo(Terminal.class)
                .findOne();
    }

    public Optional<Terminal> byKey(String tlsKey) {
        return handle.createQuery("select * from terminal where tls_key = :key")
                .bind("key", tlsKey)
                .mapTo(Terminal.class)
                .findOne();
    }

    /** Writes a new enrolment; one that stood before under this number is replaced and its lanes are left behind. */
    public void enrol(
            String id, String name, String site, String tlsKey, String signingKey, String software, Instant at) {
        handle.createUpdate("""
                        insert into terminal (id, name, site, tls_key, signing_key, enrolment, software, enrolled,
                          boot, release, issued, unsent, last_slip, devices)
                        values (:id, :name, :site, :tlsKey, :signingKey, 1, :software, :at, 0, 0, 0, 0, '', '{"devices":[]}')
                        on conflict (id) do update set name = excluded.name, site = excluded.site,
                          tls_key = excluded.tls_key, signing_key = excluded.signing_key,
                          enrolment = 1 + coalesce((select max(j.series) from terminal_journal j
                            where j.terminal = terminal.id and j.series > terminal.enrolment), terminal.enrolment),
                          software = excluded.software,
                          enrolled = excluded.enrolled, revoked = null, last_seen = null, heartbeat = null,
                          devices = '{"devices":[]}'""")
                .bind("id", id)
                .bind("name", name)
                .bind("site", site)
                .bind("tlsKey", tlsKey)
                .bind("signingKey", signingKey)
                .bind("software", software)
                .bind("at", at)
                .execute();
    }

    public boolean revoke(String id, Instant at) {
        return handle.createUpdate("update terminal set revoked = :at where id = :id and revoked is null")
                        .bind("at", at)
                        .bind("id", id)
                        .execute()
                == 1;
    }

    public void beat(Beat beat) {
        handle.createUpdate("""
                        update terminal set heartbeat = :heartbeat, software = :software, boot = :boot,
                          release = :release, issued = :issued, unsent = :unsent, last_slip = :lastSlip,
                          devices = :devices
                        where id = :id""").bindMethods(beat).execute();
    }

    /** Writes what memory knows in one statement; an older time never replaces a newer one. */
    public void seen(Map<String, Instant> seen) {
        Seen.flush(handle, "terminal", seen);
    }

    /** The statement that terminals and desks share. */
    static final class Seen {
        private Seen() {}

        static void flush(Handle handle, String table, Map<String, Instant> seen) {
            if (seen.isEmpty()) {
                return;
            }
            String values = String.join(",", java.util.Collections.nCopies(seen.size(), "(?, ?)"));
            Update update = handle.createUpdate("update " + table
                    + " set last_seen = heard.column2 from (values " + values + ") as heard where " + table
                    + ".id = heard.column1 and (" + table + ".last_seen is null or " + table
                    + ".last_seen < heard.column2)");
            int position = 0;
            for (Map.Entry<String, Instant> entry : seen.entrySet()) {
                update.bind(position++, entry.getKey());
                update.bind(position++, entry.getValue());
            }
            update.execute();
        }
    }
}
