// SPDX-License-Identifier: Apache-2.0
package org.doorstep.catalog.expr;

import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.types.CelType;
import dev.cel.common.types.OpaqueType;
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
import org.doorstep.catalog.flow.CodeTables;
import org.doorstep.catalog.flow.TextValue;
import org.doorstep.catalog.flow.Value;
import org.doorstep.catalog.item.WorkCalendar;
import org.doorstep.contract.IdNumbers;
import org.doorstep.contract.SlipNumber;

/** The functions of the profile. A day is the instant of its midnight in UTC. */
final class Functions {
    /** What {@code lookup} and {@code workdays} are given beside their arguments; no expression can name it. */
    static final String TABLES = "@tables";

    static final CelType TABLES_TYPE = OpaqueType.create("tables");

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
                declare("slipValid", "slip_valid_personal", SimpleType.BOOL, Vocabulary.PERSONAL),
                CelFunctionDecl.newFunctionDeclaration(
                        "given",
                        CelOverloadDecl.newGlobalOverload("given_personal", SimpleType.BOOL, Vocabulary.PERSONAL),
                        CelOverloadDecl.newGlobalOverload("given_place", SimpleType.BOOL, Vocabulary.PLACE)),
                declare("region", "region_place", SimpleType.STRING, Vocabulary.PLACE),
                declare("lined", "lined_place", SimpleType.BOOL, Vocabulary.PLACE),
                declare(
                        "lookup",
                        "lookup_tables_string_string",
                        SimpleType.STRING,
                        TABLES_TYPE,
                        SimpleType.STRING,
                        SimpleType.STRING),
                CelFunctionDecl.newFunctionDeclaration(
                        "workdays",
                        CelOverloadDecl.newGlobalOverload("workdays_tables_day_int", DAY, TABLES_TYPE, DAY, INT),
                        CelOverloadDecl.newGlobalOverload("workdays_tables_day_day", INT, TABLES_TYPE, DAY, DAY)));
    }

    /** {@code age(birth)} is {@code age(birth, today)}. */
    static CelMacro ageToday() {
        return CelMacro.newGlobalMacro(
                "age",
                1,
                (factory, target, arguments) -> Optional.of(
                        factory.newGlobalCall("age", arguments.getFirst(), factory.newIdentifier("today"))));
    }

    /**
     * {@code lookup(list, code)} and {@code workdays(from, …)} look into the code lists and the calendar of the release that
     * the run began with.
     */
    static CelMacro inRelease(String function) {
        return CelMacro.newGlobalMacro(
                function,
                2,
                (factory, target, arguments) -> Optional.of(factory.newGlobalCall(
                        function, factory.newIdentifier(TABLES), arguments.getFirst(), arguments.getLast())));
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
                CelFunctionBinding.from("slip_valid_personal", Value.class, Functions::slip),
                CelFunctionBinding.from("given_personal", Value.class, value -> !(value instanceof Value.None)),
                CelFunctionBinding.from("given_place", Value.Place.class, place -> true),
                CelFunctionBinding.from("region_place", Value.Place.class, Value.Place::region),
                CelFunctionBinding.from(
                        "lined_place", Value.Place.class, place -> !place.line().isBlank()),
                CelFunctionBinding.from(
                        "lookup_tables_string_string",
                        List.of(CodeTables.class, String.class, String.class),
                        arguments -> label((CodeTables) arguments[0], (String) arguments[1], (String) arguments[2])),
                CelFunctionBinding.from(
                        "workdays_tables_day_int",
                        List.of(CodeTables.class, Instant.class, Long.class),
                        arguments -> after((CodeTables) arguments[0], (Instant) arguments[1], (Long) arguments[2])),
                CelFunctionBinding.from(
                        "workdays_tables_day_day",
                        List.of(CodeTables.class, Instant.class, Instant.class),
                        arguments -> (long) ((CodeTables) arguments[0])
                                .calendar()
                                .between(day((Instant) arguments[1]), day((Instant) arguments[2]))));
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

    /** The label in Chinese; unknown where the list has no such code, or is not there. */
    private static Object label(CodeTables tables, String list, String code) {
        return tables.table(list)
                .flatMap(table -> table.entry(code))
                .<Object>map(entry -> entry.label().zhCn())
                .orElseGet(() -> CelUnknownSet.create(0L));
    }

    private static Object after(CodeTables tables, Instant from, long days) {
        if (days < 0 || days > WorkCalendar.MOST_DAYS) {
            throw new ArithmeticException("working days below 0 or beyond " + WorkCalendar.MOST_DAYS);
        }
        return instant(tables.calendar().after(day(from), (int) days));
    }

    private static boolean slip(Value value) {
        if (!(value instanceof TextValue text)) {
            return false;
        }
        try {
            return !new SlipNumber(text.reveal()).value().isEmpty();
        } catch (IllegalArgumentException notOne) {
            return false;
        }
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
