// SPDX-License-Identifier: Apache-2.0
package org.doorstep.desk.store;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** Who opened which case, and when. Rows are added and never changed. */
public final class Accesses {
    private final DeskStore store;

    Accesses(DeskStore store) {
        this.store = store;
    }

    public enum Kind {
        /** Saw the form, the applicant masked. */
        OPENED,
        /** Saw the applicant unmasked. */
        SHOWN
    }

    public record Access(Instant at, String account, String number, Kind kind) {}

    public void add(Access access) {
        store.run(handle -> handle.createUpdate(
                        "insert into case_access (at, account, number, kind) values (:at, :account, :number, :kind)")
                .bind("at", access.at.toEpochMilli())
                .bind("account", access.account)
                .bind("number", access.number)
                .bind("kind", access.kind.name())
                .execute());
    }

    /** Whether this account opened this case before. */
    public boolean has(String account, String number) {
        return store.run(handle -> handle.createQuery(
                                "select count(*) from case_access where number = :number and account = :account")
                        .bind("number", number)
                        .bind("account", account)
                        .mapTo(Integer.class)
                        .one())
                > 0;
    }

    /**
     * The newest first.
     *
     * @param number of one case, whole; empty for all
     */
    public List<Access> list(String number, int limit, int offset) {
        return store.run(handle -> handle.registerRowMapper(ConstructorMapper.factory(Access.class))
                .createQuery("""
                        select at, account, number, kind from case_access where number = :number or :number = ''
                        order by at desc, id desc limit :limit offset :offset""")
                .bind("number", number)
                .bind("limit", limit)
                .bind("offset", offset)
                .mapTo(Access.class)
                .list());
    }
}
