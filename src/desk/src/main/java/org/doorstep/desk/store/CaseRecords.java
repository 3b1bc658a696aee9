// SPDX-License-Identifier: Apache-2.0
package org.doorstep.desk.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.doorstep.contract.Cases;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The records that central handed over, still sealed, and where the case of each stands. */
public final class CaseRecords {
    private static final String COLUMNS =
            "h.record, h.seq, h.terminal, h.number, h.slip, h.item, h.version, h.replaces,"
                    + " h.made, h.received, h.due, h.sealed, h.arrived, h.opening, h.title, h.person_key";

    private final DeskStore store;

    CaseRecords(DeskStore store) {
        this.store = store;
    }

    /**
     * A record as it came.
     *
     * @param title of the item; empty unless opened
     * @param person keyed hash of the applicant; null unless opened
     */
    public record Arrival(
            Cases.Handed handed,
            Opening opening,
            String title,
            @Nullable String person) {}

    /** @param arrived when this desk had it on disk */
    public record Kept(
            Cases.Handed handed,
            Instant arrived,
            Opening opening,
            String title,
            @Nullable String person) {}

    /** The newest record of a case, and where the case stands. */
    public record Standing(Kept newest, Cases.State state, Instant changed) {}

    /** Which cases a list shows. */
    public enum Filter {
        /** Those that wait for an official, the most urgent first. */
        TODO("f.state in ('RECEIVED', 'ACCEPTED')", "f.due = '', f.due, f.seq"),
        RECEIVED("f.state = 'RECEIVED'", "f.due = '', f.due, f.seq"),
        ACCEPTED("f.state = 'ACCEPTED'", "f.due = '', f.due, f.seq"),
        RETURNED("f.state = 'RETURNED'", "f.changed desc, f.seq desc"),
        FINISHED("f.state = 'FINISHED'", "f.changed desc, f.seq desc"),
        REFUSED("f.state = 'REFUSED'", "f.changed desc, f.seq desc"),
        /** Whose newest record cannot be opened. */
        CLOSED("h.opening <> 'OPENED'", "f.changed desc, f.seq desc"),
        ALL("true", "f.changed desc, f.seq desc");

        private final String condition;
        private final String order;

        Filter(String condition, String order) {
            this.condition = condition;
            this.order = order;
        }
    }

    /** The position below which this desk has all it was handed; 0 for none. */
    public long highest() {
        return store.run(handle -> handle.createQuery("""
                        select max(coalesce((select max(seq) from handed), 0), coalesce((select max(seq) from misdelivered), 0))""").mapTo(Long.class).one());
    }

    /**
     * Keeps what was handed over, all or nothing. A record that lies here already is left as it is.
     *
     * @return what cannot stand beside what lies here; it is kept apart
     */
    public List<Misdelivered> keep(List<Arrival> arrivals, Instant now) {
        return store.run(handle -> {
            List<Misdelivered> odd = new ArrayList<>();
            arrivals.stream()
                    .sorted(Comparator.comparingLong(arrival -> arrival.handed.seq()))
                    .forEach(arrival -> keep(handle, arrival, now).ifPresent(odd::add));
            return List.copyOf(odd);
        });
    }

    private static Optional<Misdelivered> keep(Handle handle, Arrival arrival, Instant now) {
        Cases.Handed handed = arrival.handed;
        Optional<Kept> known = one(handle, "h.record = :key", handed.record());
        if (known.isPresent()) {
            Cases.Handed here = known.get().handed;
            if (!sameBytes(here, handed)) {
                return Optional.of(Misdelivered.apart(handle, handed, Misdelivered.Reason.OTHER_BYTES, now));
            }
            return here.seq() == handed.seq()
                    ? Optional.empty()
                    : Optional.of(Misdelivered.apart(handle, handed, Misdelivered.Reason.TWICE, now));
        }
        if (one(handle, "h.seq = :key", handed.seq()).isPresent()) {
            return Optional.of(Misdelivered.apart(handle, handed, Misdelivered.Reason.POSITION_TAKEN, now));
        }
        insert(handle, arrival, now);
        settle(handle, handed.number());
        return Optional.empty();
    }

    /** Whether the resident's part is the same; central may give another day or time to it. */
    private static boolean sameBytes(Cases.Handed one, Cases.Handed other) {
        return one.sealed().equals(other.sealed())
                && one.terminal().equals(other.terminal())
                && one.slip().equals(other.slip())
                && one.item().equals(other.item())
                && one.version() == other.version()
                && one.replaces().equals(other.replaces());
    }

    private static void insert(Handle handle, Arrival arrival, Instant now) {
        Cases.Handed handed = arrival.handed;
        handle.createUpdate("""
                        insert into handed
                          (record, seq, terminal, number, slip, item, version, replaces, made, received, due, sealed,
                           arrived, opening, title, person_key)
                        values
                          (:record, :seq, :terminal, :number, :slip, :item, :version, :replaces, :made, :received, :due,
                           :sealed, :arrived, :opening, :title, :person)""")
                .bind("record", handed.record())
                .bind("seq", handed.seq())
                .bind("terminal", handed.terminal())
                .bind("number", handed.number())
                .bind("slip", handed.slip())
                .bind("item", handed.item())
                .bind("version", handed.version())
                .bind("replaces", handed.replaces())
                .bind("made", handed.made().toEpochMilli())
                .bind("received", handed.received().toEpochMilli())
                .bind("due", handed.due())
                .bind("sealed", handed.sealed())
                .bind("arrived", now.toEpochMilli())
                .bind("opening", arrival.opening.name())
                .bind("title", arrival.title)
                .bind("person", arrival.person)
                .execute();
    }

