// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.List;
import org.doorstep.device.conformance.Cable.Direction;
import org.doorstep.device.conformance.PrinterHarness.Truth;
import org.doorstep.device.spi.CommandId;
import org.doorstep.device.spi.Deadline;
import org.doorstep.device.spi.Evidence;
import org.doorstep.device.spi.FlowCapability;
import org.doorstep.device.spi.Outcome;
import org.doorstep.device.spi.Printed;
import org.doorstep.device.spi.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What every printer keeps. Extended for each kind of printer.
 *
 * @param <C> the capability
 */
public abstract class PrinterRules<C extends FlowCapability> extends AdapterRules<PrinterHarness> {
    private static final CommandId ID = new CommandId("conformance/1/1");

    private final Class<C> kind;

    PrinterRules(Class<C> kind) {
        this.kind = kind;
    }

    /** Prints something of more than a few bytes. */
    abstract Outcome<Printed> print(C printer, CommandId id, Progress progress, Deadline by)
            throws InterruptedException;

    /** The weakest evidence that a whole print may be Done by. */
    Evidence floor() {
        return Evidence.DEVICE;
    }

    private Outcome<Printed> print(Stand<PrinterHarness> stand) throws InterruptedException {
        return print(stand.capability(kind), ID, Progress.NONE, given(stand));
    }

    /** Where the bytes of one print lie in a direction. */
    private record Span(long from, long to) {}

    private Span span(Direction direction) throws Exception {
        try (var stand = stand()) {
            var cable = stand.harness().cable();
            stand.open();
            long from = cable.count(direction);
            assertThat(print(stand)).as("a print without trouble").isInstanceOf(Outcome.Done.class);
            return new Span(from, cable.count(direction));
        }
    }

    private interface Trouble {
        void at(Stand<PrinterHarness> stand, long place) throws Exception;
    }

    /** Prints once for every place, with trouble there, and has the answer compared with the truth. */
    private void atEveryPlace(Direction direction, String what, boolean mustBeDone, Trouble trouble) throws Exception {
        var span = span(direction);
        int most;
        try (var harness = harness()) {
            most = harness.places();
        }
        for (long place : Places.between(span.from(), span.to(), most).toArray()) {
            String where = what + " " + (place - span.from()) + " of " + (span.to() - span.from()) + " " + direction;
            try (var stand = stand()) {
                stand.open();
                trouble.at(stand, place);
                var by = given(stand);
                var outcome = print(stand.capability(kind), ID, Progress.NONE, by);
                assertInTime(stand, by, where);
                stand.harness().settle();
                assertTrue(outcome, stand, where);
                if (mustBeDone) {
                    assertThat(outcome).as(where).isInstanceOf(Outcome.Done.class);
                }
            }
        }
    }

    private void assertTrue(Outcome<Printed> outcome, Stand<PrinterHarness> stand, String where) {
        Truth truth = stand.harness().truth();
        boolean begun = stand.begun(ID);
        String story = where + ": " + outcome + ", begun " + begun + ", " + truth;
        assertThat(truth.whole()).as("%s: printed at most once", story).isLessThanOrEqualTo(1);
        switch (outcome) {
            case Outcome.Done<Printed>(var _, var evidence) -> {
                assertThat(truth.whole()).as("%s: done, so it is there", story).isEqualTo(1);
                assertThat(evidence.atLeast(floor())).as("%s: evidence", story).isTrue();
            }
            case Outcome.Refused<Printed> _ -> {
                assertThat(begun).as("%s: refused, so it never began", story).isFalse();
                assertThat(truth.started())
                        .as("%s: refused, so nothing came out", story)
                        .isFalse();
            }
            case Outcome.Partial<Printed> _ ->
                assertThat(truth.whole()).as("%s: partial, so not whole", story).isZero();
            case Outcome.Unknown<Printed> _ ->
                assertThat(begun).as("%s: unknown, so it began", story).isTrue();
        }
        if (!begun) {
            assertThat(truth.started())
                    .as("%s: nothing comes out before it begins", story)
                    .isFalse();
        }
    }

    @Test
    public void aPrintComesOutOnceAndIsDoneOnTheDevicesWord() throws Exception {
        try (var stand = stand()) {
            stand.open();
            var outcome = print(stand);
            stand.harness().settle();
            assertThat(outcome).isInstanceOf(Outcome.Done.class);
            assertTrue(outcome, stand, "a print without trouble");
        }
    }

    @Test
    public void theEffectIsAnnouncedBeforeAnythingComesOut() throws Exception {
        try (var stand = stand()) {
            stand.open();
            stand.whenBegins(() -> assertThat(stand.harness().truth().started())
                    .as("on paper when the effect is announced")
                    .isFalse());
            print(stand);
            assertThat(stand.begun(ID)).as("the effect was announced").isTrue();
        }
    }

    @Test
    public void withoutPaperItIsRefusedAndNothingBegins() throws Exception {
        try (var stand = stand()) {
            stand.harness().takePaper();
            var adapter = stand.open();
            assertThat(adapter.observe(given(stand)).blocked())
                    .as("observed as blocked without paper")
                    .isTrue();
            var outcome = print(stand);
            stand.harness().settle();
            assertThat(outcome).isInstanceOf(Outcome.Refused.class);
            assertTrue(outcome, stand, "without paper");
        }
    }

