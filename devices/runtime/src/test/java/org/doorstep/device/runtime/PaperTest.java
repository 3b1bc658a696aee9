// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.doorstep.device.runtime.DeviceRecord.Load;
import org.doorstep.device.spi.CoreFault;
import org.doorstep.device.spi.Fault;
import org.doorstep.device.spi.Snapshot;
import org.doorstep.device.spi.Snapshot.Level;
import org.doorstep.device.spi.Snapshot.Supply;
import org.doorstep.device.spi.Snapshot.Unit;
import org.junit.jupiter.api.Test;

class PaperTest {
    private static Load left(int left) {
        return new Load(left, 200, Instant.EPOCH);
    }

    private static Snapshot sensor(Level level, Fault... faults) {
        return new Snapshot(List.of(faults), List.of(new Supply("paper", level, -1, Unit.NONE)), null, "");
    }

    private static Supply paper(Paper.Merged merged) {
        return merged.snapshot().supplies().getFirst();
    }

    private static boolean warns(Paper.Merged merged) {
        return merged.snapshot().faults().stream().anyMatch(CoreFault.PAPER_LOW::is);
    }

    @Test
    void theCountIsShownWhereTheSensorSaysThatThereIsPaper() {
        var merged = Paper.merge(sensor(Level.OK), left(150));
        assertThat(paper(merged)).isEqualTo(new Supply("paper", Level.OK, 150, Unit.SHEETS));
        assertThat(warns(merged)).isFalse();
        assertThat(merged.load()).isEqualTo(left(150));
    }

    @Test
    void aSmallCountWarnsBeforeTheSensorDoes() {
        assertThat(warns(Paper.merge(sensor(Level.OK), left(21)))).isFalse();
        var merged = Paper.merge(sensor(Level.OK), left(20));
        assertThat(paper(merged)).isEqualTo(new Supply("paper", Level.LOW, 20, Unit.SHEETS));
        assertThat(warns(merged)).isTrue();
        assertThat(merged.snapshot().blocked()).isFalse();
    }

    @Test
    void anEmptySensorMeansNoneWhateverTheCount() {
        var merged = Paper.merge(sensor(Level.EMPTY, CoreFault.PAPER_OUT.with("")), left(150));
        assertThat(paper(merged)).isEqualTo(new Supply("paper", Level.EMPTY, 0, Unit.SHEETS));
        assertThat(merged.load()).isEqualTo(left(0));
        assertThat(warns(merged)).isFalse();
        var byFaultAlone = new Snapshot(List.of(CoreFault.PAPER_OUT.with("")), List.of(), null, "");
        assertThat(Paper.merge(byFaultAlone, left(150)).load()).isEqualTo(left(0));
    }

    @Test
    void aSensorNearTheEndCapsTheCount() {
        var merged = Paper.merge(sensor(Level.LOW), left(150));
        assertThat(paper(merged)).isEqualTo(new Supply("paper", Level.LOW, 20, Unit.SHEETS));
        assertThat(merged.load()).isEqualTo(left(20));
        assertThat(warns(merged)).isTrue();
        assertThat(paper(Paper.merge(sensor(Level.LOW), left(7))).remaining()).isEqualTo(7);
        assertThat(paper(Paper.merge(sensor(Level.LOW), left(0))).remaining()).isEqualTo(-1);
        var told = Paper.merge(sensor(Level.LOW, CoreFault.PAPER_LOW.with("by sensor")), left(150));
        assertThat(told.snapshot().faults()).hasSize(1);
    }

    @Test
    void paperWhereTheCountSaysNoneIsAnUnknownAmount() {
        var merged = Paper.merge(sensor(Level.OK), left(0));
        assertThat(paper(merged)).isEqualTo(new Supply("paper", Level.OK, -1, Unit.SHEETS));
        assertThat(warns(merged)).isFalse();
    }

    @Test
    void withoutASensorTheCountWarnsAndNeverBlocks() {
        var none = new Snapshot(List.of(), List.of(), null, "");
        assertThat(paper(Paper.merge(none, left(150)))).isEqualTo(new Supply("paper", Level.OK, 150, Unit.SHEETS));
        var empty = Paper.merge(none, left(0));
        assertThat(paper(empty)).isEqualTo(new Supply("paper", Level.LOW, 0, Unit.SHEETS));
        assertThat(warns(empty)).isTrue();
        assertThat(empty.snapshot().blocked()).isFalse();
    }

    @Test
    void aDeviceThatCountsItsSheetsItselfIsBelieved() {
        var tray = new Snapshot(
                List.of(),
                List.of(
                        new Supply("paper-main", Level.OK, 90, Unit.SHEETS),
                        new Supply("toner-black", Level.OK, 40, Unit.PERCENT)),
                null,
                "");
        var merged = Paper.merge(tray, left(150));
        assertThat(merged.snapshot()).isEqualTo(tray);
        assertThat(merged.load().left()).isEqualTo(90);
    }

    @Test
    void oneEmptyTrayOfTwoIsNotTheEndOfThePaper() {
        var trays = new Snapshot(
                List.of(),
                List.of(
                        new Supply("paper-main", Level.EMPTY, -1, Unit.NONE),
                        new Supply("paper-side", Level.OK, -1, Unit.NONE)),
                null,
                "");
        var merged = Paper.merge(trays, left(150));
        assertThat(paper(merged)).isEqualTo(new Supply("paper", Level.OK, 150, Unit.SHEETS));
        assertThat(merged.snapshot().supplies()).hasSize(3);
    }
}