    /** Works out where a case stands from its newest record and what was decided on that. */
    static void settle(Handle handle, String number) {
        handle.createUpdate("""
                        with newest as (
                          select record, seq, received, due from handed where number = :number order by seq desc limit 1),
                        last as (
                          select to_state, made from decision
                          where record = (select record from newest) and refused is null order by position desc limit 1)
                        insert into case_file (number, record, seq, state, changed, due)
                        select :number, record, seq, coalesce((select to_state from last), 'RECEIVED'),
                          coalesce((select made from last), received), due
                        from newest where true
                        on conflict (number) do update set record = excluded.record, seq = excluded.seq,
                          state = excluded.state, changed = excluded.changed, due = excluded.due""").bind("number", number).execute();
    }

    /** Those that could not be opened. */
    public List<Kept> closed() {
        return store.run(handle -> handle.createQuery(
                        "select " + COLUMNS + " from handed h where h.opening <> 'OPENED' order by h.seq")
                .map((row, context) -> kept(row))
                .list());
    }

    /** A record could be opened that could not before, or fails for another reason now. */
    public void opened(Arrival arrival) {
        store.run(handle -> handle.createUpdate("""
                        update handed set opening = :opening, title = :title, person_key = :person where record = :record""")
                .bind("opening", arrival.opening.name())
                .bind("title", arrival.title)
                .bind("person", arrival.person)
                .bind("record", arrival.handed.record())
                .execute());
    }

    public Optional<Standing> standing(String number) {
        return store.run(handle -> handle.createQuery("select " + COLUMNS
                        + ", f.state, f.changed from case_file f join handed h on h.record = f.record"
                        + " where f.number = :number")
                .bind("number", number)
                .map((row, context) -> standing(row))
                .findOne());
    }

    /** All records of a case, the oldest first. */
    public List<Kept> ofCase(String number) {
        return store.run(handle -> handle.createQuery(
                        "select " + COLUMNS + " from handed h where h.number = :number order by h.seq")
                .bind("number", number)
                .map((row, context) -> kept(row))
                .list());
    }

    /** In each case that has records of this person, the newest of them; the newest case first. */
    public List<Kept> ofPerson(String person, int limit) {
        return store.run(handle -> handle.createQuery("select " + COLUMNS + """
                         from handed h where h.person_key = :person and not exists (
                          select 1 from handed n where n.number = h.number and n.person_key = :person and n.seq > h.seq)
                        order by h.seq desc limit :limit""")
                .bind("person", person)
                .bind("limit", limit)
                .map((row, context) -> kept(row))
                .list());
    }

    /** @param part of a case's number or of the slip of one of its records; empty for all */
    public List<Standing> list(Filter filter, String part, int limit, int offset) {
        return store.run(handle -> handle.createQuery("select " + COLUMNS
                        + ", f.state, f.changed from case_file f join handed h on h.record = f.record where "
                        + filter.condition
                        + " and (:part = '' or instr(f.number, :part) > 0 or exists (select 1 from handed s"
                        + " where s.number = f.number and instr(s.slip, :part) > 0)) order by "
                        + filter.order + " limit :limit offset :offset")
                .bind("part", part)
                .bind("limit", limit)
                .bind("offset", offset)
                .map((row, context) -> standing(row))
                .list());
    }

    /** How many cases each filter shows. */
    public Map<Filter, Integer> counts() {
        return store.run(handle -> {
            Map<Filter, Integer> counts = new EnumMap<>(Filter.class);
            for (Filter filter : Filter.values()) {
                counts.put(
                        filter,
                        handle.createQuery(
                                        "select count(*) from case_file f join handed h on h.record = f.record where "
                                                + filter.condition)
                                .mapTo(Integer.class)
                                .one());
            }
            return counts;
        });
    }

    /** What lies apart, the newest first. */
    public List<Misdelivered> misdelivered(int limit) {
        return store.run(handle -> Misdelivered.newest(handle, limit));
    }

    private static Optional<Kept> one(Handle handle, String condition, Object key) {
        return handle.createQuery("select " + COLUMNS + " from handed h where " + condition)
                .bind("key", key)
                .map((row, context) -> kept(row))
                .findOne();
    }

    private static Standing standing(ResultSet row) throws SQLException {
        return new Standing(
                kept(row), Cases.State.valueOf(row.getString("state")), Instant.ofEpochMilli(row.getLong("changed")));
    }

    private static Kept kept(ResultSet row) throws SQLException {
        return new Kept(
                new Cases.Handed(
                        row.getLong("seq"),
                        row.getString("record"),
                        row.getString("terminal"),
                        row.getString("number"),
                        row.getString("slip"),
                        row.getString("item"),
                        row.getInt("version"),
                        row.getString("replaces"),
                        Instant.ofEpochMilli(row.getLong("made")),
                        Instant.ofEpochMilli(row.getLong("received")),
                        row.getString("due"),
                        row.getString("sealed")),
                Instant.ofEpochMilli(row.getLong("arrived")),
                Opening.valueOf(row.getString("opening")),
                row.getString("title"),
                row.getString("person_key"));
    }
}
