// SPDX-License-Identifier: Apache-2.0
package org.doorstep.desk.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.doorstep.contract.Cases;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jspecify.annotations.Nullable;

/**
 * What officials decided, and the queue of it to central: a decision waits for as long as central has neither taken it nor
 * refused it for good.
 */
public final class Decisions {
    private static final String COLUMNS =
            "id, number, record, from_state as \"from\", to_state as \"to\", official, made, told, taken, refused";

    private final DeskStore store;

    Decisions(DeskStore store) {
        this.store = store;
    }

    /**
     * @param id UUID
     * @param record the record that was decided on
     * @param official name of the account
     * @param told what is told to the resident, sealed to the desk's own key
     * @param taken when central said that it has it; null while it waits
     * @param refused why central never will have it; null unless so. Such a decision does not count
     */
    public record Decision(
            String id,
            String number,
            String record,
            Cases.State from,
            Cases.State to,
            String official,
            Instant made,
            String told,
            @Nullable Instant taken,
            @Nullable String refused) {
        @Override
        public String toString() {
            return "Decision[" + id + " " + to + "]";
        }
    }

    /** What became of an attempt to decide. */
    public sealed interface Verdict {
        /** It is on disk, from now or from before: the same id again changes nothing. */
        record Kept() implements Verdict {}

        /** Somebody was first. */
        record Already(Decision first) implements Verdict {}

        /** The resident has corrected it meanwhile: the decision would be on what is no longer valid. */
        record Replaced() implements Verdict {}

        /** The decision it builds on did not count: central refused that meanwhile. */
        record Undone() implements Verdict {}

        record NoSuchCase() implements Verdict {}
    }

    /**
     * Decides on a record.
     *
     * @param wanted neither taken nor refused
     * @throws IllegalArgumentException when {@code from} does not lead to {@code to}
     */
    public Verdict decide(Decision wanted) {
        if (!wanted.from.leadsTo(wanted.to)) {
            throw new IllegalArgumentException("A case that is " + wanted.from + " does not become " + wanted.to);
        }
        return store.run(handle -> {
            handle.registerRowMapper(ConstructorMapper.factory(Decision.class));
            if (find(handle, "id = :key", wanted.id).isPresent()) {
                return new Verdict.Kept();
            }
            Optional<String> newest = handle.createQuery("select record from case_file where number = :number")
                    .bind("number", wanted.number)
                    .mapTo(String.class)
                    .findOne();
            if (newest.isEmpty()) {
                return new Verdict.NoSuchCase();
            }
            if (!newest.get().equals(wanted.record)) {
                return new Verdict.Replaced();
            }
            Optional<Decision> last =
                    find(handle, "record = :key and refused is null order by position desc limit 1", wanted.record);
            Cases.State state = last.map(Decision::to).orElse(Cases.State.RECEIVED);
            if (state != wanted.from) {
                return last.<Verdict>map(Verdict.Already::new).orElseGet(Verdict.Undone::new);
            }
            insert(handle, wanted);
            CaseRecords.settle(handle, wanted.number);
            return new Verdict.Kept();
        });
    }

    private static Optional<Decision> find(Handle handle, String condition, String key) {
        return handle.createQuery("select " + COLUMNS + " from decision where " + condition)
                .bind("key", key)
                .mapTo(Decision.class)
                .findOne();
    }

    private static void insert(Handle handle, Decision wanted) {
        handle.createUpdate("""
                        insert into decision (id, record, number, from_state, to_state, official, made, told)
                        values (:id, :record, :number, :from, :to, :official, :made, :told)""")
                .bind("id", wanted.id)
                .bind("record", wanted.record)
                .bind("number", wanted.number)
                .bind("from", wanted.from.name())
                .bind("to", wanted.to.name())
                .bind("official", wanted.official)
                .bind("made", wanted.made.toEpochMilli())
                .bind("told", wanted.told)
                .execute();
    }

    /** Those that central has not answered for, the oldest first. */
    public List<Decision> waiting(int limit) {
        return store.run(handle -> handle.registerRowMapper(ConstructorMapper.factory(Decision.class))
                .createQuery("select " + COLUMNS
                        + " from decision where taken is null and refused is null order by position limit :limit")
                .bind("limit", limit)
                .mapTo(Decision.class)
                .list());
    }

    /** How many central has not answered for. */
    public int backlog() {
        return store.run(
                handle -> handle.createQuery("select count(*) from decision where taken is null and refused is null")
                        .mapTo(Integer.class)
                        .one());
    }

    /** Central has it. */
    public void taken(String id, Instant now) {
        store.run(handle -> handle.createUpdate(
                        "update decision set taken = :now where id = :id and taken is null and refused is null")
                .bind("now", now.toEpochMilli())
                .bind("id", id)
                .execute());
    }

    /** Central never will have it: it does not count any more, and the case stands as before it. */
    public void refused(Decision decision, String reason) {
        store.run(handle -> {
            int rows = handle.createUpdate(
                            "update decision set refused = :reason where id = :id and taken is null and refused is null")
                    .bind("reason", reason)
                    .bind("id", decision.id)
                    .execute();
            CaseRecords.settle(handle, decision.number);
            return rows;
        });
    }

    /** All of a case, also those that do not count; the oldest first. */
    public List<Decision> ofCase(String number) {
        return store.run(handle -> handle.registerRowMapper(ConstructorMapper.factory(Decision.class))
                .createQuery("select " + COLUMNS + " from decision where number = :number order by position")
                .bind("number", number)
                .mapTo(Decision.class)
                .list());
    }

    /** The last decision on a record that central has: what residents are told, so that central acts on nothing else. */
    public Optional<Decision> lastTaken(String record) {
        return store.run(handle -> {
            handle.registerRowMapper(ConstructorMapper.factory(Decision.class));
            return find(handle, "record = :key and taken is not null order by position desc limit 1", record);
        });
    }
}
