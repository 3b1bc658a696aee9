// SPDX-License-Identifier: Apache-2.0
package org.doorstep.desk.store;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.doorstep.wire.account.Tokens;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/**
 * The certificates this desk issued. Numbers are the desk's code, the day, and a sequence of six digits that begins with 1
 * each day and has no gap. The same question gets the same certificate again.
 */
public final class Certificates {
    private static final int TOKEN_BYTES = 16;
    private static final int MOST_A_DAY = 999_999;

    private final DeskStore store;

    Certificates(DeskStore store) {
        this.store = store;
    }

    /**
     * @param token random, 22 characters; the verification link ends in it
     * @param day of issue, {@code yyyy-MM-dd}
     */
    public record Certificate(
            String number, String token, String title, String item, String terminal, String day, Instant issued) {}

    /**
     * Who asks for a certificate, in keyed hashes.
     *
     * @param question of terminal and question id
     * @param person of the id number
     */
    public record Keys(String question, String person) {}

    /**
     * Issues a certificate, or finds the one that this question got before.
     *
     * @param desk the desk's code; its capital letters lead the number
     * @return empty when the question's id was used for another person before
     */
    public Optional<Certificate> issue(
            String desk, Keys keys, String title, String item, String terminal, LocalDate day, Instant now) {
        return store.run(handle -> {
            handle.registerRowMapper(ConstructorMapper.factory(Certificate.class));
            Optional<String> person = handle.createQuery("select person_key from certificate where question_key = :key")
                    .bind("key", keys.question)
                    .mapTo(String.class)
                    .findOne();
            if (person.isPresent() && !person.get().equals(keys.person)) {
                return Optional.empty();
            }
            if (person.isEmpty()) {
                insert(handle, desk, keys, title, item, terminal, day, now);
            }
            return handle.createQuery("select * from certificate where question_key = :key")
                    .bind("key", keys.question)
                    .mapTo(Certificate.class)
                    .findOne();
        });
    }

    /** The newest first; those whose number contains {@code number}, or all when it is empty. */
    public List<Certificate> find(String number, int limit, int offset) {
        return store.run(handle -> handle.registerRowMapper(ConstructorMapper.factory(Certificate.class))
                .createQuery("""
                        select * from certificate where instr(number, :number) > 0 or :number = ''
                        order by issued desc, number desc limit :limit offset :offset""")
                .bind("number", number)
                .bind("limit", limit)
                .bind("offset", offset)
                .mapTo(Certificate.class)
                .list());
    }

    private static void insert(
            Handle handle,
            String desk,
            Keys keys,
            String title,
            String item,
            String terminal,
            LocalDate day,
            Instant now) {
        String compact = day.format(DateTimeFormatter.BASIC_ISO_DATE);
        int sequence = handle.createQuery("""
                        insert into certificate_counter (day, last) values (:day, 1)
                        on conflict (day) do update set last = last + 1 returning last""")
                .bind("day", compact)
                .mapTo(Integer.class)
                .one();
        if (sequence > MOST_A_DAY) {
            throw new IllegalStateException("A desk issues at most " + MOST_A_DAY + " certificates a day.");
        }
        handle.createUpdate("""
                        insert into certificate
                          (question_key, person_key, number, token, title, item, terminal, day, issued)
                        values (:question, :person, :number, :token, :title, :item, :terminal, :day, :issued)""")
                .bind("question", keys.question)
                .bind("person", keys.person)
                .bind("number", desk.toUpperCase(Locale.ROOT) + compact + "%06d".formatted(sequence))
                .bind("token", Tokens.random(TOKEN_BYTES))
                .bind("title", title)
                .bind("item", item)
                .bind("terminal", terminal)
                .bind("day", day.toString())
                .bind("issued", now.toEpochMilli())
                .execute();
    }
}
