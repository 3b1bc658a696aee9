// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.doorstep.device.spi.CommandId;
import org.doorstep.device.spi.CoreFault;
import org.doorstep.device.spi.DeviceFault;
import org.doorstep.device.spi.DeviceState;
import org.doorstep.device.spi.Evidence;
import org.doorstep.device.spi.Fault;
import org.doorstep.device.spi.Finding;
import org.doorstep.device.spi.Outcome;
import org.doorstep.device.spi.Printed;
import org.doorstep.device.spi.Progress;
import org.doorstep.device.spi.Snapshot;
import org.doorstep.device.spi.Snapshot.Level;
import org.doorstep.device.spi.Snapshot.Supply;
import org.doorstep.device.spi.Snapshot.Unit;
import org.junit.jupiter.api.Test;

/** Health, statistics and consumables over restarts. */
class RecordsTest extends RuntimeFixture {
    private static final DeviceBinding BINDING = new DeviceBinding(SLIP, "fake", Map.of());

    private DeviceRecord record() {
        return runtime.maintenance().records().getFirst();
    }

    private void sensor(Level level, Fault... faults) {
        fake.snapshot = new Snapshot(List.of(faults), List.of(new Supply("paper", level, -1, Unit.NONE)), null, "fake");
    }

    private Outcome<Printed> print(int number) throws Exception {
        try (var lease = lease()) {
            return lease.device().print(new CommandId("receipt/" + number + "/1"), PAGE, Progress.NONE, in(SECOND));
        }
    }

    private Snapshot look() {
        return switch (state()) {
            case DeviceState.Ready(var snapshot) -> snapshot;
            case DeviceState.Degraded(var snapshot, var _) -> snapshot;
            default -> new Snapshot(List.of(), List.of(), null, "");
        };
    }

    private void awaitPaper(Level level, int remaining) throws Exception {
        var wanted = new Supply("paper", level, remaining, Unit.SHEETS);
        passUntil(() -> look().supplies().contains(wanted));
    }

    @Test
    void openingsLossesCommandsAndFaultsAreCountedAndOutliveARestart() throws Exception {
        startReady();
        print(1);
        fake.print = (context, id, _, _) -> {
            context.effectBegins(id);
            return new Outcome.Partial<>(CoreFault.PAPER_JAM.with("jam"), new Outcome.Reached(2, 5));
        };
        awaitState(DeviceState.Ready.class);
        print(2);
        wall = Instant.parse("2026-03-01T09:00:00Z");
        fake.faults(CoreFault.PAPER_OUT.with("no paper"));
        passUntil(() -> state() instanceof DeviceState.Degraded);
        fake.faults();
        passUntil(() -> state() instanceof DeviceState.Ready);
        wall = Instant.parse("2026-03-01T10:00:00Z");
        fake.faults(CoreFault.PAPER_OUT.with("no paper again"));
        passUntil(() -> state() instanceof DeviceState.Degraded);
        fake.onObserve = () -> {
            throw new DeviceFault(CoreFault.DISCONNECTED.with("unplugged"));
        };
        passUntil(() -> state() instanceof DeviceState.Failed);
        fake.onObserve = () -> {};
        fake.faults();
        passUntil(() -> state() instanceof DeviceState.Ready);

        var before = record();
        assertThat(before.since()).isEqualTo(Instant.parse("2026-03-01T08:00:00Z"));
        assertThat(before.opens()).isEqualTo(2);
        assertThat(before.losses()).isEqualTo(1);
        assertThat(before.commands()).isEqualTo(Map.of(Settlement.Kind.DONE, 1L, Settlement.Kind.PARTIAL, 1L));
        assertThat(before.made()).isEqualTo(3);
        assertThat(before.faults())
                .containsEntry(
                        CoreFault.PAPER_OUT.code(),
                        new DeviceRecord.Seen(
                                Instant.parse("2026-03-01T09:00:00Z"), Instant.parse("2026-03-01T10:00:00Z"), 2))
                .containsKeys(CoreFault.PAPER_JAM.code(), CoreFault.DISCONNECTED.code());

        runtime.close();
        assertThat(book.all()).containsExactly(before);
        startReady();
        assertThat(record().opens()).isEqualTo(3);
        assertThat(record().made()).isEqualTo(3);
    }

    @Test
    void recordsAreWrittenBehindTheCommandsAndAtMostEveryTwoSeconds() throws Exception {
        var slow = new SlowBook();
        book = slow;
        startReady();
        await(() -> slow.writes == 1);
        for (int i = 1; i <= 20; i++) {
            assertThat(print(i)).isInstanceOf(Outcome.Done.class);
            awaitState(DeviceState.Ready.class);
        }
        quiet();
        assertThat(slow.writes).isEqualTo(1);
        ticker.advance(Duration.ofSeconds(2));
        await(() -> slow.writes == 2);
        assertThat(slow.last.made()).isEqualTo(20);
    }

