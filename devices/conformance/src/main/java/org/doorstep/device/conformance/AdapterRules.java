// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.doorstep.device.conformance.Cable.Direction;
import org.doorstep.device.conformance.report.Checks;
import org.doorstep.device.conformance.report.Rule;
import org.doorstep.device.spi.Capability;
import org.doorstep.device.spi.CommandId;
import org.doorstep.device.spi.DeviceFault;
import org.doorstep.device.spi.Finding;
import org.doorstep.device.spi.FlowCapability;
import org.doorstep.device.spi.LinkIdentity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * What every adapter keeps, whatever it can do. The rules of a capability extend this; an adapter's tests extend those.
 *
 * <p>The tests are final: an adapter that breaks a rule is mended, or stands in the report as what it is. They may run
 * side by side, as an adapter's module sets JUnit up, but for the one that counts what the whole program holds.
 *
 * @param <H> the harness they need
 */
public abstract class AdapterRules<H extends Harness> extends KitRules<H> {
    /** Heap that may be lost to chance in a cycle, and once. */
    private static final long PER_CYCLE = 512;

    private static final long ONCE = 512 * 1024;

    protected AdapterRules() {}

    @Test
    @Checks(Rule.G)
    public final void theDescriptorIsComplete() throws Exception {
        try (H harness = fresh()) {
            cases().add();
            var descriptor = harness.provider().descriptor();
            assertThat(descriptor.id()).as("id").matches("[a-z][a-z0-9-]{2,31}");
            assertThat(descriptor.title()).as("title").isNotBlank();
            assertThat(descriptor.models()).as("models").isNotEmpty();
            assertThat(descriptor.capabilities()).as("capabilities").isNotEmpty();
            assertThat(descriptor.settings())
                    .as("help of each setting")
                    .allSatisfy(field -> assertThat(field.help()).isNotBlank());
            assertThat(descriptor.observeEvery()).as("observeEvery").isPositive();
            assertThat(descriptor.ceiling()).as("ceiling").isPositive();
            assertThat(descriptor.grace()).as("grace").isPositive();
            assertThat(harness.provider().descriptor().id())
                    .as("the id, asked again")
                    .isEqualTo(descriptor.id());
        }
    }

    @Test
    @Checks(Rule.G)
    public final void everyProbeGivesAReason() throws Exception {
        var seen = List.of(
                new LinkIdentity("/dev/ttyS0", null, null, null, ""),
                new LinkIdentity("/dev/ttyUSB0", 0x1A86, 0x7523, null, "USB2.0-Serial"),
                new LinkIdentity("/dev/ttyUSB1", 0x10C4, 0xEA60, "0001", "CP2102"),
                new LinkIdentity("/dev/usb/lp0", 0x04B8, 0x0E15, "X", "printer"),
                new LinkIdentity("ipp://printer.invalid/ipp/print", null, null, null, "printer"),
                new LinkIdentity("", -1, 0x1_0000, "", "nonsense"));
        try (H harness = fresh()) {
            for (LinkIdentity identity : seen) {
                cases().add();
                var match = harness.provider().probe(identity);
                assertThat(match.reason()).as("the reason for %s", match).isNotBlank();
                assertThat(harness.provider().probe(identity))
                        .as("probed again")
                        .isEqualTo(match);
            }
        }
    }

    @Test
    @Checks(Rule.G)
    public final void anOpenDeviceHasNothingButWhatItsDescriptorNames() throws Exception {
        try (var stand = stand()) {
            var open = stand.open();
            var named = stand.harness().provider().descriptor().capabilities();
            assertThat(named)
                    .anySatisfy(kind -> assertThat(open.capability(kind)).isPresent());
            for (var kind : FlowCapability.class.getPermittedSubclasses()) {
                cases().add();
                var capability = kind.asSubclass(Capability.class);
                if (!named.contains(capability)) {
                    assertThat(open.capability(capability)).as("%s", kind).isEmpty();
                }
            }
        }
    }

    @Test
    @Checks(Rule.G)
    public final void aHealthyDeviceIsObservedWithoutABlockingFault() throws Exception {
        try (var stand = stand()) {
            cases().add();
            var snapshot = stand.open().observe(given(stand));
            assertThat(snapshot.blocked())
                    .as("blocked by %s", snapshot.faults())
                    .isFalse();
        }
    }

    @Test
    @Checks(Rule.G)
    public final void observingAndReconcilingBeginNothing() throws Exception {
        try (var stand = stand()) {
            var open = stand.open();
            for (int i = 0; i < 3; i++) {
                cases().add();
                open.observe(given(stand));
                var finding = open.reconcile(new CommandId("conformance/never/" + i), given(stand));
                assertThat(finding)
                        .as("what became of a command that never was")
                        .isNotInstanceOf(Finding.Happened.class);
                open.makeSafe();
            }
            assertThat(stand.anythingBegun()).as("an effect was announced").isFalse();
        }
    }

