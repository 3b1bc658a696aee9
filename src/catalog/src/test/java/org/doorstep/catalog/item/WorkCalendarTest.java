// SPDX-License-Identifier: Apache-2.0
package org.doorstep.catalog.item;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** 2026-03-16 is a Monday. */
class WorkCalendarTest {
    /** As announced for the spring of 2026: off from Sunday the 15th of February to Monday the 23rd, worked on two Saturdays. */
    private static final WorkCalendar SPRING = WorkCalendar.of(
            List.of(2026),
            LocalDate.of(2026, 2, 15).datesUntil(LocalDate.of(2026, 2, 24)).toList(),
            List.of(LocalDate.of(2026, 2, 14), LocalDate.of(2026, 2, 28)));

    @ParameterizedTest
    @CsvSource({
        "2026-02-13, 1, 2026-02-14",
        "2026-02-13, 2, 2026-02-24",
        "2026-02-13, 5, 2026-02-27",
        "2026-02-13, 6, 2026-02-28",
        "2026-02-13, 7, 2026-03-02",
        "2026-02-16, 0, 2026-02-24",
        "2026-02-28, 0, 2026-02-28"
    })
    void holidaysAreNotCountedAndSaturdaysWorkedInExchangeAre(LocalDate day, int days, LocalDate end) {
        assertThat(SPRING.after(day, days)).isEqualTo(end);
        assertThat(SPRING.worked(end)).isTrue();
    }

    @Test
    void countingForwardAndCountingBetweenAgreeOverHolidays() {
        for (LocalDate from = LocalDate.of(2026, 2, 1); from.getMonthValue() < 4; from = from.plusDays(1)) {
            for (int days = 1; days < 30; days++) {
                assertThat(SPRING.between(from, SPRING.after(from, days)))
                        .as("%s days from %s", days, from)
                        .isEqualTo(days);
            }
        }
    }

    @Test
    void theClockStandsStillOverAHolidayForWorkingDaysOnly() {
        LocalDate due = LocalDate.of(2026, 2, 25);
        assertThat(SPRING.resumed(due, LocalDate.of(2026, 2, 14), LocalDate.of(2026, 2, 24)))
                .isEqualTo("2026-02-26");
    }

    @Test
    void aTimeLimitIsBounded() {
        LocalDate day = LocalDate.of(2026, 3, 16);
        assertThatThrownBy(() -> SPRING.after(day, -1)).hasMessageContaining("from 0 to 10000");
        assertThatThrownBy(() -> SPRING.after(day, WorkCalendar.MOST_DAYS + 1)).hasMessageContaining("from 0 to 10000");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-16, 0, 2026-03-16",
        "2026-03-16, 1, 2026-03-17",
        "2026-03-16, 4, 2026-03-20",
        "2026-03-16, 5, 2026-03-23",
        "2026-03-20, 1, 2026-03-23",
        "2026-03-20, 10, 2026-04-03",
        "2026-03-14, 0, 2026-03-16",
        "2026-03-14, 1, 2026-03-16",
        "2026-03-15, 5, 2026-03-20",
        "2026-12-31, 1, 2027-01-01",
        "2028-02-28, 2, 2028-03-01"
    })
    void aTermEndsOnAWorkingDayAndItsFirstDayDoesNotCount(LocalDate day, int days, LocalDate end) {
        assertThat(WorkCalendar.WEEKDAYS.after(day, days)).isEqualTo(end);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-16, 2026-03-16, 0",
        "2026-03-16, 2026-03-20, 4",
        "2026-03-20, 2026-03-23, 1",
        "2026-03-20, 2026-03-22, 0",
        "2026-03-14, 2026-03-15, 0",
        "2026-03-14, 2026-03-16, 1",
        "2026-03-23, 2026-03-20, -1",
        "1960-01-01, 1960-01-04, 1"
    })
    void daysBetweenAreCountedWithoutRestDays(LocalDate from, LocalDate to, int days) {
        assertThat(WorkCalendar.WEEKDAYS.between(from, to)).isEqualTo(days);
    }

    @Test
    void countingForwardAndCountingBetweenAgreeOverTwoYears() {
        for (LocalDate from = LocalDate.of(2026, 1, 1); from.getYear() < 2028; from = from.plusDays(1)) {
            LocalDate to = from;
            int counted = 0;
            for (int step = 0; step < 30; step++) {
                assertThat(WorkCalendar.WEEKDAYS.between(from, to))
                        .as("%s to %s", from, to)
                        .isEqualTo(counted);
                to = to.plusDays(1);
                if (to.getDayOfWeek() != DayOfWeek.SATURDAY && to.getDayOfWeek() != DayOfWeek.SUNDAY) {
                    counted++;
                    assertThat(WorkCalendar.WEEKDAYS.after(from, counted)).isEqualTo(to);
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-20, 2026-03-17, 2026-03-17, 2026-03-20",
        "2026-03-20, 2026-03-17, 2026-03-19, 2026-03-24",
        "2026-03-20, 2026-03-20, 2026-03-22, 2026-03-20",
        "2026-03-20, 2026-03-14, 2026-03-15, 2026-03-20",
        "2026-03-20, 2026-03-23, 2026-03-25, 2026-03-24"
    })
    void theClockStandsStillBetweenTheReturnAndTheCorrection(
            LocalDate due, LocalDate returned, LocalDate corrected, LocalDate moved) {
        assertThat(WorkCalendar.WEEKDAYS.resumed(due, returned, corrected)).isEqualTo(moved);
    }
}