    @Test
    void aBookThatCannotBeWrittenStopsNothingAndIsTriedAgain() throws Exception {
        var slow = new SlowBook();
        slow.broken = true;
        book = slow;
        startReady();
        assertThat(print(1)).isInstanceOf(Outcome.Done.class);
        assertThatThrownBy(() -> runtime.maintenance().loaded(SLIP, "paper", 100))
                .isInstanceOf(JournalFailedException.class);
        slow.broken = false;
        passUntil(() -> slow.last != null && slow.last.supplies().containsKey("paper"));
        assertThat(slow.last.made()).isEqualTo(1);
    }

    @Test
    void aRefillIsKeptBeforeItIsConfirmedAndCountedDownByWhatWasPrinted() throws Exception {
        sensor(Level.OK);
        startReady();
        runtime.maintenance().loaded(SLIP, "paper", 100);
        assertThat(book.all().getFirst().supplies())
                .containsEntry("paper", new DeviceRecord.Load(100, 100, Instant.parse("2026-03-01T08:00:00Z")));
        awaitPaper(Level.OK, 100);
        print(1);
        awaitPaper(Level.OK, 99);
        fake.print = (context, id, _, _) -> {
            context.effectBegins(id);
            return new Outcome.Partial<>(CoreFault.PAPER_JAM.with("jam"), new Outcome.Reached(4, 9));
        };
        print(2);
        awaitPaper(Level.OK, 95);
        fake.print = (_, _, _, _) -> new Outcome.Refused<>(CoreFault.COVER_OPEN.with("open"));
        print(3);
        passUntil(() -> look().supplies().contains(new Supply("paper", Level.OK, 95, Unit.SHEETS)));
        runtime.close();
        startReady();
        awaitPaper(Level.OK, 95);
    }

    @Test
    void theCountWarnsBeforeTheSensorAndTheSensorOverrulesIt() throws Exception {
        sensor(Level.OK);
        startReady();
        runtime.maintenance().loaded(SLIP, "paper", 11);
        awaitPaper(Level.OK, 11);
        for (int i = 1; i <= 6; i++) {
            int left = 11 - i;
            print(i);
            awaitPaper(left > 5 ? Level.OK : Level.LOW, left);
        }
        assertThat(state())
                .isInstanceOfSatisfying(
                        DeviceState.Degraded.class,
                        degraded ->
                                assertThat(degraded.faults()).singleElement().matches(CoreFault.PAPER_LOW::is));
        sensor(Level.EMPTY, CoreFault.PAPER_OUT.with("no paper"));
        awaitPaper(Level.EMPTY, 0);
        sensor(Level.OK);
        awaitPaper(Level.OK, -1);
        assertThat(record().supplies().get("paper").left()).isZero();
    }

    @Test
    void aRefillToldBeforeTheCoverIsClosedIsNotForgotten() throws Exception {
        sensor(Level.EMPTY, CoreFault.PAPER_OUT.with("no paper"));
        start(BINDING);
        awaitState(DeviceState.Degraded.class);
        runtime.maintenance().loaded(SLIP, "paper", 80);
        awaitPaper(Level.EMPTY, 0);
        ticker.advance(FakeDevice.OBSERVE_EVERY);
        quiet();
        sensor(Level.OK);
        awaitPaper(Level.OK, 80);
    }

    @Test
    void whatIsFoundOutLaterMovesFromUnknownToItsAnswer() throws Exception {
        sensor(Level.OK);
        startReady();
        runtime.maintenance().loaded(SLIP, "paper", 50);
        fake.print = (context, id, _, _) -> {
            context.effectBegins(id);
            return new Outcome.Unknown<>(CoreFault.NO_ANSWER.with("silent"), ticker.nanos());
        };
        print(1);
        awaitState(DeviceState.Ready.class);
        assertThat(record().commands()).isEqualTo(Map.of(Settlement.Kind.UNKNOWN, 1L));
        awaitPaper(Level.OK, 50);
        fake.finding = new Finding.Happened(Evidence.SENSOR);
        print(1);
        await(() -> record().commands().getOrDefault(Settlement.Kind.DONE, 0L) == 1);
        assertThat(record().commands()).containsEntry(Settlement.Kind.UNKNOWN, 0L);
        awaitPaper(Level.OK, 49);
    }

    private static final class SlowBook implements DeviceBook {
        volatile int writes;
        volatile boolean broken;
        volatile DeviceRecord last;

        @Override
        public List<DeviceRecord> all() {
            return List.of();
        }

        @Override
        public synchronized void keep(Collection<DeviceRecord> records) throws JournalFailedException {
            if (broken) {
                throw new JournalFailedException("disk full; free some space", null);
            }
            last = records.iterator().next();
            writes++;
        }
    }
}
