// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.idcard.sdt;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IdNumbersTest {
    @ParameterizedTest
    @CsvSource({
        "999999195503120014, true",
        "99999919950214002X, true",
        "99999919950214002x, false",
        "999999195503120015, false",
        "810000199001010019, true",
        "91112419900101001X, true",
        "99999919550312001, false",
        "9999991955031200140, false",
        "99999A195503120014, false"
    })
    void eighteen_characters_are_checked_by_mod_11_2(String number, boolean right) {
        assertThat(IdNumbers.eighteen(number.toCharArray())).isEqualTo(right);
    }

    @ParameterizedTest
    @CsvSource({
        "USA110090010114, true",
        "DEU110090010113, true",
        "USA110090010113, false",
        "usa110090010114, false",
        "USA11009001011, false",
        "USA11009001011X, false",
        "USA1100900101-4, false"
    })
    void fifteen_characters_are_checked_by_weights_7_3_1(String number, boolean right) {
        assertThat(IdNumbers.fifteen(number.toCharArray())).isEqualTo(right);
    }

    /** Computed by hand: USA11009001011 is 30 28 10 1 1 0 0 9 0 0 1 0 1 1, times 7 3 1 repeating 354, so 4. */
    @ParameterizedTest
    @CsvSource({
        "USA, 91112419900101001X, 001, USA110090010114",
        "DEU, 91112419900101001X, 001, DEU110090010113",
        "DEU, 95000019851231002X, 312, DEU503185123126"
    })
    void the_number_before_2023_follows_from_country_number_and_link(
            String country, String number, String link, String former) {
        char[] computed = IdNumbers.former(country.toCharArray(), number.toCharArray(), link.toCharArray());
        assertThat(new String(computed)).isEqualTo(former);
        assertThat(IdNumbers.fifteen(computed)).isTrue();
    }

    @Test
    void a_card_without_a_link_has_no_number_before() {
        char[] country = "DEU".toCharArray();
        char[] number = "91112419900101001X".toCharArray();
        assertThat(IdNumbers.former(country, number, new char[0])).isEmpty();
        assertThat(IdNumbers.former(country, number, "0-1".toCharArray())).isEmpty();
        assertThat(IdNumbers.former("D".toCharArray(), number, "001".toCharArray()))
                .isEmpty();
        assertThat(IdNumbers.former(country, "911124".toCharArray(), "001".toCharArray()))
                .isEmpty();
    }
}
