// SPDX-License-Identifier: Apache-2.0
package org.doorstep.central.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jspecify.annotations.Nullable;

/** What somebody at the centre must look at. */
public final class Alarms {
    private static final String OPEN = "acknowledged is null and cleared is null";

    private final Handle handle;

    Alarms(Handle handle) {
        this.handle = handle;
        handle.registerRowMapper(ConstructorMapper.factory(Alarm.class));
    }

    /**
     * @param code such as {@code HOLDER_MISMATCH}; words for it stand in the console's bundle
     * @param terminal null when none is concerned
     * @param due by when somebody must have looked
     * @param owner account; empty when nobody has it yet
     * @param acknowledged null until somebody has
     * @param standing names the condition while it lasts, so that it is raised once; null for a single event and after
     *     the condition ended
     * @param cleared when the condition ended by itself; null for a single event
     */
    public record Alarm(
            String id,
            String code,
            @Nullable String terminal,
            String item,
            String detail,
            Instant raised,
            Instant due,
            String owner,
            @Nullable String acknowledgedBy,
            @Nullable Instant acknowledged,
            String note,
            @Nullable String standing,
            @Nullable Instant cleared) {
        public boolean open() {
            return acknowledged == null && cleared == null;
        }
    }

    /** Raises the alarm; one whose condition stands already is not raised again. */
    public void raise(Alarm alarm) {
        handle.createUpdate("""
                        insert into alarm (id, code, terminal, item, detail, raised, due, owner, note, standing)
                        values (:id, :code, :terminal, :item, :detail, :raised, :due, :owner, :note, :standing)
                        on conflict (standing) do nothing""").bindMethods(alarm).execute();
    }

    /** The condition is over; nothing happens when it did not stand. */
    public void clear(String standing, Instant at) {
        handle.createUpdate("update alarm set cleared = :at, standing = null where standing = :standing")
                .bind("at", at)
                .bind("standing", standing)
                .execute();
    }

    /** Conditions that stand now and whose name begins with {@code prefix}. */
    public List<String> standing(String prefix) {
        return handle.createQuery("select standing from alarm where substr(standing, 1, :length) = :prefix")
                .bind("length", prefix.length())
                .bind("prefix", prefix)
                .mapTo(String.class)
                .list();
    }

    public Optional<Alarm> find(String id) {
        return handle.createQuery("select * from alarm where id = :id")
                .bind("id", id)
                .mapTo(Alarm.class)
                .findOne();
    }

    /** Not acknowledged and not over, the earliest deadline first. */
    public List<Alarm> open() {
        return handle.createQuery("select * from alarm where " + OPEN + " order by due, id")
                .mapTo(Alarm.class)
                .list();
    }

    /** Acknowledged or over, newest first. */
    public List<Alarm> past(int limit) {
        return handle.createQuery("select * from alarm where not (" + OPEN + ") order by raised desc, id desc limit :n")
                .bind("n", limit)
                .mapTo(Alarm.class)
                .list();
    }

    public int openCount() {
        return handle.createQuery("select count(*) from alarm where " + OPEN)
                .mapTo(Integer.class)
                .one();
    }

    public boolean acknowledge(String id, String by, String note, Instant at) {
        return handle.createUpdate("""
                        update alarm set acknowledged_by = :by, acknowledged = :at, note = :note
                        where id = :id and acknowledged is null""")
                        .bind("by", by)
                        .bind("at", at)
                        .bind("note", note)
                        .bind("id", id)
                        .execute()
                == 1;
    }

    public boolean assign(String id, String owner) {
        return handle.createUpdate("update alarm set owner = :owner where id = :id and acknowledged is null")
                        .bind("owner", owner)
                        .bind("id", id)
                        .execute()
                == 1;
    }
}
