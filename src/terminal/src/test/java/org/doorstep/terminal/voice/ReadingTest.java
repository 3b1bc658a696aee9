// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.voice;

import static org.assertj.core.api.Assertions.assertThat;

import org.doorstep.catalog.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadingTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            999999195503120014     | 九九九九九九，幺九五五，零三幺二，零零幺四
            99999919840909001X     | 九九九九九九，幺九八四，零九零九，零零幺 X
            999999********0014     | 九九九九九九，星，零零幺四
            13900000001            | 幺三九，零零零零，零零零幺
            139****0001            | 幺三九，星，零零零幺
            139 0000 0001          | 幺三九，零零零零，零零零幺
            0537-12345             | 零五三七，幺二三四五
            0031 7000 0012 34      | 零零三幺，七零零零，零零幺二，三四
            00317000001234         | 零零三幺，七零零零，零零幺二，三四
            12345 诉求             | 幺二三四五 诉求
            代码 P-104。           | 代码 P，幺零四。
            工作人员 8:30-17:00 在 | 工作人员 8点30分到17点 在
            2026-03-09             | 二零二六年3月9日
            1992 年 8 月           | 一九九二 年 8 月
            5,240.00               | 5240.00
            12345.60 元            | 12345.60 元
            100000 元              | 100000 元
            403                    | 403
            第 2 步，共 4 步。     | 第 2 步，共 4 步。
            张**                   | '张 星 '
            赵𬭎                   | 赵生僻字
            A4 打印机              | A4 打印机
            """)
    void isChinese(String written, String read) {
        assertThat(new Reading(Language.ZH_CN).aloud(written)).isEqualTo(read);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            999999195503120014 | 9 9 9 9 9 9, 1 9 5 5, 0 3 1 2, 0 0 1 4
            13900000001        | 1 3 9, 0 0 0 0, 0 0 0 1
            139****0001        | 1 3 9, star, 0 0 0 1
            Code P-104.        | Code P, 1 0 4.
            8:30-17:00         | 8:30 to 17:00
            2026-03-09         | 9 March 2026
            5,240.00           | 5240.00
            """)
    void isEnglish(String written, String read) {
        assertThat(new Reading(Language.EN).aloud(written)).isEqualTo(read);
    }

    @Test
    void aCaseNumberOfLettersAndDigitsIsReadInGroups() {
        String read = new Reading(Language.ZH_CN).aloud("11370800MB28559184" + "3370117002011" + "20260322" + "0007");
        assertThat(read).startsWith("幺幺三七，零八零零，M B 二八，").endsWith("，零零七");
        assertThat(read.replaceAll("[， ]", "")).hasSize(43);
    }
}
