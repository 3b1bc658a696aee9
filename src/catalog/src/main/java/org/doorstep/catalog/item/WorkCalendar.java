// SPDX-License-Identifier: Apache-2.0
package org.doorstep.catalog.item;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.NavigableSet;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Which days are worked: Monday to Friday, but for the public holidays, and with the days that are worked in exchange for
 * them (调休上班), as the State Council announces both for each year. A year that it does not cover is counted Monday to
 * Friday. The day on which something begins does not count, and an end that falls on a rest day moves to the next working
 * day (Civil Code of the PRC, articles 201 and 203).
 *
 * @param years those it covers
 * @param off days from Monday to Friday that are not worked
 * @param extra Saturdays and Sundays that are worked
 */
public record WorkCalendar(SortedSet<Integer> years, NavigableSet<LocalDate> off, NavigableSet<LocalDate> extra) {
    /** The name under which an item needs it, beside the code lists. No code list is called so. */
    public static final String ID = "calendar";

    /** Monday to Friday, in every year. */
    public static final WorkCalendar WEEKDAYS = new WorkCalendar(new TreeSet<>(), new TreeSet<>(), new TreeSet<>());

    /** No time limit is longer. */
    public static final int MOST_DAYS = 10_000;

    private static final int WEEK = 5;

    public WorkCalendar {
        years = Collections.unmodifiableSortedSet(new TreeSet<>(years));
        off = Collections.unmodifiableNavigableSet(new TreeSet<>(off));
        extra = Collections.unmodifiableNavigableSet(new TreeSet<>(extra));
    }

    /**
     * @param holidays all days of the holidays, weekends among them or not
     * @param worked weekend days that are worked
     */
    public static WorkCalendar of(
            Collection<Integer> years, Collection<LocalDate> holidays, Collection<LocalDate> worked) {
        NavigableSet<LocalDate> off = new TreeSet<>(holidays);
        off.removeIf(WorkCalendar::weekend);
        NavigableSet<LocalDate> extra = new TreeSet<>(worked);
        extra.removeIf(day -> !weekend(day));
        return new WorkCalendar(new TreeSet<>(years), off, extra);
    }

    /** Whether {@code day} is a working day. */
    public boolean worked(LocalDate day) {
        return weekend(day) ? extra.contains(day) : !off.contains(day);
    }

    /**
     * The {@code days}-th working day after {@code day}; for 0 the day itself, or the next working day after a rest day.
     *
     * @param days from 0 to {@value #MOST_DAYS}
     */
    public LocalDate after(LocalDate day, int days) {
        if (days < 0 || days > MOST_DAYS) {
            throw new IllegalArgumentException("A time limit has from 0 to " + MOST_DAYS + " days");
        }
        LocalDate at = days == 0 ? workedFrom(day) : day;
        for (int counted = 0; counted < days; counted++) {
            at = workedFrom(at.plusDays(1));
        }
        return at;
    }

    /** Working days after {@code from} up to {@code to}; negative when {@code to} lies before. */
    public int between(LocalDate from, LocalDate to) {
        if (to.isBefore(from)) {
            return -between(to, from);
        }
        return Math.toIntExact(weekdays(to) - weekdays(from))
                - off.subSet(from, false, to, true).size()
                + extra.subSet(from, false, to, true).size();
    }

    /** A due day after the clock stood still from the day of the return to the day of the correction. */
    public LocalDate resumed(LocalDate due, LocalDate returned, LocalDate corrected) {
        return after(due, Math.max(0, between(returned, corrected)));
    }

    private LocalDate workedFrom(LocalDate day) {
        LocalDate at = day;
        while (!worked(at)) {
            at = at.plusDays(1);
        }
        return at;
    }

    /** Whether it is a Saturday or Sunday. */
    public static boolean weekend(LocalDate day) {
        return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
    }

    /** Days from Monday to Friday up to and with {@code day}, counted from a Monday long ago (1969-12-29). */
    private static long weekdays(LocalDate day) {
        long days = day.toEpochDay() + 3;
        return Math.floorDiv(days, 7L) * WEEK + Math.min(WEEK, Math.floorMod(days, 7L) + 1);
    }
}
