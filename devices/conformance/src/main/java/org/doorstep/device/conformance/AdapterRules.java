// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.doorstep.device.conformance.Cable.Direction;
import org.doorstep.device.conformance.report.Cases;
import org.doorstep.device.conformance.report.Checks;
import org.doorstep.device.conformance.report.Reported;
import org.doorstep.device.conformance.report.Reporter;
import org.doorstep.device.conformance.report.Rule;
import org.doorstep.device.spi.Capability;
import org.doorstep.device.spi.CommandId;
import org.doorstep.device.spi.CoreFault;
import org.doorstep.device.spi.Deadline;
import org.doorstep.device.spi.DeviceFault;
import org.doorstep.device.spi.Fault;
import org.doorstep.device.spi.Finding;
import org.doorstep.device.spi.FlowCapability;
import org.doorstep.device.spi.LinkIdentity;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What every adapter keeps, whatever it can do. The rules of a capability extend this; an adapter's tests extend those.
 *
 * <p>The tests are final: an adapter that breaks a rule is mended, or stands in the report as what it is.
 *
 * @param <H> the harness they need
 */
@ExtendWith(Reporter.class)
@Timeout(value = 20, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
public abstract class AdapterRules<H extends Harness> implements Reported {
    /** Time that a command is given by these rules. */
    protected static final Duration GIVEN = Duration.ofSeconds(20);

    /** Real time after which a call is held to hang; never a measure. */
    protected static final Duration LIVENESS = Duration.ofMinutes(2);

    /** Heap that may be lost to chance in a cycle, and once. */
    private static final long PER_CYCLE = 512;

    private static final long ONCE = 512 * 1024;

    private final Cases cases = new Cases();
    private volatile String adapter = "";
    private volatile String line = "";

    protected AdapterRules() {}

    /** A fresh adapter and device. */
    protected abstract H harness() throws Exception;

    /** Real time that threads are given to end, and calls to come back; never a measure. */
    protected Duration threadsEndWithin() {
        return LIVENESS;
    }

    @Override
    public final String adapter() {
        return adapter;
    }

    @Override
    public final String line() {
        return line;
    }

    @Override
    public final Cases cases() {
        return cases;
    }

    /** A fresh harness, noted for the report. */
    protected final H fresh() throws Exception {
        H harness = harness();
        if (adapter.isEmpty()) {
            adapter = harness.provider().descriptor().id();
            line = harness.line();
        }
        return harness;
    }

    /** A stand with a fresh harness, its adapter not open yet. */
    protected final Stand<H> stand() throws Exception {
        return new Stand<>(fresh(), threadsEndWithin());
    }

    protected final Deadline given(Stand<H> stand) {
        return Deadline.in(stand.ticker(), GIVEN);
    }

    @Test
    @Checks(Rule.G)
    public final void theDescriptorIsComplete() throws Exception {
        try (H harness = fresh()) {
            cases.add();
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
                cases.add();
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
                cases.add();
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
            cases.add();
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
                cases.add();
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
            cases.add();
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
            cases.add();
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
            cases.add();
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
            cases.add();
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

    /** Whether the harness's time is real, so that waits cannot be counted. */
    final boolean inRealTime() throws Exception {
        try (H harness = fresh()) {
            return !(harness.ticker() instanceof ManualTicker);
        }
    }

    interface Action {
        void run() throws DeviceFault, InterruptedException;
    }

    /** Runs {@code action} on a thread of its own, interrupts it once it is time, and waits until it comes back. */
    final void interruptOnce(String where, Callable<Boolean> itIsTime, Action action) throws Exception {
        var broken = new AtomicReference<@Nullable Throwable>();
        var worker = Thread.ofVirtual().unstarted(() -> {
            try {
                action.run();
            } catch (DeviceFault | InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        worker.setUncaughtExceptionHandler((_, e) -> broken.set(e));
        worker.start();
        Liveness.await(where, () -> itIsTime.call() || !worker.isAlive());
        worker.interrupt();
        assertThat(worker.join(LIVENESS)).as("%s: came back", where).isTrue();
        assertThat(broken.get()).as("%s: what it threw besides faults", where).isNull();
    }

    /** After the interrupt of {@code ticker} the call came back in time; counts the case where one came. */
    final void assertWithinGrace(Stand<H> stand, ManualTicker ticker, String where) {
        if (ticker.interruptedAt() >= 0) {
            cases.add();
            var grace = stand.harness().provider().descriptor().grace();
            assertThat(Duration.ofNanos(ticker.nanos() - ticker.interruptedAt()))
                    .as("%s: time after the interrupt", where)
                    .isLessThanOrEqualTo(grace);
        }
    }

    @Test
    @Checks(Rule.F)
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
        cases.add();
        stand.open().observe(given(stand));
        stand.shut();
    }

    /** The fault of a device that is not there. */
    protected static void assertDisconnected(Fault fault) {
        assertThat(CoreFault.DISCONNECTED.is(fault))
                .as("the fault of an unplugged device is DISCONNECTED, not %s", fault)
                .isTrue();
    }

    /** On a ticker of the test's, the call came back by its deadline and the adapter's grace. */
    protected final void assertInTime(Stand<H> stand, Deadline by, String what) {
        if (stand.ticker() instanceof ManualTicker ticker) {
            var grace = stand.harness().provider().descriptor().grace();
            assertThat(Duration.ofNanos(ticker.nanos() - by.at()))
                    .as("%s: time past the deadline", what)
                    .isLessThanOrEqualTo(grace);
        }
    }
}
