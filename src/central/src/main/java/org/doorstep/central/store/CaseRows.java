// SPDX-License-Identifier: Apache-2.0
package org.doorstep.central.store;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.doorstep.contract.Cases;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.core.statement.Query;

/** Headers of cases, their records, and the counters their numbers come from. */
public final class CaseRows {
    private static final String WHERE = """
            where (:desk = '' or desk = :desk) and (:terminal = '' or terminal = :terminal)
              and (:state = '' or state = :state)
              and (:before = '' or (due < :before and state in ('RECEIVED', 'ACCEPTED')))
            """;

    private final Handle handle;

    CaseRows(Handle handle) {
        this.handle = handle;
        handle.registerRowMapper(ConstructorMapper.factory(File.class));
        handle.registerRowMapper(ConstructorMapper.factory(Part.class));
        handle.registerRowMapper(ConstructorMapper.factory(Handed.class));
    }

    /**
     * A case as it stands.
     *
     * @param number 43 characters
     * @param version of the item, as the newest record has it
     * @param terminal of the first record
     * @param changed when it came to stand so, by central's clock
     * @param promisedDays working days
     * @param due such as {@code 2026-03-27}; while the case is returned, the day before it is moved on
     * @param record the newest
     */
    public record File(
            String number,
            String item,
            int version,
            String desk,
            String terminal,
            String region,
            Cases.State state,
            Instant changed,
            Instant received,
            int promisedDays,
            String due,
            String record) {}

    /**
     * A record of a case.
     *
     * @param seq its place among all that its desk is handed
     * @param due of the case when this record came
     */
    public record Part(
            String record,
            String number,
            String desk,
            long seq,
            String terminal,
            String slip,
            String token,
            int version,
            String replaces,
            Instant received,
            String due) {}

    /** A record as its desk is handed it, with the body that holds the seal. */
    public record Handed(
            long seq,
            String record,
            String terminal,
            String number,
            String slip,
            int version,
            String replaces,
            Instant made,
            Instant received,
            String due,
            String body) {}

    /**
     * Which cases are meant; an empty text means all.
     *
     * @param state name of a {@link Cases.State}
     * @param dueBefore those with a running clock that were due before this day
     */
    public record Filter(String desk, String terminal, String state, String dueBefore) {}

    public void add(File file) {
        handle.createUpdate("""
                        insert into case_file (number, item, version, desk, terminal, region, state, changed, received,
                          promised_days, due, record)
                        values (:number, :item, :version, :desk, :terminal, :region, :state, :changed, :received,
                          :promisedDays, :due, :record)""").bindMethods(file).execute();
    }

    public void add(Part part) {
        handle.createUpdate("""
                        insert into case_record (record, number, desk, seq, terminal, slip, token, version, replaces,
                          received, due)
                        values (:record, :number, :desk, :seq, :terminal, :slip, :token, :version, :replaces,
                          :received, :due)""").bindMethods(part).execute();
    }

    /** Puts a correction in the place of the record that stood for the case. */
    public void correct(File file) {
        handle.createUpdate("""
                        update case_file set version = :version, state = :state, changed = :changed, due = :due,
                          record = :record
                        where number = :number""").bindMethods(file).execute();
    }

    public void move(String number, Cases.State to, Instant at) {
        handle.createUpdate("update case_file set state = :to, changed = :at where number = :number")
                .bind("to", to)
                .bind("at", at)
                .bind("number", number)
                .execute();
    }

    public Optional<File> find(String number) {
        return handle.createQuery("select * from case_file where number = :number")
                .bind("number", number)
                .mapTo(File.class)
                .findOne();
    }

    public Optional<Part> byRecord(String record) {
        return part("record", record);
    }

    public Optional<Part> bySlip(String slip) {
        return part("slip", slip);
    }

    public Optional<Part> byToken(String token) {
        return part("token", token);
    }

    /** The records of a case, the first one first. */
    public List<Part> parts(String number) {
        return handle.createQuery("select * from case_record where number = :number order by seq")
                .bind("number", number)
                .mapTo(Part.class)
                .list();
    }

