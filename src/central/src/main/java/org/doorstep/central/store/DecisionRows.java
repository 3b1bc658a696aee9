// SPDX-License-Identifier: Apache-2.0
package org.doorstep.central.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.doorstep.contract.Cases;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** What desks decided, taken or refused. */
public final class DecisionRows {
    private final Handle handle;

    DecisionRows(Handle handle) {
        this.handle = handle;
        handle.registerRowMapper(ConstructorMapper.factory(Decision.class));
    }

    /** @param reason empty when it was taken */
    public record Decision(
            String id,
            String desk,
            String number,
            String record,
            Cases.State outcome,
            Instant made,
            Instant received,
            String reason) {}

    public Optional<Decision> find(String id) {
        return handle.createQuery("select * from case_decision where id = :id")
                .bind("id", id)
                .mapTo(Decision.class)
                .findOne();
    }

    /** Adds a decision behind the others of its case. */
    public void add(Decision decision) {
        handle.createUpdate("""
                        insert into case_decision (id, desk, number, seq, record, outcome, made, received, reason)
                        values (:id, :desk, :number,
                          (select count(*) + 1 from case_decision where number = :number),
                          :record, :outcome, :made, :received, :reason)""").bindMethods(decision).execute();
    }

    /** What moved a case, in the order it was taken. */
    public List<Decision> taken(String number) {
        return handle.createQuery("select * from case_decision where number = :number and reason = '' order by seq")
                .bind("number", number)
                .mapTo(Decision.class)
                .list();
    }
}
