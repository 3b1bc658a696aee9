// SPDX-License-Identifier: Apache-2.0
package org.doorstep.central.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** 好差评 as residents gave it. */
public final class Ratings {
    private final Handle handle;

    Ratings(Handle handle) {
        this.handle = handle;
        handle.registerRowMapper(ConstructorMapper.factory(Rating.class));
    }

    /**
     * @param reference slip or number of a case; may be empty
     * @param grade 1 very satisfied … 5 very dissatisfied, 0 not rated
     */
    public record Rating(String record, String item, int version, String reference, int grade, Instant received) {}

    public void add(Rating rating) {
        handle.createUpdate("""
                        insert into rating (record, item, version, reference, grade, received)
                        values (:record, :item, :version, :reference, :grade, :received)""").bindMethods(rating).execute();
    }

    /** The last grade given under one of these references; empty while nobody gave one. */
    public Optional<Rating> last(List<String> references) {
        return references.isEmpty()
                ? Optional.empty()
                : handle.createQuery("""
                                select * from rating where reference in (<references>) and grade > 0
                                order by received desc, record desc limit 1""")
                        .bindList("references", references)
                        .mapTo(Rating.class)
                        .findOne();
    }
}
