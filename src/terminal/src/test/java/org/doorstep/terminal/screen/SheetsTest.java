// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.screen;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.doorstep.terminal.session.Comfort;
import org.doorstep.terminal.theme.Fonts;
import org.doorstep.terminal.theme.Measures;
import org.junit.jupiter.api.Test;

class SheetsTest {
    private static Kit kit(int into, int sheet) {
        return new Kit(
                Samples.all().get("home").with(Comfort.STANDARD),
                Measures.of(Samples.PORTRAIT, Fonts.FAMILY, Comfort.Size.STANDARD),
                Glass.TEXTS,
                Glass.fixture(Samples.PORTRAIT),
                touch -> {},
                new Scratch(() -> {}, Glass.PINYIN),
                new PageFit.Cut(into, sheet));
    }

    private static List<Integer> numbers(int count) {
        return IntStream.range(0, count).boxed().toList();
    }

    @Test
    void partsOfEqualWeightHoldEverythingOnceInOrder() {
        for (int into = 1; into <= 7; into++) {
            List<Integer> all = new ArrayList<>();
            int of = Sheets.even(kit(into, 0), numbers(5), n -> 1).of();
            for (int sheet = 0; sheet < of; sheet++) {
                all.addAll(Sheets.even(kit(into, sheet), numbers(5), n -> 1).shown());
            }
            assertThat(all).as("into " + into).isEqualTo(numbers(5));
            assertThat(of).isEqualTo(Math.min(into, 5));
        }
    }

    @Test
    void aHeavyPartStandsAlone() {
        List<Double> weights = List.of(1.0, 9.0, 1.0, 1.0);
        assertThat(Sheets.even(kit(2, 0), weights, w -> w).shown()).containsExactly(1.0, 9.0);
        assertThat(Sheets.even(kit(3, 1), weights, w -> w).shown()).containsExactly(9.0);
    }

    @Test
    void noSheetIsEmpty() {
        List<Double> weights = List.of(100.0, 0.0, 0.0);
        for (int sheet = 0; sheet < 3; sheet++) {
            assertThat(Sheets.even(kit(3, sheet), weights, w -> w).shown()).hasSize(1);
        }
    }

    @Test
    void aSheetBeyondTheLastMeansTheLast() {
        Sheets<Integer> last = Sheets.even(kit(2, Integer.MAX_VALUE), numbers(4), n -> 1);
        assertThat(last.at()).isEqualTo(1);
        assertThat(last.shown()).containsExactly(2, 3);
    }

    @Test
    void tilesFillWholeRowsAndAreCutFurtherWhereThePanelHoldsLess() {
        assertThat(Sheets.full(kit(1, 0), numbers(10), 6, 2).shown()).hasSize(6);
        assertThat(Sheets.full(kit(1, 1), numbers(10), 6, 2).shown()).containsExactly(6, 7, 8, 9);
        Sheets<Integer> more = Sheets.full(kit(3, 2), numbers(10), 6, 2);
        assertThat(more.of()).isEqualTo(3);
        assertThat(more.shown()).containsExactly(8, 9);
        assertThat(more.most()).isEqualTo(5);
    }

    @Test
    void nothingIsOneEmptySheet() {
        Sheets<Integer> none = Sheets.full(kit(1, 0), List.of(), 6, 2);
        assertThat(none.of()).isEqualTo(1);
        assertThat(none.shown()).isEmpty();
        assertThat(Sheets.even(kit(3, 0), List.<Integer>of(), n -> 1).shown()).isEmpty();
    }
}
