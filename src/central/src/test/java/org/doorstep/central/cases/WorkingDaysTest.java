// SPDX-License-Identifier: Apache-2.0
package org.doorstep.central.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** 2026-03-16 is a Monday. */
class WorkingDaysTest {
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
        assertThat(WorkingDays.after(day, days)).isEqualTo(end);
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
        assertThat(WorkingDays.between(from, to)).isEqualTo(days);
    }

    @Test
    void countingForwardAndCountingBetweenAgreeOverTwoYears() {
        for (LocalDate from = LocalDate.of(2026, 1, 1); from.getYear() < 2028; from = from.plusDays(1)) {
            LocalDate to = from;
            int counted = 0;
            for (int step = 0; step < 30; step++) {
                assertThat(WorkingDays.between(from, to))
                        .as("%s to %s", from, to)
                        .isEqualTo(counted);
                to = to.plusDays(1);
                if (to.getDayOfWeek() != DayOfWeek.SATURDAY && to.getDayOfWeek() != DayOfWeek.SUNDAY) {
                    counted++;
                    assertThat(WorkingDays.after(from, counted)).isEqualTo(to);
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
        assertThat(WorkingDays.resumed(due, returned, corrected)).isEqualTo(moved);
    }
}
