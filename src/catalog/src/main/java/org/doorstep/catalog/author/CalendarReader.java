// SPDX-License-Identifier: Apache-2.0
package org.doorstep.catalog.author;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.doorstep.catalog.item.WorkCalendar;
import org.jspecify.annotations.Nullable;

/** Reads the working calendar, which a release carries as it is authored. */
final class CalendarReader {
    private static final int FIRST_YEAR = 2000;
    private static final int LAST_YEAR = 2199;

    private final List<Problem> problems;
    private final Set<Integer> years = new TreeSet<>();
    private final Set<LocalDate> holidays = new HashSet<>();
    private final Set<LocalDate> worked = new HashSet<>();

    private CalendarReader(List<Problem> problems) {
        this.problems = problems;
    }

    /** The calendar; of no use when an error was added to {@code problems}. */
    static WorkCalendar read(Node node, List<Problem> problems) {
        return new CalendarReader(problems).calendar(node);
    }

    private WorkCalendar calendar(Node node) {
        ObjectReader reader = new ObjectReader(node, problems);
        reader.list("years", this::year);
        reader.done();
        if (years.isEmpty()) {
            reader.problem(
                    node,
                    "The calendar holds no year.",
                    "Write years: [{year: 2026, source: …, holidays: […], workdays: […]}].");
        }
        return WorkCalendar.of(years, holidays, worked);
    }

    private Node year(Node node) {
        ObjectReader reader = new ObjectReader(node, problems);
        int year = reader.integer("year", FIRST_YEAR, LAST_YEAR);
        if (!years.add(year)) {
            reader.problem(node, "The year " + year + " stands here twice.", "Keep one of them.");
        }
        if (reader.string("source").isBlank()) {
            reader.problem(node, "Nobody knows where these days are from.", "Name the announcement behind source.");
        }
        reader.list("holidays", each -> holiday(each, year));
        reader.list("workdays", each -> workday(reader, each, year));
        reader.done();
        return node;
    }

    private Node holiday(Node node, int year) {
        ObjectReader reader = new ObjectReader(node, problems);
        reader.text("name");
        LocalDate from = day(reader, "from", year);
        LocalDate until = day(reader, "until", year);
        reader.done();
        if (from == null || until == null) {
            return node;
        }
        if (until.isBefore(from)) {
            reader.problem(node, "The holiday ends before it begins.", "Exchange from and until.");
        }
        for (LocalDate day = from; !day.isAfter(until); day = day.plusDays(1)) {
            if (!holidays.add(day)) {
                reader.problem(node, day + " lies in two holidays.", "Let it end the day before, or join them.");
                break;
            }
            if (worked.contains(day)) {
                bothAtOnce(reader, node, day);
            }
        }
        return node;
    }

    private @Nullable LocalDate day(ObjectReader reader, String key, int year) {
        Node node = reader.take(key);
        if (node == null) {
            reader.missing(key, "");
            return null;
        }
        return within(reader, node, key, year);
    }

    private Node workday(ObjectReader reader, Node node, int year) {
        LocalDate day = within(reader, node, "workdays", year);
        if (day == null) {
            return node;
        }
        if (!WorkCalendar.weekend(day)) {
            reader.problem(
                    node,
                    day + " is no Saturday or Sunday.",
                    "Take it out: other days are worked unless they lie in a holiday.");
        } else if (!worked.add(day)) {
            reader.problem(node, day + " stands here twice.", "Keep one of them.");
        } else if (holidays.contains(day)) {
            bothAtOnce(reader, node, day);
        }
        return node;
    }

    private static void bothAtOnce(ObjectReader reader, Node node, LocalDate day) {
        reader.problem(node, day + " is a holiday and is worked.", "Take it out of one of them.");
    }

    /** A year's holiday may begin in the December before, as that of 2023 did. */
    private static @Nullable LocalDate within(ObjectReader reader, Node node, String key, int year) {
        LocalDate day = reader.date(node, key);
        if (day == null || day.getYear() == year || (day.getYear() == year - 1 && day.getMonthValue() == 12)) {
            return day;
        }
        reader.problem(node, day + " does not lie in " + year + ".", "Put it under its own year.");
        return null;
    }
}
