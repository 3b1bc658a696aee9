// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.theme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.doorstep.terminal.session.Comfort.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MeasuresTest {
    private static final List<Panel> PANELS = List.of(
            Panel.ofDiagonal(1080, 1920, 21.5),
            Panel.ofDiagonal(1080, 1920, 32),
            Panel.ofDiagonal(1920, 1080, 21.5),
            Panel.ofDiagonal(1280, 800, 13.3));

    @Test
    void aPanelKnowsItsPixelsPerMillimetre() {
        assertThat(PANELS.get(0).pxPerMm()).isCloseTo(4.03, within(0.01));
        assertThat(PANELS.get(1).pxPerMm()).isCloseTo(2.71, within(0.01));
        assertThat(PANELS.get(0).mm(20)).isEqualTo(81);
    }

    @Test
    void aPanelWithoutASizeIsRefusedWithThePlaceOfTheMistake() {
        assertThatThrownBy(() -> new Panel(1080, 1920, 0, 700))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("[panel]");
        assertThatThrownBy(() -> new Panel(0, 1920, 268, 700)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @EnumSource(Size.class)
    void noStepGoesBelowTheMinimaOfAPublicTerminal(Size size) {
        for (Panel panel : PANELS) {
            for (int step = 0; step <= Measures.LAST_STEP; step++) {
                Measures m = new Measures(panel, Fonts.FAMILY, size, step);
                assertThat(m.target()).isGreaterThanOrEqualTo(panel.mm(20));
                assertThat(m.key()).isGreaterThanOrEqualTo(panel.mm(20));
                assertThat(m.digitKey()).isGreaterThanOrEqualTo(panel.mm(18));
                assertThat(m.gap()).isGreaterThanOrEqualTo(panel.mm(3));
                for (TextStyle style : TextStyle.values()) {
                    assertThat(m.fontPx(style)).isGreaterThanOrEqualTo(panel.mm(6));
                }
                assertThat(m.fontPx(TextStyle.HEADING)).isGreaterThanOrEqualTo(panel.mm(9));
            }
        }
    }

    @Test
    void runningTextHasTheSizesOfTheDesign() {
        Panel panel = PANELS.get(0);
        assertThat(Measures.of(panel, Fonts.FAMILY, Size.STANDARD).fontPx(TextStyle.BODY))
                .isEqualTo(panel.mm(7.5));
        assertThat(Measures.of(panel, Fonts.FAMILY, Size.LARGE).fontPx(TextStyle.BODY))
                .isEqualTo(panel.mm(10));
        assertThat(Measures.of(panel, Fonts.FAMILY, Size.HUGE).fontPx(TextStyle.BODY))
                .isEqualTo(panel.mm(13));
    }

    @Test
    void aLargerSizeIsNeverSmaller() {
        for (Panel panel : PANELS) {
            for (TextStyle style : TextStyle.values()) {
                assertThat(Measures.of(panel, Fonts.FAMILY, Size.LARGE).fontPx(style))
                        .isGreaterThan(
                                Measures.of(panel, Fonts.FAMILY, Size.STANDARD).fontPx(style));
                assertThat(Measures.of(panel, Fonts.FAMILY, Size.HUGE).fontPx(style))
                        .isGreaterThan(
                                Measures.of(panel, Fonts.FAMILY, Size.LARGE).fontPx(style));
            }
        }
    }

    @Test
    void aPanelThatHangsWithinReachLosesNothing() {
        for (Panel panel : PANELS) {
            assertThat(panel.belowReach()).isZero();
        }
        assertThat(PANELS.get(0).aboveReach()).isZero();
        assertThat(PANELS.get(2).aboveReach()).isZero();
        assertThat(PANELS.get(3).aboveReach()).isZero();
    }

    @Test
    void aTallPanelLeavesWhatIsOutOfReachAsFarAsAPageHasRoom() {
        Panel tall = PANELS.get(1);
        assertThat(tall.heightMm()).isCloseTo(708.5, within(0.5));
        Panel low = tall.hungAt(600);
        assertThat(low.belowReach() / low.pxPerMm()).isCloseTo(100, within(0.5));
        assertThat(low.aboveReach() / low.pxPerMm()).isCloseTo(108.5, within(0.5));
        Panel atTheFloor = tall.hungAt(100);
        assertThat(atTheFloor.belowReach() / tall.pxPerMm())
                .as("the rest is the room that a page needs")
                .isCloseTo(231.5, within(0.5));
        assertThat(atTheFloor.aboveReach()).isZero();
    }

    @Test
    void aSmallPanelHasNothingToLeaveHoweverItHangs() {
        for (Panel panel : List.of(PANELS.get(0), PANELS.get(2), PANELS.get(3))) {
            for (double bottom : new double[] {200, 1500}) {
                assertThat(panel.hungAt(bottom).belowReach()).isLessThan(panel.mm(1));
                assertThat(panel.hungAt(bottom).aboveReach()).isLessThan(panel.mm(1));
            }
        }
    }
}
