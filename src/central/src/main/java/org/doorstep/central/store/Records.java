// SPDX-License-Identifier: Apache-2.0
package org.doorstep.central.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.doorstep.contract.Lanes;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** Records of the terminals, the heads of their lanes, and what is held. */
public final class Records {
    private final Handle handle;

    Records(Handle handle) {
        this.handle = handle;
        handle.registerRowMapper(ConstructorMapper.factory(Stored.class));
        handle.registerRowMapper(ConstructorMapper.factory(Head.class));
        handle.registerRowMapper(ConstructorMapper.factory(Held.class));
    }

    /**
     * A record as it was accepted.
     *
     * @param enrolment the series of its lane: that of its journal, see {@link Journals}
     */
    public record Stored(
            String id,
            String terminal,
            int enrolment,
            Lanes.Lane lane,
            long seq,
            String previous,
            Lanes.Kind kind,
            Instant made,
            Instant received,
            String body,
            String hash,
            String signature) {}

    /** The last record heard in a lane, accepted or held. */
    public record Head(String terminal, int enrolment, Lanes.Lane lane, long seq, String hash) {}

    /**
     * A record that was not acceptable.
     *
     * @param signed the text its signature is over; empty for a submission whose header has not its form, because that
     *     could hold anything
     */
    public record Held(
            String terminal,
            String id,
            String hash,
            Lanes.Lane lane,
            long seq,
            String reason,
            Instant received,
            String signed,
            String signature) {}

    public Optional<Stored> find(String id) {
        return handle.createQuery("select * from lane_record where id = :id")
                .bind("id", id)
                .mapTo(Stored.class)
                .findOne();
    }

    public Optional<Held> held(String terminal, String id, String hash) {
        return handle.createQuery("select * from held_record where terminal = :terminal and id = :id and hash = :hash")
                .bind("terminal", terminal)
                .bind("id", id)
                .bind("hash", hash)
                .mapTo(Held.class)
                .findOne();
    }

    public Optional<Head> head(String terminal, int enrolment, Lanes.Lane lane) {
        return handle.createQuery("""
                        select * from lane_head
                        where terminal = :terminal and enrolment = :enrolment and lane = :lane""")
                .bind("terminal", terminal)
                .bind("enrolment", enrolment)
                .bind("lane", lane)
                .mapTo(Head.class)
                .findOne();
    }

    /** The heads of all lanes of a series, in the order of the lanes. */
    public List<Head> heads(String terminal, int enrolment) {
        return handle.createQuery(
                        "select * from lane_head where terminal = :terminal and enrolment = :enrolment order by lane")
                .bind("terminal", terminal)
                .bind("enrolment", enrolment)
                .mapTo(Head.class)
                .list();
    }

    public void advance(Head head) {
        handle.createUpdate("""
                        insert into lane_head (terminal, enrolment, lane, seq, hash)
                        values (:terminal, :enrolment, :lane, :seq, :hash)
                        on conflict (terminal, enrolment, lane) do update set seq = excluded.seq, hash = excluded.hash""").bindMethods(head).execute();
    }

    public void add(Stored stored) {
        handle.createUpdate("""
                        insert into lane_record (id, terminal, enrolment, lane, seq, previous, kind, made, received,
                          body, hash, signature)
                        values (:id, :terminal, :enrolment, :lane, :seq, :previous, :kind, :made, :received,
                          :body, :hash, :signature)""").bindMethods(stored).execute();
    }

    public void hold(Held held) {
        handle.createUpdate("""
                        insert into held_record (terminal, id, hash, lane, seq, reason, received, signed, signature)
                        values (:terminal, :id, :hash, :lane, :seq, :reason, :received, :signed, :signature)""").bindMethods(held).execute();
    }

    /** All records of a kind, in the order they were received. */
    public List<Stored> ofKind(Lanes.Kind kind) {
        return handle.createQuery("select * from lane_record where kind = :kind order by received, terminal, lane, seq")
                .bind("kind", kind)
                .mapTo(Stored.class)
                .list();
    }
}
