// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import org.doorstep.device.conformance.Cable.Direction;
import org.doorstep.device.conformance.MortalJournal.Moment;
import org.doorstep.device.conformance.PrinterHarness.Truth;
import org.doorstep.device.conformance.report.Checks;
import org.doorstep.device.conformance.report.Rule;
import org.doorstep.device.spi.CommandId;
import org.doorstep.device.spi.Deadline;
import org.doorstep.device.spi.Evidence;
import org.doorstep.device.spi.Finding;
import org.doorstep.device.spi.FlowCapability;
import org.doorstep.device.spi.Outcome;
import org.doorstep.device.spi.Printed;
import org.doorstep.device.spi.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What every printer keeps: a print is gone through with everything going wrong that can, and what the adapter says of
 * it is compared with what came out. Extended for each kind of printer.
 *
 * @param <C> the capability
 */
public abstract class PrinterRules<C extends FlowCapability> extends ConversationRules<PrinterHarness> {
    private static final CommandId ID = new CommandId("conformance/1/1");

    /** Places at which a process is killed, for each direction. */
    private static final int KILLS = 6;

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

    @Override
    protected final Outcome<Printed> converse(Stand<PrinterHarness> stand, Deadline by) throws InterruptedException {
        return print(stand.capability(kind), ID, Progress.NONE, by);
    }

    private Outcome<Printed> print(Stand<PrinterHarness> stand) throws InterruptedException {
        return converse(stand, given(stand));
    }

    @Override
    protected final void assertTruthful(Outcome<?> outcome, Stand<PrinterHarness> stand, String where)
            throws Exception {
        Truth truth = stand.harness().truth();
        boolean begun = stand.begun(ID);
        String story = where + ": " + outcome + ", begun " + begun + ", " + truth;
        assertThat(truth.whole()).as("%s: printed at most once", story).isLessThanOrEqualTo(1);
        switch (outcome) {
            case Outcome.Done<?>(var _, var evidence) -> {
                assertThat(truth.whole()).as("%s: done, so it is there", story).isEqualTo(1);
                assertThat(evidence.atLeast(floor())).as("%s: evidence", story).isTrue();
            }
            case Outcome.Refused<?> _ -> {
                assertThat(begun).as("%s: refused, so it never began", story).isFalse();
                assertThat(truth.started())
                        .as("%s: refused, so nothing came out", story)
                        .isFalse();
            }
            case Outcome.Partial<?> _ ->
                assertThat(truth.whole()).as("%s: partial, so not whole", story).isZero();
            case Outcome.Unknown<?> _ ->
                assertThat(begun).as("%s: unknown, so it began", story).isTrue();
        }
        assertGivenUp(stand, story);
        assertReconciled(stand, truth, story);
    }

    @Override
    protected final void assertGivenUp(Stand<PrinterHarness> stand, String where) {
        assertThat(stand.begun(ID) || !stand.harness().truth().started())
                .as("%s: nothing comes out before it begins", where)
                .isTrue();
    }

    /** What the adapter says of the command when asked at once is true as well; a device that is gone tells nothing. */
    private void assertReconciled(Stand<PrinterHarness> stand, Truth truth, String story) throws Exception {
        if (!(stand.ticker() instanceof ManualTicker) || Thread.currentThread().isInterrupted()) {
            return;
        }
        Optional<Finding> finding;
        try {
            finding = Optional.of(stand.adapter().reconcile(ID, given(stand)));
        } catch (org.doorstep.device.spi.DeviceFault e) {
            finding = Optional.empty();
        }
        switch (finding.orElse(null)) {
            case Finding.Happened _ ->
                assertThat(truth.whole())
                        .as("%s: happened, says reconcile", story)
                        .isEqualTo(1);
            case Finding.DidNot _ ->
                assertThat(truth.started())
                        .as("%s: did not happen, says reconcile", story)
                        .isFalse();
            case Finding.CannotTell _ -> {}
            case null -> {}
        }
    }

    @Test
    @Checks(Rule.G)
    public final void aPrintComesOutOnceAndIsDoneOnTheDevicesWord() throws Exception {
        try (var stand = stand()) {
            cases().add();
            stand.open();
            var outcome = print(stand);
            stand.harness().settle();
            assertThat(outcome).isInstanceOf(Outcome.Done.class);
            assertTruthful(outcome, stand, "a print without trouble");
        }
    }

