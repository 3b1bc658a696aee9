// SPDX-License-Identifier: Apache-2.0
package org.doorstep.desk.department;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.doorstep.contract.IdNumbers;
import org.doorstep.desk.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DemoDepartmentTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-03-01T01:00:00Z"));
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    @TempDir
    Path state;

    private DemoDepartment department;
    private Path file;

    @BeforeEach
    void open() throws IOException {
        department = new DemoDepartment(state, CLOCK, ZONE);
        file = state.resolve(DemoDepartment.FILE);
    }

    private static Department.Person person(World.Who who) {
        return new Department.Person(who.idNumber(), who.name());
    }

    @Test
    void everybodyIsMadeUp() throws IOException {
        List<String> numbers = Files.readAllLines(file).stream()
                .filter(line -> line.startsWith("9"))
                .map(line -> line.substring(0, 18))
                .toList();
        assertThat(numbers).hasSize(7).allSatisfy(number -> {
            assertThat(number).startsWith("999999");
            assertThat(IdNumbers.valid(number.toCharArray())).isTrue();
        });
    }

    @Test
    void anEditTakesEffectAndSurvivesARestart() throws IOException {
        assertThat(department.contact(person(World.LI))).isEqualTo(new Department.Contact.NoPhone());
        Files.writeString(file, Files.readString(file).replace("李桂英\t\t", "李桂英\t13900000002\t"));
        assertThat(department.contact(person(World.LI))).isEqualTo(new Department.Contact.Phone("13900000002"));
        assertThat(new DemoDepartment(state, CLOCK, ZONE).contact(person(World.LI)))
                .isEqualTo(new Department.Contact.Phone("13900000002"));
    }

    @Test
    void onlyMonthsSinceTheBeginningAreListed() throws IOException {
        Files.writeString(file, Files.readString(file).replace("1992-08", "2026-01"));
        assertThat(department.query(DemoDepartment.PARTICIPATION, person(World.ZHANG)))
                .isInstanceOfSatisfying(Department.Findings.Found.class, found -> {
                    assertThat(found.rows())
                            .extracting(row -> row.get("period"))
                            .containsExactly("2026-02", "2026-01");
                    assertThat(found.facts()).containsEntry("months", "2");
                });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1992-08             | in August      | line 9: insured-since must look like",
                "5240.00             | much           | line 9: insured-since must look like",
                "13900000001         | 139            | line 9: phone must be 11 digits",
                "999999195503120014  | 999999195503120015 | line 9: id-number must begin with 999999",
                "999999195503120014  | 110101199003074610 | line 9: id-number must begin with 999999",
                "999999195311020027  | 999999195503120014 | line 10: this id number stands on a line above",
                "id-number           | nummer         | line 8: the first line must name the columns",
                "张建国              | 张建国;        | ",
            })
    void aMistakeIsNamedByLineAndNothingOfTheLineIsRepeated(String right, String wrong, String message)
            throws IOException {
        Files.writeString(file, Files.readString(file).replaceFirst(right, wrong));
        Department.Contact contact = department.contact(person(World.ZHOU));
        if (message == null) {
            assertThat(contact).isInstanceOf(Department.Contact.Phone.class);
        } else {
            assertThat(contact)
                    .isInstanceOfSatisfying(
                            Department.Contact.Down.class,
                            down -> assertThat(down.reason())
                                    .contains(file + ", " + message)
                                    .doesNotContain(wrong)
                                    .doesNotContain("张建国"));
        }
    }

    @Test
    void aSlowOrBrokenConnectorIsDownAndSeenSo() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        Department hanging = new Department() {
            @Override
            public String name() {
                return "hanging";
            }

            @Override
            public String title(String query) {
                return query;
            }

            @Override
            public Contact contact(Person person) throws InterruptedException {
                end.await();
                return new Contact.Unknown();
            }

            @Override
            public Findings query(String query, Person person) {
                throw new IllegalStateException("about " + person.idNumber());
            }
        };
        try (WatchedDepartment watched = new WatchedDepartment(hanging, Duration.ofMillis(200), CLOCK)) {
            assertThat(watched.health().state()).isEqualTo(WatchedDepartment.State.NOT_ASKED);
            assertThat(watched.contact(person(World.ZHANG))).isInstanceOf(Department.Contact.Down.class);
            assertThat(watched.query("any", person(World.ZHANG)))
                    .isEqualTo(new Department.Findings.Down("The connector failed: IllegalStateException"));
            assertThat(watched.health().state()).isEqualTo(WatchedDepartment.State.DOWN);
            assertThat(watched.health().reason()).doesNotContain(World.ZHANG.idNumber());
        } finally {
            end.countDown();
        }
        try (WatchedDepartment watched = new WatchedDepartment(department, Duration.ofSeconds(60), CLOCK)) {
            watched.contact(person(World.ZHANG));
            assertThat(watched.health().state()).isEqualTo(WatchedDepartment.State.UP);
            assertThat(watched.health().lastAnswer()).isEqualTo(CLOCK.instant());
            assertThat(Map.of("title", watched.title(DemoDepartment.PARTICIPATION)))
                    .containsValue("社会保险参保证明查询打印");
        }
    }
}
