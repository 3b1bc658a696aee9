// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.faults;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MergeTest {
    private static final String OTHER = Sample.GOOD
            .replace("Q-301", "Q-302")
            .replace("ticket-roll-out", "ticket-jam")
            .replace("TOY 41", "TOY 42");

    @Test
    void filesThatShareNothingAreMergedByCode() {
        Merge merge = new Merge().add(Sample.file(OTHER)).add(Sample.file(Sample.GOOD));
        assertThat(merge.problems()).isEmpty();
        assertThat(merge.entries().keySet()).containsExactly("Q-301", "Q-302");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Q-302      | Q-301           | Q-301: The code stands at toy/faults.yaml:3 too.
            ticket-jam | ticket-roll-out | Q-302: The name ticket-roll-out stands at toy/faults.yaml:3 too.
            TOY 42     | TOY 41          | Q-302: The sign TOY 41 stands at toy/faults.yaml:3 too.
            """)
    void whatIsClaimedTwiceStaysWithTheFirst(String own, String taken, String told) {
        Merge merge = new Merge().add(Sample.file(Sample.GOOD)).add(Sample.file(OTHER.replace(own, taken)));
        assertThat(merge.problems()).extracting(FaultProblem::text).anyMatch(text -> text.contains(told));
        assertThat(merge.entries().keySet()).containsExactly("Q-301");
    }

    @Test
    void aSignTwiceInOneEntryIsTold() {
        Merge merge = new Merge().add(Sample.file(Sample.GOOD.replace("[\"TOY 41\"]", "[\"TOY 41\", \"TOY 41\"]")));
        assertThat(merge.problems())
                .extracting(FaultProblem::what)
                .containsExactly("The sign TOY 41 stands here twice.");
    }

    @Test
    void theSameWordsInAnotherProtocolAreAnotherSign() {
        Merge merge = new Merge().add(Sample.file(Sample.GOOD)).add(Sample.file(OTHER.replace("TOY 42", "GAME 41")));
        assertThat(merge.problems()).isEmpty();
    }
}
