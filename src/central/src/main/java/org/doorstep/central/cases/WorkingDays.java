// SPDX-License-Identifier: Apache-2.0
package org.doorstep.central.cases;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;

/**
 * Counts working days, Monday to Friday. The day on which something begins does not count, and an end that falls on a rest
 * day moves to the next working day (Civil Code of the PRC, articles 201 and 203).
 */
public final class WorkingDays {
    private static final int WEEK = 5;

    private WorkingDays() {}

    /** The {@code days}-th working day after {@code day}; for 0 the day itself, or the next working day after a rest day. */
    public static LocalDate after(LocalDate day, int days) {
        if (days < 0) {
            throw new IllegalArgumentException("A time limit has 0 days or more");
        }
        LocalDate at = days == 0 ? workingFrom(day) : day;
        for (int counted = 0; counted < days; counted++) {
            at = workingFrom(at.plusDays(1));
        }
        return at;
    }

    /** Working days after {@code from} up to {@code to}; negative when {@code to} lies before. */
    public static int between(LocalDate from, LocalDate to) {
        if (to.isBefore(from)) {
            return -between(to, from);
        }
        return Math.toIntExact(fromMonday(to) - fromMonday(from));
    }

    /** A due day after the clock stood still from the day of the return to the day of the correction. */
    public static LocalDate resumed(LocalDate due, LocalDate returned, LocalDate corrected) {
        return after(due, Math.max(0, between(returned, corrected)));
    }

    private static LocalDate workingFrom(LocalDate day) {
        return switch (day.getDayOfWeek()) {
            case MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY -> day;
            case SATURDAY, SUNDAY -> day.with(TemporalAdjusters.next(DayOfWeek.MONDAY));
        };
    }

    /** Working days up to and with {@code day}, counted from a Monday long ago (1969-12-29). */
    private static long fromMonday(LocalDate day) {
        long days = day.toEpochDay() + 3;
        return Math.floorDiv(days, 7L) * WEEK + Math.min(WEEK, Math.floorMod(days, 7L) + 1);
    }
}