    @Test
    @Checks(Rule.C)
    public final void anUnpluggedDeviceIsDisconnectedOnOpeningOrOnTheFirstLook() throws Exception {
        try (var stand = stand()) {
            cases().add();
            stand.harness().cable().cutAt(Direction.TO_DEVICE, 0);
            stand.harness().cable().cutAt(Direction.TO_TERMINAL, 0);
            assertThatThrownBy(() -> stand.open().observe(given(stand)))
                    .isInstanceOfSatisfying(DeviceFault.class, e -> assertDisconnected(e.fault()));
        }
    }

    @Test
    @Checks(Rule.C)
    public final void aDeviceUnpluggedWhileOpenIsDisconnectedAndOpensAgainOncePluggedIn() throws Exception {
        try (var stand = stand()) {
            cases().add();
            var cable = stand.harness().cable();
            var open = stand.open();
            open.observe(given(stand));
            cable.cutAt(Direction.TO_DEVICE, cable.count(Direction.TO_DEVICE));
            cable.cutAt(Direction.TO_TERMINAL, cable.count(Direction.TO_TERMINAL));
            assertThatThrownBy(() -> open.observe(given(stand)))
                    .isInstanceOfSatisfying(DeviceFault.class, e -> assertDisconnected(e.fault()));
            stand.shut();
            cable.restore();
            assertThat(stand.open().observe(given(stand)).blocked()).isFalse();
        }
    }

    @Test
    @Checks(Rule.C)
    public final void aSilentDeviceIsToldByAFaultInTime() throws Exception {
        try (var stand = stand()) {
            cases().add();
            var cable = stand.harness().cable();
            var open = stand.open();
            cable.silenceAt(Direction.TO_TERMINAL, cable.count(Direction.TO_TERMINAL));
            var by = given(stand);
            try {
                var snapshot = open.observe(by);
                assertThat(snapshot.blocked())
                        .as("a silent device counts as able to work")
                        .isTrue();
            } catch (DeviceFault e) {
                assertThat(e.fault().detail()).isNotBlank();
            }
            assertInTime(stand, by, "observing a silent device");
        }
    }

    @Test
    @Checks(Rule.D)
    public final void anInterruptAtAnyWaitOfOpeningOrObservingComesBackWithinTheGrace() throws Exception {
        if (inRealTime()) {
            interruptedWhileObserving();
            return;
        }
        for (boolean opening : new boolean[] {true, false}) {
            boolean came = true;
            for (int wait = 1; came; wait++) {
                try (var stand = stand()) {
                    var ticker = (ManualTicker) stand.ticker();
                    if (!opening) {
                        stand.open();
                    }
                    var cable = stand.harness().cable();
                    cable.silenceAt(Direction.TO_TERMINAL, cable.count(Direction.TO_TERMINAL));
                    ticker.interruptAtWait(wait);
                    try {
                        var open = opening ? stand.open() : stand.adapter();
                        open.observe(given(stand));
                    } catch (DeviceFault | InterruptedException e) {
                        assertThat(e).isNotNull();
                    }
                    came = ticker.interruptedAt() >= 0;
                    assertWithinGrace(stand, ticker, (opening ? "opening" : "observing") + ", wait " + wait);
                    Thread.interrupted();
                }
            }
        }
    }

    private void interruptedWhileObserving() throws Exception {
        try (var stand = stand()) {
            cases().add();
            stand.open();
            var cable = stand.harness().cable();
            long sent = cable.count(Direction.TO_DEVICE);
            cable.silenceAt(Direction.TO_TERMINAL, cable.count(Direction.TO_TERMINAL));
            interruptOnce(
                    "observing",
                    () -> cable.count(Direction.TO_DEVICE) > sent,
                    () -> stand.adapter().observe(given(stand)));
        }
    }

    @Test
    @Checks(Rule.F)
    @ResourceLock(FOOTPRINT)
    public final void openingAndClosingOverAndOverLeavesThreadsHandlesAndHeapFlat() throws Exception {
        try (var stand = stand()) {
            int cycles = stand.harness().cycles();
            for (int i = 0; i < cycles / 10; i++) {
                cycle(stand);
            }
            var before = Footprint.now();
            for (int i = 0; i < cycles; i++) {
                cycle(stand);
            }
            Liveness.await(
                    "every thread of the adapter to end",
                    threadsEndWithin(),
                    () -> before.threadsSince().isEmpty());
            Liveness.await(
                    "every handle of the adapter to be closed",
                    threadsEndWithin(),
                    () -> Footprint.now().handles() <= before.handles() + 2);
            long allowed = ONCE + PER_CYCLE * cycles;
            Liveness.await(
                    "heap to grow by no more than " + allowed + " bytes in " + cycles + " cycles",
                    threadsEndWithin(),
                    () -> Footprint.now().heap() - before.heap() <= allowed);
        }
    }

    private void cycle(Stand<H> stand) throws DeviceFault, InterruptedException {
        cases().add();
        stand.open().observe(given(stand));
        stand.shut();
    }
}