    @Test
    @Checks(Rule.G)
    public final void theEffectIsAnnouncedBeforeAnythingComesOut() throws Exception {
        try (var stand = stand()) {
            cases().add();
            stand.open();
            stand.whenBegins(() -> assertThat(stand.harness().truth().started())
                    .as("on paper when the effect is announced")
                    .isFalse());
            print(stand);
            assertThat(stand.begun(ID)).as("the effect was announced").isTrue();
        }
    }

    @Test
    @Checks(Rule.G)
    public final void withoutPaperItIsRefusedAndNothingBegins() throws Exception {
        try (var stand = stand()) {
            cases().add();
            stand.harness().takePaper();
            var open = stand.open();
            assertThat(open.observe(given(stand)).blocked())
                    .as("observed as blocked without paper")
                    .isTrue();
            var outcome = print(stand);
            stand.harness().settle();
            assertThat(outcome).isInstanceOf(Outcome.Refused.class);
            assertTruthful(outcome, stand, "without paper");
        }
    }

    @Test
    @Checks(Rule.G)
    public final void observingAndMakingSafePrintNothing() throws Exception {
        try (var stand = stand()) {
            var open = stand.open();
            for (int i = 0; i < 5; i++) {
                cases().add();
                open.observe(given(stand));
                open.makeSafe();
            }
            stand.harness().settle();
            assertThat(stand.harness().truth().started()).as("on paper").isFalse();
        }
    }

    @Test
    @Checks(Rule.G)
    public final void aDeadlineThatHasPassedIsAnsweredTruthfully() throws Exception {
        try (var stand = stand()) {
            cases().add();
            stand.open();
            var past = new Deadline(stand.ticker(), stand.ticker().nanos());
            var outcome = converse(stand, past);
            assertInTime(stand, past, "a deadline in the past");
            stand.harness().settle();
            assertTruthful(outcome, stand, "a deadline in the past");
        }
    }

    @Test
    @Checks(Rule.E)
    public final void anIdIsNeverPrintedTwiceOverAKillAtAnyJournalWrite(@TempDir Path folder) throws Exception {
        int writes = 3;
        for (int write = 1; write <= writes; write++) {
            for (Moment moment : Moment.values()) {
                String where = "killed " + moment + " journal write " + write;
                try (var harness = fresh()) {
                    cases().add();
                    var twice = new Restart<>(
                            harness, kind, this::print, ID, folder.resolve(write + "-" + moment + ".journal"), where);
                    int number = write;
                    twice.assertAtMostOnce(journal -> journal.dieAt(number, moment), true);
                }
            }
        }
    }

    @Test
    @Checks(Rule.E)
    public final void anIdIsNeverPrintedTwiceOverAKillAtAnyByte(@TempDir Path folder) throws Exception {
        restarts(folder, "killed at ", true);
    }

    @Test
    @Checks(Rule.E)
    public final void anIdIsNeverPrintedTwiceOverACutAndARestart(@TempDir Path folder) throws Exception {
        restarts(folder, "cut at ", false);
    }

    private void restarts(Path folder, String what, boolean killed) throws Exception {
        int kills;
        try (var harness = fresh()) {
            kills = Math.min(KILLS, harness.places());
        }
        for (Direction direction : Direction.values()) {
            long length = length(direction);
            for (long offset : Places.between(0, length, kills).toArray()) {
                String where = what + offset + " of " + length + " " + direction;
                try (var harness = fresh()) {
                    cases().add();
                    Path file = folder.resolve(direction + "-" + offset + ".journal");
                    var cable = harness.cable();
                    new Restart<>(harness, kind, this::print, ID, file, where)
                            .assertAtMostOnce(
                                    journal -> {
                                        long at = cable.count(direction) + offset;
                                        cable.cutAt(direction, at);
                                        if (killed) {
                                            journal.dieWhen(() -> cable.count(direction) >= at);
                                        }
                                    },
                                    killed);
                }
            }
        }
    }

    private long length(Direction direction) throws Exception {
        try (var stand = stand()) {
            var cable = stand.harness().cable();
            stand.open();
            long from = cable.count(direction);
            assertThat(print(stand)).as("a print without trouble").isInstanceOf(Outcome.Done.class);
            return cable.count(direction) - from;
        }
    }
}