    /** What a desk is handed above {@code seq}, in order. */
    public List<Handed> above(String desk, long seq, int limit) {
        return handle.createQuery("""
                        select p.seq, p.record, p.terminal, p.number, p.slip, p.version, p.replaces, r.made, p.received,
                          p.due, r.body
                        from case_record p join lane_record r on r.id = p.record
                        where p.desk = :desk and p.seq > :seq order by p.seq limit :limit""")
                .bind("desk", desk)
                .bind("seq", seq)
                .bind("limit", limit)
                .mapTo(Handed.class)
                .list();
    }

    /** The next number of a code on a day, from 1. */
    public int nextOfDay(String code, String day) {
        handle.createUpdate("""
                        insert into case_day (code, day, last) values (:code, :day, 1)
                        on conflict (code, day) do update set last = case_day.last + 1""").bind("code", code).bind("day", day).execute();
        return handle.createQuery("select last from case_day where code = :code and day = :day")
                .bind("code", code)
                .bind("day", day)
                .mapTo(Integer.class)
                .one();
    }

    /** The last number of a code on a day; 0 before the first. */
    public int lastOfDay(String code, String day) {
        return handle.createQuery("select last from case_day where code = :code and day = :day")
                .bind("code", code)
                .bind("day", day)
                .mapTo(Integer.class)
                .findOne()
                .orElse(0);
    }

    /** The next place in what a desk is handed, from 1. */
    public long nextOfDesk(String desk) {
        handle.createUpdate("""
                        insert into desk_line (desk, last) values (:desk, 1)
                        on conflict (desk) do update set last = desk_line.last + 1""").bind("desk", desk).execute();
        return handle.createQuery("select last from desk_line where desk = :desk")
                .bind("desk", desk)
                .mapTo(Long.class)
                .one();
    }

    /** Those with a running clock first, the earliest due day on top; then the returned, then the ended, newest first. */
    public List<File> list(Filter filter, int limit, int offset) {
        return bound(handle.createQuery("select * from case_file " + WHERE + """
                         order by case when state in ('RECEIVED', 'ACCEPTED') then 0 when state = 'RETURNED' then 1
                           else 2 end,
                           case when state in ('FINISHED', 'REFUSED') then '' else due end, changed desc, number
                         limit :limit offset :offset"""), filter)
                .bind("limit", limit)
                .bind("offset", offset)
                .mapTo(File.class)
                .list();
    }

    public int count(Filter filter) {
        return bound(handle.createQuery("select count(*) from case_file " + WHERE), filter)
                .mapTo(Integer.class)
                .one();
    }

    /** How many cases of a desk and a terminal stand in each state; states without one are left out. */
    public Map<Cases.State, Integer> byState(String desk, String terminal) {
        Filter filter = new Filter(desk, terminal, "", "");
        return bound(
                        handle.createQuery("select state, count(*) as n from case_file " + WHERE + " group by state"),
                        filter)
                .map((row, context) -> Map.entry(Cases.State.valueOf(row.getString("state")), row.getInt("n")))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** All cases in the order of their numbers' days, for a report. */
    public List<File> all() {
        return handle.createQuery("select * from case_file order by received, number")
                .mapTo(File.class)
                .list();
    }

    /** How many cases of each desk have not ended. */
    public Map<String, Integer> openOfDesks() {
        return handle.createQuery("""
                        select desk, count(*) as n from case_file where state not in ('FINISHED', 'REFUSED')
                        group by desk""").map((row, context) -> Map.entry(row.getString("desk"), row.getInt("n"))).stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static Query bound(Query query, Filter filter) {
        return query.bind("desk", filter.desk())
                .bind("terminal", filter.terminal())
                .bind("state", filter.state())
                .bind("before", filter.dueBefore());
    }

    private Optional<Part> part(String column, String value) {
        return handle.createQuery("select * from case_record where " + column + " = :value")
                .bind("value", value)
                .mapTo(Part.class)
                .findOne();
    }
}
