// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
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

/** One command asked for twice, through the runtime and a journal file, with a cut and a restart in between. */
record Restart<C extends FlowCapability>(
        PrinterHarness harness, Class<C> kind, Command<C> command, CommandId id, Path file) {
    private static final DeviceId DEVICE = new DeviceId("device");

    interface Command<C> {
        Outcome<Printed> on(C device, CommandId id, Progress progress, Deadline by) throws InterruptedException;
    }

    void assertAtMostOnce(Direction direction, long offset) throws Exception {
        String where = "cut at " + offset + " " + direction;
        var first = run(() -> harness.cable().cutAt(direction, harness.cable().count(direction) + offset));
        harness.settle();
        var between = harness.truth();
        harness.cable().restore();
        var second = run(() -> {});
        harness.settle();
        var after = harness.truth();
        String story = where + ": first " + first + " " + between + ", then " + second + " " + after;
        assertThat(after.whole()).as(story).isLessThanOrEqualTo(1);
        switch (first) {
            case Outcome.Done<Printed> _ -> assertThat(second).as(story).isInstanceOf(Outcome.Done.class);
            case Outcome.Refused<Printed> _ -> assertThat(second).as(story).isInstanceOf(Outcome.Done.class);
            case Outcome.Partial<Printed> _, Outcome.Unknown<Printed> _ ->
                assertThat(after.whole())
                        .as("%s: nothing was carried out again", story)
                        .isEqualTo(between.whole());
        }
        if (second instanceof Outcome.Done<Printed>) {
            assertThat(after.whole()).as(story).isEqualTo(1);
        }
    }

    private Outcome<Printed> run(Runnable trouble) throws Exception {
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
        try (var journal = FileCommandJournal.open(file);
                var runtime = DeviceRuntime.start(
                        List.of(binding),
                        List.of(harness.provider()),
                        journal,
                        Ticker.system(),
                        harness.services(),
                        quick)) {
            Liveness.await("the device to be ready", () -> usable(runtime));
            try (var lease = runtime.lease(kind, "conformance", Deadline.in(AdapterRules.LIVENESS))) {
                trouble.run();
                return command.on(lease.device(), id, Progress.NONE, Deadline.in(AdapterRules.GIVEN));
            }
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
