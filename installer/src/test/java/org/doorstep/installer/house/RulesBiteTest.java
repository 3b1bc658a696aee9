// SPDX-License-Identifier: Apache-2.0
package org.doorstep.installer.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.Stream;
import org.doorstep.terminal.session.Wrongs;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A rule that finds nothing proves nothing: each is shown a class that breaks it. */
class RulesBiteTest {
    static Stream<Arguments> wrongs() {
        return Stream.of(
                Arguments.of(Wrongs.ReadsTheClock.class, HouseRules.TIMELESS),
                Arguments.of(Wrongs.HandsTheClockOn.class, HouseRules.TIMELESS),
                Arguments.of(Wrongs.AsksWhatDayItIs.class, HouseRules.TIMELESS),
                Arguments.of(Wrongs.HandsTheMonthOn.class, HouseRules.TIMELESS),
                Arguments.of(Wrongs.ThrowsDice.class, HouseRules.TIMELESS),
                Arguments.of(Wrongs.ShowsAWindow.class, HouseRules.PURE),
                Arguments.of(Wrongs.AsksADatabase.class, HouseRules.PURE),
                Arguments.of(Wrongs.LooksIntoAFile.class, HouseRules.PURE),
                Arguments.of(Wrongs.StartsAThread.class, HouseRules.PURE),
                Arguments.of(Wrongs.Hops.class, HouseRules.ONE_HOP),
                Arguments.of(Wrongs.HandsTheHopOn.class, HouseRules.ONE_HOP),
                Arguments.of(Wrongs.Sleeps.class, HouseRules.NOTHING_SLEEPS),
                Arguments.of(Wrongs.ChoosesAFile.class, HouseRules.NO_WAY_OUT),
                Arguments.of(Wrongs.Prints.class, HouseRules.NO_WAY_OUT),
                Arguments.of(Wrongs.OpensABrowser.class, HouseRules.NO_WAY_OUT),
                Arguments.of(Wrongs.KnowsAnAdapter.class, HouseRules.arrows("org.doorstep.terminal")),
                Arguments.of(Wrongs.TrustsWhomItLikes.class, HouseRules.TRUST_IS_PINNED));
    }

    @ParameterizedTest
    @MethodSource("wrongs")
    void whoeverBreaksARuleIsFound(Class<?> wrong, ArchRule rule) {
        assertThat(rule.evaluate(new ClassFileImporter().importClasses(wrong)).hasViolation())
                .isTrue();
    }
}
