// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.doorstep.device.conformance.Cable.Direction;
import org.doorstep.device.runtime.DeviceBinding;
import org.doorstep.device.runtime.DeviceRuntime;
import org.doorstep.device.runtime.RuntimeLimits;
import org.doorstep.device.spi.CommandId;
import org.doorstep.device.spi.Deadline;
import org.doorstep.device.spi.DeviceId;
import org.doorstep.device.spi.DeviceState;
import org.doorstep.device.spi.FlowCapability;
import org.doorstep.device.spi.Outcome;
import org.doorstep.device.spi.Printed;
import org.doorstep.device.spi.Progress;
import org.doorstep.device.spi.Ticker;

/**
 * One command asked for twice, through the runtime and a journal file, with trouble the first time and a restart in
 * between.
 */
record Restart<C extends FlowCapability>(
        PrinterHarness harness, Class<C> kind, Command<C> command, CommandId id, Path file, String where) {
    private static final DeviceId DEVICE = new DeviceId("device");

    interface Command<C> {
        Outcome<Printed> on(C device, CommandId id, Progress progress, Deadline by) throws InterruptedException;
    }

    /** @param killed whether the first answer died with its process, so that nobody relies on it */
    void assertAtMostOnce(Consumer<MortalJournal> trouble, boolean killed) throws Exception {
        var first = run(trouble);
        harness.settle();
        var between = harness.truth();
        harness.cable().restore();
        var second = run(_ -> {});
        harness.settle();
        var after = harness.truth();
        String story = where + ": first " + first + " " + between + ", then " + second + " " + after;
        assertThat(after.whole()).as(story).isLessThanOrEqualTo(1);
        if (between.started()) {
            assertThat(after.whole())
                    .as("%s: what had begun was not carried out again", story)
                    .isEqualTo(between.whole());
        }
        if (!killed) {
            assertAgree(first, second, between, after, story);
        }
        switch (second) {
            case Outcome.Done<Printed> _ -> assertThat(after.whole()).as(story).isEqualTo(1);
            case Outcome.Refused<Printed> _ ->
                assertThat(after.started()).as(story).isFalse();
            case Outcome.Partial<Printed> _ ->
                assertThat(after.whole()).as(story).isZero();
            case Outcome.Unknown<Printed> _ -> {}
        }
    }

    private static void assertAgree(
            Outcome<Printed> first,
            Outcome<Printed> second,
            PrinterHarness.Truth between,
            PrinterHarness.Truth after,
            String story) {
        switch (first) {
            case Outcome.Done<Printed> _, Outcome.Refused<Printed> _ ->
                assertThat(second).as(story).isInstanceOf(Outcome.Done.class);
            case Outcome.Partial<Printed> _, Outcome.Unknown<Printed> _ ->
                assertThat(after.whole())
                        .as("%s: nothing was carried out again", story)
                        .isEqualTo(between.whole());
        }
    }

    private Outcome<Printed> run(Consumer<MortalJournal> trouble) throws Exception {
        var limits = RuntimeLimits.usual();
        var quick = new RuntimeLimits(
                limits.open(),
                limits.observe(),
                limits.reconcile(),
                limits.close(),
                Duration.ofMillis(20),
                Duration.ofMillis(100),
                limits.shutdown());
        var binding = new DeviceBinding(DEVICE, harness.provider().descriptor().id(), harness.settings());
        try (var journal = new MortalJournal(file, this::nothingLeavesAnyMore);
                var runtime = DeviceRuntime.start(
                        List.of(binding),
                        List.of(harness.provider()),
                        journal,
                        Ticker.system(),
                        harness.services(),
                        quick)) {
            Liveness.await("the device to be ready", () -> usable(runtime));
            try (var lease = runtime.lease(kind, "conformance", Deadline.in(AdapterRules.LIVENESS))) {
                trouble.accept(journal);
                return command.on(lease.device(), id, Progress.NONE, Deadline.in(AdapterRules.GIVEN));
            }
        }
    }

    private void nothingLeavesAnyMore() {
        for (Direction direction : Direction.values()) {
            harness.cable().cutAt(direction, harness.cable().count(direction));
        }
    }

    private static boolean usable(DeviceRuntime runtime) {
        return switch (runtime.statuses().getFirst().state()) {
            case DeviceState.Ready _ -> true;
            case DeviceState.Degraded(var snapshot, var _) -> !snapshot.blocked();
            case DeviceState.Absent _,
                    DeviceState.Connecting _,
                    DeviceState.Working _,
                    DeviceState.Failed _,
                    DeviceState.Service _,
                    DeviceState.Quarantined _ -> false;
        };
    }
}
