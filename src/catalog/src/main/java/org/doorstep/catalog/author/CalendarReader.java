// SPDX-License-Identifier: Apache-2.0
package org.doorstep.catalog.author;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.doorstep.catalog.item.WorkCalendar;
import org.doorstep.catalog.mistake.Mistake;
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
            reader.problem(node, Mistake.CALENDAR_EMPTY);
        }
        return WorkCalendar.of(years, holidays, worked);
    }

    private Node year(Node node) {
        ObjectReader reader = new ObjectReader(node, problems);
        int year = reader.integer("year", FIRST_YEAR, LAST_YEAR);
        if (!years.add(year)) {
            reader.problem(node, Mistake.CALENDAR_YEAR_TWICE, year);
        }
        if (reader.string("source").isBlank() && reader.has("source")) {
            reader.problem(node, Mistake.CALENDAR_SOURCE);
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
            reader.problem(node, Mistake.CALENDAR_BACKWARDS);
        }
        for (LocalDate day = from; !day.isAfter(until); day = day.plusDays(1)) {
            if (!holidays.add(day)) {
                reader.problem(node, Mistake.CALENDAR_HOLIDAY_TWICE, day);
                break;
            }
            if (worked.contains(day)) {
                reader.problem(node, Mistake.CALENDAR_BOTH, day);
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
            reader.problem(node, Mistake.CALENDAR_WEEKDAY, day);
        } else if (!worked.add(day)) {
            reader.problem(node, Mistake.CALENDAR_DAY_TWICE, day);
        } else if (holidays.contains(day)) {
            reader.problem(node, Mistake.CALENDAR_BOTH, day);
        }
        return node;
    }

    /** A year's holiday may begin in the December before, as that of 2023 did. */
    private static @Nullable LocalDate within(ObjectReader reader, Node node, String key, int year) {
        LocalDate day = reader.date(node, key);
        if (day == null || day.getYear() == year || (day.getYear() == year - 1 && day.getMonthValue() == 12)) {
            return day;
        }
        reader.problem(node, Mistake.CALENDAR_OTHER_YEAR, day, year);
        return null;
    }
}
