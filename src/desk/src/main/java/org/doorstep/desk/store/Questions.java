// SPDX-License-Identifier: Apache-2.0
package org.doorstep.desk.store;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jspecify.annotations.Nullable;

/** The list of questions that were answered here, without the people they were about. */
public final class Questions {
    private final DeskStore store;

    Questions(DeskStore store) {
        this.store = store;
    }

    /**
     * @param kind CONTACT or QUERY
     * @param title as the department calls what was asked, or the query's name where the desk answered by itself; empty where
     *     the question was not readable
     * @param outcome name of an outcome of the package {@code answer}
     * @param certificate its number; null when none was issued
     */
    public record Question(
            Instant at,
            String terminal,
            String kind,
            String title,
            String item,
            String outcome,
            @Nullable String certificate) {}

    public void add(Question question) {
        store.run(handle -> handle.createUpdate("""
                        insert into question (at, terminal, kind, title, item, outcome, certificate)
                        values (:at, :terminal, :kind, :title, :item, :outcome, :certificate)""")
                .bind("at", question.at.toEpochMilli())
                .bind("terminal", question.terminal)
                .bind("kind", question.kind)
                .bind("title", question.title)
                .bind("item", question.item)
                .bind("outcome", question.outcome)
                .bind("certificate", question.certificate)
                .execute());
    }

    /** Those between two moments, the newest first. */
    public List<Question> between(Instant from, Instant to, int limit) {
        return store.run(handle -> handle.registerRowMapper(ConstructorMapper.factory(Question.class))
                .createQuery("""
                        select at, terminal, kind, title, item, outcome, certificate from question
                        where at >= :from and at < :to order by at desc, id desc limit :limit""")
                .bind("from", from.toEpochMilli())
                .bind("to", to.toEpochMilli())
                .bind("limit", limit)
                .mapTo(Question.class)
                .list());
    }

    /** How many there were of each outcome between two moments. */
    public List<Count> counts(Instant from, Instant to) {
        return store.run(handle -> handle.registerRowMapper(ConstructorMapper.factory(Count.class))
                .createQuery("""
                        select outcome, kind, count(*) as number from question
                        where at >= :from and at < :to group by outcome, kind""")
                .bind("from", from.toEpochMilli())
                .bind("to", to.toEpochMilli())
                .mapTo(Count.class)
                .list());
    }

    public record Count(String outcome, String kind, int number) {}
}
