// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.faults;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FaultFileTest {
    @Test
    void aWholeEntryIsRead() {
        FaultFile file = Sample.file(Sample.GOOD);
        assertThat(file.problems()).isEmpty();
        FaultEntry entry = file.entries().getFirst().entry();
        assertThat(entry.code().value()).isEqualTo("Q-301");
        assertThat(entry.resident().zh()).isEqualTo("号票用完了，请叫工作人员。");
        assertThat(entry.signs()).containsExactly("TOY 41");
    }

    /** Each line: what is replaced, by what, the line that is told, and words of what is told. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', ignoreLeadingAndTrailingWhitespace = true, textBlock = """
            name: ticket-roll-out                    | names: x-y                            | 3  | It has no name.
            name: ticket-roll-out                    | name: Ticket                          | 3  | no name for a log
            name: ticket-roll-out                    | colour: red\\n    name: ticket-roll-out | 3  | There is no field colour.
            severity: blocking                       | severity: fatal                       | 3  | There is no severity fatal.
            severity: blocking                       | hint: x                               | 3  | It has no severity.
            remedy: attendant                        | remedy: cleaner                       | 3  | There is no remedy cleaner.
            cause: {zh: 号票卷用完了。, en: The roll of tickets is used up.} | central2: x         | 3  | It has no cause.
            resident: {zh: 号票用完了，请叫工作人员。, en: | resident: {en:                        | 8  | resident has no zh.
            technician: {zh: 擦净传感器。, en: Clean the sensor.} | technician: {zh: 擦净传感器。} | 10 | technician has no en.
            title: {zh: 号票用完, en: Tickets used up}  | title: {zh: 号票用完, en: T, fr: X}     | 6  | language fr that nobody reads
            title: {zh: 号票用完, en: Tickets used up}  | title: {zh: 这个标题实在是太长了一点, en: T}  | 3  | ok
            title: {zh: 号票用完, en: Tickets used up}  | title: {zh: 这个标题实在是太长了一点点, en: T} | 6  | longer than the 12 characters
            请叫工作人员。                              | 请叫工作人员！                          | 3  | resident shouts.
            Please call the staff.                   | Please call                           | 3  | no whole sentence
            换一卷号票。                               | 换一卷;请。                            | 9  | not written as Chinese is
            Send a roll.                             | Send 一 roll.                          | 11 | central.en holds Chinese.
            ["TOY 41"]                               | ["41"]                                | 12 | does not name its protocol
            ["TOY 41"]                               | TOY 41                                | 12 | signs is no list.
            """)
    void eachGapIsToldWithItsLineAndCode(String good, String bad, int line, String told) {
        String broken = Sample.GOOD.replace(good, bad.replace("\\n", "\n"));
        assertThat(broken).isNotEqualTo(Sample.GOOD);
        FaultFile file = Sample.file(broken);
        if (told.equals("ok")) {
            assertThat(file.problems()).isEmpty();
            return;
        }
        assertThat(file.entries()).isEmpty();
        assertThat(file.problems()).anySatisfy(problem -> {
            assertThat(problem.what()).contains(told);
            assertThat(problem.code()).isEqualTo("Q-301");
            assertThat(problem.text()).startsWith("toy/faults.yaml:" + problem.line() + ": Q-301: ");
            assertThat(problem.remedy()).endsWith(".");
        });
        assertThat(file.problems()).extracting(FaultProblem::line).contains(line);
    }

    @Test
    void aCodeThatIsNoneIsTold() {
        assertThat(Sample.file(Sample.GOOD.replace("Q-301", "Q301")).problems())
                .extracting(FaultProblem::what)
                .contains("This is no code.");
    }

    @Test
    void aCodeTwiceInOneFileIsTold() {
        String again = Sample.GOOD.substring(Sample.GOOD.indexOf("  Q-301"));
        assertThat(Sample.file(Sample.GOOD + again).problems())
                .extracting(FaultProblem::text)
                .containsExactly("toy/faults.yaml:13: Q-301 stands here twice. Keep one of them.");
    }

    @Test
    void whatIsNoListOfFaultsIsToldAndNothingIsRead() {
        for (String bad :
                new String[] {"", "faults: 7", "- a", "other: {}", "faults: [", "faults:\n  Q-301:", "a: &x 1\nb: *x"
                }) {
            FaultFile file = Sample.file(bad);
            assertThat(file.entries()).as(bad).isEmpty();
            assertThat(file.problems()).as(bad).isNotEmpty();
        }
    }

    @Test
    void aFileOfNestingWithoutEndIsToldAndNotFollowed() {
        assertThat(Sample.file("faults: " + "[".repeat(10_000)).problems())
                .extracting(FaultProblem::what)
                .anyMatch(what -> what.contains("cannot be read"));
    }
}
