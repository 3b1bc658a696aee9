// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.format.DateTimeFormatter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PeopleTest {
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};

    @Test
    void every_shipped_person_is_made_up_and_has_a_right_check_digit() {
        assertThat(People.shipped()).hasSize(6).allSatisfy(person -> {
            String number = person.number();
            int sum = 0;
            for (int i = 0; i < 17; i++) {
                sum += (number.charAt(i) - '0') * WEIGHTS[i];
            }
            assertThat(number).startsWith("999999").hasSize(18);
            assertThat(number.charAt(17)).isEqualTo("10X98765432".charAt(sum % 11));
            assertThat(number.substring(6, 14)).isEqualTo(DateTimeFormatter.BASIC_ISO_DATE.format(person.birth()));
            assertThat((number.charAt(16) - '0') % 2 == 1 ? '1' : '2').isEqualTo(person.sex());
            assertThat(person.image().text()).hasSize(256);
        });
    }

    @Test
    void a_visitor_of_each_other_layout_is_shipped() {
        assertThat(People.visitors())
                .extracting(CardData::layout)
                .containsExactly(
                        CardData.Layout.PERMIT, CardData.Layout.FOREIGNER_2017, CardData.Layout.FOREIGNER_2023);
        assertThat(People.visitors()).allSatisfy(visitor -> {
            assertThat(visitor.name() + visitor.englishName()).isNotBlank();
            assertThat(visitor.image().text()).hasSize(256);
        });
    }

    @Test
    void one_of_them_has_a_name_beyond_the_basic_plane() {
        assertThat(People.shipped())
                .anyMatch(person -> person.name().codePoints().anyMatch(c -> c > 0xFFFF));
    }

    @Test
    void a_wrong_table_is_refused_with_its_line(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("people.tsv");
        Files.writeString(
                file, "number\tname\tsex\tnation\tbirth\taddress\tissuer\tvalidFrom\tvalidTo\tlayout\n1\t2\t3\n");
        assertThatThrownBy(() -> People.from(file))
                .hasMessageContaining("line 2")
                .hasMessageContaining("columns");
    }
}