    @Test
    public void answersAreUnderstoodHoweverTheyAreSplit() throws Exception {
        atEveryPlace(
                Direction.TO_TERMINAL,
                "answers split at",
                true,
                (stand, place) -> stand.harness().cable().splitAt(Direction.TO_TERMINAL, place));
    }

    @Test
    public void commandsArePrintedHoweverTheyAreSplit() throws Exception {
        atEveryPlace(
                Direction.TO_DEVICE,
                "command split at",
                true,
                (stand, place) -> stand.harness().cable().splitAt(Direction.TO_DEVICE, place));
    }

    @Test
    public void noiseAheadOfAnswersChangesNothing() throws Exception {
        try (var stand = stand()) {
            var noise = stand.harness().noise();
            assumeTrue(noise.isPresent(), "the protocol has no preamble to find behind noise");
            noise.orElseThrow().run();
            stand.open();
            var outcome = print(stand);
            assertThat(outcome).isInstanceOf(Outcome.Done.class);
            assertTrue(outcome, stand, "noise");
        }
    }

    @Test
    public void theCableCutAtAnyByteOfTheCommandIsAnsweredTruthfully() throws Exception {
        atEveryPlace(
                Direction.TO_DEVICE,
                "cut at",
                false,
                (stand, place) -> stand.harness().cable().cutAt(Direction.TO_DEVICE, place));
    }

    @Test
    public void theCableCutAtAnyByteOfTheAnswersIsAnsweredTruthfully() throws Exception {
        atEveryPlace(
                Direction.TO_TERMINAL,
                "cut at",
                false,
                (stand, place) -> stand.harness().cable().cutAt(Direction.TO_TERMINAL, place));
    }

    @Test
    public void aDeviceThatFallsSilentAtAnyByteIsAnsweredTruthfullyAndInTime() throws Exception {
        atEveryPlace(
                Direction.TO_TERMINAL,
                "silent from",
                false,
                (stand, place) -> stand.harness().cable().silenceAt(Direction.TO_TERMINAL, place));
    }

    @Test
    public void aDeviceThatHearsNothingFromAnyByteOnIsAnsweredTruthfullyAndInTime() throws Exception {
        atEveryPlace(
                Direction.TO_DEVICE,
                "deaf from",
                false,
                (stand, place) -> stand.harness().cable().silenceAt(Direction.TO_DEVICE, place));
    }

    @Test
    public void anInterruptAtAnyWaitComesBackWithinTheGraceAndTruthfully() throws Exception {
        var span = span(Direction.TO_TERMINAL);
        int tried = 0;
        for (long silent : Places.between(span.from(), span.to(), 16).toArray()) {
            boolean more = true;
            for (int wait = 1; more && wait <= 200; wait++) {
                try (var stand = stand()) {
                    assumeTrue(stand.ticker() instanceof ManualTicker, "real time has no countable waits");
                    stand.open();
                    stand.harness().cable().silenceAt(Direction.TO_TERMINAL, silent);
                    more = interrupted(stand, wait, "silent from " + silent + ", interrupted at wait " + wait);
                    tried += more ? 1 : 0;
                }
            }
        }
        assertThat(tried).as("waits that were interrupted").isPositive();
    }

    private boolean interrupted(Stand<PrinterHarness> stand, int wait, String where) throws Exception {
        var ticker = (ManualTicker) stand.ticker();
        ticker.interruptAtWait(wait);
        try {
            var outcome = print(stand);
            assertTrue(outcome, stand, where);
        } catch (InterruptedException e) {
            // The runtime makes Refused of it before the effect begins, and Unknown after.
            assertThat(stand.begun(ID) || !stand.harness().truth().started())
                    .as("%s: nothing comes out before it begins", where)
                    .isTrue();
        }
        boolean came = ticker.interruptedAt() >= 0;
        if (came) {
            var grace = stand.harness().provider().descriptor().grace();
            assertThat(ticker.nanos() - ticker.interruptedAt())
                    .as("%s: time after the interrupt", where)
                    .isLessThanOrEqualTo(grace.toNanos());
        }
        if (Thread.interrupted() && !came) {
            fail(where + ": interrupted by nobody");
        }
        return came;
    }

    @Test
    public void anIdIsNeverPrintedTwiceOverACutAndARestart(@TempDir Path folder) throws Exception {
        for (Direction direction : Direction.values()) {
            var span = span(direction);
            long length = span.to() - span.from();
            int number = 0;
            for (long offset : List.of(0L, length / 3, length / 2, length - 2, length - 1)) {
                Path file = folder.resolve(direction + "-" + number++ + ".journal");
                try (PrinterHarness harness = harness()) {
                    var printed = new Restart<>(harness, kind, this::print, ID, file);
                    printed.assertAtMostOnce(direction, Math.max(0, offset));
                }
            }
        }
    }
}
