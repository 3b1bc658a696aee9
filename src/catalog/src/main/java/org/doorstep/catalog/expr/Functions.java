// SPDX-License-Identifier: Apache-2.0
package org.doorstep.catalog.expr;

import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import dev.cel.parser.CelMacro;
import dev.cel.runtime.CelFunctionBinding;
import dev.cel.runtime.CelUnknownSet;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.doorstep.catalog.flow.TextValue;
import org.doorstep.catalog.flow.Value;
import org.doorstep.contract.IdNumbers;

/** The functions of the profile. A day is the instant of its midnight in UTC. */
final class Functions {
    /** Known by name, not yet part of the profile. */
    static final List<String> LATER = List.of("workdays", "lookup");

    private static final CelType DAY = SimpleType.TIMESTAMP;
    private static final CelType INT = SimpleType.INT;

    private Functions() {}

    static Instant instant(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    static LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, ZoneOffset.UTC);
    }

    static List<CelFunctionDecl> declarations() {
        return List.of(
                declare("date", "date_string", DAY, SimpleType.STRING),
                declare("age", "age_day_day", INT, DAY, DAY),
                declare("days", "days_day_day", INT, DAY, DAY),
                declare("addMonths", "add_months_day_int", DAY, DAY, INT),
                declare("round", "round_int_int", INT, INT, INT),
                declare("idBirth", "id_birth_personal", DAY, Vocabulary.PERSONAL),
                declare("idValid", "id_valid_personal", SimpleType.BOOL, Vocabulary.PERSONAL),
                declare("given", "given_personal", SimpleType.BOOL, Vocabulary.PERSONAL));
    }

    /** {@code age(birth)} is {@code age(birth, today)}. */
    static CelMacro ageToday() {
        return CelMacro.newGlobalMacro(
                "age",
                1,
                (factory, target, arguments) -> Optional.of(
                        factory.newGlobalCall("age", arguments.getFirst(), factory.newIdentifier("today"))));
    }

    static List<CelFunctionBinding> bindings() {
        return List.of(
                CelFunctionBinding.from("date_string", String.class, text -> instant(LocalDate.parse(text))),
                CelFunctionBinding.from("age_day_day", Instant.class, Instant.class, (birth, on) ->
                        (long) Period.between(day(birth), day(on)).getYears()),
                CelFunctionBinding.from(
                        "days_day_day",
                        Instant.class,
                        Instant.class,
                        (from, until) -> ChronoUnit.DAYS.between(day(from), day(until))),
                CelFunctionBinding.from(
                        "add_months_day_int",
                        Instant.class,
                        Long.class,
                        (from, months) -> instant(day(from).plusMonths(months))),
                CelFunctionBinding.from("round_int_int", Long.class, Long.class, Functions::round),
                CelFunctionBinding.from("id_birth_personal", Value.class, Functions::birth),
                CelFunctionBinding.from("id_valid_personal", Value.class, Functions::valid),
                CelFunctionBinding.from("given_personal", Value.class, value -> !(value instanceof Value.None)));
    }

    private static CelFunctionDecl declare(String name, String id, CelType result, CelType... parameters) {
        return CelFunctionDecl.newFunctionDeclaration(
                name, CelOverloadDecl.newGlobalOverload(id, result, List.of(parameters)));
    }

    /** To the nearest multiple of {@code unit}, halves away from zero. */
    private static Object round(long value, long unit) {
        if (unit <= 0) {
            throw new ArithmeticException("round to a unit below 1");
        }
        long rest = Math.floorMod(value, unit);
        long down = value - rest;
        boolean up = value >= 0 ? rest * 2 >= unit : rest * 2 > unit;
        return up ? Math.addExact(down, unit) : down;
    }

    private static Object birth(Value value) {
        if (!valid(value) || !(value instanceof TextValue text)) {
            return CelUnknownSet.create(0L);
        }
        int year = digits(text, 6, 10);
        int month = digits(text, 10, 12);
        int day = digits(text, 12, 14);
        try {
            return instant(LocalDate.of(year, month, day));
        } catch (DateTimeException e) {
            return CelUnknownSet.create(0L);
        }
    }

    private static boolean valid(Value value) {
        if (!(value instanceof TextValue text)) {
            return false;
        }
        char[] copy = text.copy();
        try {
            return IdNumbers.valid(copy);
        } finally {
            Arrays.fill(copy, '\0');
        }
    }

    private static int digits(TextValue text, int from, int until) {
        int number = 0;
        for (int i = from; i < until; i++) {
            number = number * 10 + (text.at(i) - '0');
        }
        return number;
    }
}
