// SPDX-License-Identifier: Apache-2.0
package org.doorstep.central.store;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** Slips that terminals say they issued, and those whose record is held. */
public final class SlipRows {
    private final Handle handle;

    SlipRows(Handle handle) {
        this.handle = handle;
        handle.registerRowMapper(ConstructorMapper.factory(Span.class));
        handle.registerRowMapper(ConstructorMapper.factory(Held.class));
    }

    /**
     * Counters that one heartbeat was the first to speak of, while something of that terminal was unsent.
     *
     * @param enrolment the series of the journal that issued them, see {@link Journals}
     * @param heard when that heartbeat came
     * @param unsent how many records the last heartbeat of that series said to wait: no more slips can be missing
     */
    public record Span(String terminal, int enrolment, int first, int last, Instant heard, int unsent) {}

    public record Held(String slip, String record, String terminal, String reason, Instant received) {}

    public void add(Span span) {
        handle.createUpdate("""
                        insert into slip_span (terminal, enrolment, first, last, heard, unsent)
                        values (:terminal, :enrolment, :first, :last, :heard, :unsent)
                        on conflict (terminal, enrolment, first) do nothing""").bindMethods(span).execute();
    }

    /** Nothing of this enrolment waits any more: what was issued has arrived, or never was a submission. */
    public void settle(String terminal, int enrolment) {
        handle.createUpdate("delete from slip_span where terminal = :terminal and enrolment = :enrolment")
                .bind("terminal", terminal)
                .bind("enrolment", enrolment)
                .execute();
    }

    /** Notes how many records wait at a terminal now. */
    public void waiting(String terminal, int enrolment, int unsent) {
        handle.createUpdate(
                        "update slip_span set unsent = :unsent where terminal = :terminal and enrolment = :enrolment")
                .bind("unsent", unsent)
                .bind("terminal", terminal)
                .bind("enrolment", enrolment)
                .execute();
    }

    /** By enrolment, the oldest first. */
    public List<Span> spans(String terminal) {
        return handle.createQuery("select * from slip_span where terminal = :terminal order by enrolment, first")
                .bind("terminal", terminal)
                .mapTo(Span.class)
                .list();
    }

    /** Terminals of which a heartbeat spoke of something unsent. */
    public List<String> terminals() {
        return handle.createQuery("select distinct terminal from slip_span order by terminal")
                .mapTo(String.class)
                .list();
    }

    /** Counters of slips whose record is here, within a span. */
    public List<Integer> arrived(Span span) {
        return handle.createQuery("""
                        select distinct cast(substr(slip, 6, 6) as integer) from (
                          select slip, terminal from case_record union all select slip, terminal from held_slip) as slips
                        where terminal = :terminal and cast(substr(slip, 6, 6) as integer) between :first and :last""").bindMethods(span).mapTo(Integer.class).list();
    }

    /** Counter of the highest slip of a terminal whose record is here, accepted or held; 0 for none. */
    public int highest(String terminal) {
        return handle.createQuery("""
                        select coalesce(max(cast(substr(slip, 6, 6) as integer)), 0) from (
                          select max(slip) as slip from case_record where terminal = :terminal
                          union all select max(slip) from held_slip where terminal = :terminal) as highest""")
                .bind("terminal", terminal)
                .mapTo(Integer.class)
                .one();
    }

    public void hold(Held held) {
        handle.createUpdate("""
                        insert into held_slip (slip, record, terminal, reason, received)
                        values (:slip, :record, :terminal, :reason, :received)
                        on conflict (slip, record) do nothing""").bindMethods(held).execute();
    }

    /** Held slips of a terminal of which no record was accepted, the newest first. */
    public List<Held> held(String terminal) {
        return handle.createQuery("""
                        select * from held_slip
                        where terminal = :terminal and slip not in (select slip from case_record)
                        order by received desc, slip""")
                .bind("terminal", terminal)
                .mapTo(Held.class)
                .list();
    }
}
