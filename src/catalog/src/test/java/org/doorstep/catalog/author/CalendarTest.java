// SPDX-License-Identifier: Apache-2.0
package org.doorstep.catalog.author;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Objects;
import org.doorstep.catalog.Samples;
import org.doorstep.catalog.item.WorkCalendar;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CalendarTest {
    @TempDir
    Path folder;

    /** 国务院办公厅关于2026年部分节假日安排的通知, 2025-11-04. */
    @ParameterizedTest
    @CsvSource({
        "2026-01-02, false",
        "2026-01-04, true",
        "2026-02-14, true",
        "2026-02-16, false",
        "2026-02-23, false",
        "2026-02-24, true",
        "2026-02-28, true",
        "2026-04-06, false",
        "2026-05-05, false",
        "2026-05-09, true",
        "2026-06-19, false",
        "2026-09-20, true",
        "2026-09-25, false",
        "2026-10-07, false",
        "2026-10-08, true",
        "2026-10-10, true",
        "2026-10-11, false"
    })
    void theSeedCountsTheYear2026AsItWasAnnounced(LocalDate day, boolean worked) {
        assertThat(seed().worked(day)).isEqualTo(worked);
    }

    /** 261 days from Monday to Friday, 19 of them off, and six Saturdays and Sundays worked. */
    @Test
    void theYear2026HasAsManyWorkingDaysAsItWasAnnounced() {
        assertThat(seed().between(LocalDate.of(2025, 12, 31), LocalDate.of(2026, 12, 31)))
                .isEqualTo(248);
    }

    @Test
    void aReleaseCarriesTheCalendarAsItIsAuthored() {
        byte[] json = Objects.requireNonNull(Authoring.load(Samples.seed()).calendar())
                .json();
        assertThat(Authoring.readCompiledCalendar("calendar.json", json))
                .isEqualTo(new Authoring.ReadCalendar.Known(seed()));
        byte[] later = Samples.with(new String(json, StandardCharsets.UTF_8), "\"workdays\"", "\"halfdays\"")
                .getBytes(StandardCharsets.UTF_8);
        assertThat(Authoring.readCompiledCalendar("calendar.json", later))
                .isInstanceOfSatisfying(
                        Authoring.ReadCalendar.Unknown.class,
                        unknown -> assertThat(unknown.problems())
                                .first()
                                .asString()
                                .contains("“halfdays” is not known here."));
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = "=>",
            value = {
                "until: 2026-02-23 } => until: 2026-02-30 } => until is no day of the calendar. => 2026-01-31",
                "until: 2026-02-23 } => until: 2026-02-13 } => The holiday ends before it begins. => Exchange",
                "until: 2026-02-23 } => until: 2027-02-23 } => 2027-02-23 does not lie in 2026. => under its own year",
                "until: 2026-02-23 } => } => until is missing. => Add “until: …” here.",
                "until: 2026-04-06 } => until: 2026-05-01 } => 2026-05-01 lies in two holidays. => end the day before",
                "[2026-01-04, => [2026-01-05, => 2026-01-05 is no Saturday or Sunday. => other days are worked",
                "[2026-01-04, => [2026-01-03, => 2026-01-03 is a holiday and is worked. => out of one of them",
                "[2026-01-04, => [2026-02-14, => 2026-02-14 stands here twice. => Keep one",
                "[2026-01-04, => [4.1.2026, => workdays is no day of the calendar. => 2026-01-31",
                "year: 2027 => year: 2026 => The year 2026 stands here twice. => Keep one",
                "year: 2026 => year: 26 => year is out of range. => from 2000 to 2199",
                "workdays: [ => worked: [ => “worked” is not known here. => Known are"
            })
    void aWrongCalendarIsRefusedWithItsLineAndARemedy(String old, String by, String message, String remedy) {
        Samples.copySeed(folder);
        Samples.edit(folder.resolve("calendar.yaml"), old, by);
        Authoring.Result result = Authoring.load(folder);
        assertThat(result.publishable()).isFalse();
        assertThat(result.calendar()).isNull();
        assertThat(result.problems()).anySatisfy(problem -> {
            assertThat(problem.place().file()).isEqualTo("calendar.yaml");
            assertThat(problem.place().line()).isGreaterThan(4);
            assertThat(problem.message()).isEqualTo(message);
            assertThat(problem.remedy()).contains(remedy);
        });
    }

    @Test
    void anItemThatCountsWorkingDaysIsRefusedWhereThereIsNoCalendar() throws IOException {
        Samples.copySeed(folder);
        Samples.edit(folder.resolve("items/service-request.yaml"), "id: service-request\n", """
                id: service-request
                eligibility:
                  - test: workdays(today, 5) > today
                    message: { zh-CN: 今天不行, en: Not today }
                """);
        assertThat(Authoring.load(folder).problems()).isEmpty();
        Files.delete(folder.resolve("calendar.yaml"));
        assertThat(Authoring.load(folder).problems()).singleElement().satisfies(problem -> {
            assertThat(problem.message()).contains("counts working days, and there is no calendar here");
            assertThat(problem.remedy()).contains("Add calendar.yaml");
        });
    }

    @Test
    void aCodeListMayNotBeCalledCalendar() throws IOException {
        Samples.copySeed(folder);
        Files.writeString(
                folder.resolve("lists/calendar.yaml"),
                "id: calendar\nentries: [{ code: a, label: { zh-CN: 甲, en: A } }]\n");
        assertThat(Authoring.load(folder).problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.toString())
                        .startsWith("lists/calendar.yaml:1:5 id: “calendar” is the working calendar."));
    }

    private static WorkCalendar seed() {
        return Objects.requireNonNull(Authoring.load(Samples.seed()).calendar()).calendar();
    }
}
