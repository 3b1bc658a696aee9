// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.typing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InitialsTest {
    private static final Initials INITIALS = new Initials(Lexicon.load());

    @ParameterizedTest
    @CsvSource({
        "城乡居民基本养老保险参保登记, cxjmjbylbxcbdj",
        "社会保险参保证明查询打印, shbxcbzmcxdy",
        "办件进度查询, bjjdcx",
        "银行开户许可, yhkhxk",
        "行政复议, xzfy",
        "长期护理保险, cqhlbx",
        "重庆长江路, cqcjl",
        "会计从业, kjcy",
        "异地就医备案, ydjyba",
        "校车使用许可, xcsyxk",
        "调解, tj",
        "乐陵市, lls",
        "朝阳区, cyq",
        "单位供销社, dwgxs"
    })
    void eachCharacterIsReadAsInItsWord(String title, String letters) {
        assertThat(INITIALS.of(title)).isEqualTo(letters);
    }

    @ParameterizedTest
    @CsvSource({"12345 诉求, 12345sq", "ETC 办理, etcbl", "“一件事”（出生）, yjscs", "𬭎䶮, hy", "''  , ''"})
    void digitsAndLatinLettersStayAndEverythingElseIsLeftOut(String title, String letters) {
        assertThat(INITIALS.of(title)).isEqualTo(letters);
    }
}
