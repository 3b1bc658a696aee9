// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.screen;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NumbersTest {
    @Test
    void aCaseNumberIsReadInGroupsWithTheDayOnALineOfItsOwn() {
        assertThat(Numbers.read("11990000MB00000000" + "3" + "999115001000" + "20260320" + "0001"))
                .containsExactly("1199 0000 MB00 0000 0039 9911 5001 000", "2026 0320 0001");
    }

    @Test
    void anyOtherNumberIsOneLine() {
        assertThat(Numbers.read("123456")).containsExactly("1234 56");
        assertThat(Numbers.read("")).containsExactly("");
    }
}
