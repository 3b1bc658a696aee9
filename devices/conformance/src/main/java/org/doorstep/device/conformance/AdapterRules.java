// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;
import org.doorstep.device.conformance.Cable.Direction;
import org.doorstep.device.spi.AdapterProvider;
import org.doorstep.device.spi.CoreFault;
import org.doorstep.device.spi.Deadline;
import org.doorstep.device.spi.DeviceFault;
import org.doorstep.device.spi.Fault;
import org.junit.jupiter.api.Test;

/**
 * What every adapter keeps, whatever it can do. The rules of a capability extend this; an adapter's tests extend those.
 *
 * @param <H> the harness they need
 */
public abstract class AdapterRules<H extends Harness> {
    /** Time that a command is given by these rules. */
    protected static final Duration GIVEN = Duration.ofSeconds(20);

    /** Real time after which a call is held to hang; never a measure. */
    protected static final Duration LIVENESS = Duration.ofMinutes(2);

    protected AdapterRules() {}

    /** A fresh adapter and device. */
    protected abstract H harness() throws Exception;

    /** Real time that threads are given to end; never a measure. */
    protected Duration threadsEndWithin() {
        return LIVENESS;
    }

    /** A stand with a fresh harness, its adapter not open yet. */
    protected final Stand<H> stand() throws Exception {
        return new Stand<>(harness());
    }

    protected final Deadline given(Stand<H> stand) {
        return Deadline.in(stand.ticker(), GIVEN);
    }

    @Test
    public void theDescriptorIsComplete() throws Exception {
        try (H harness = harness()) {
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
            assertThat(harness.provider())
                    .as("the provider")
                    .isInstanceOf(AdapterProvider.class)
                    .extracting(p -> p.descriptor().id())
                    .isEqualTo(descriptor.id());
        }
    }

    @Test
    public void anOpenDeviceHasNothingButWhatItsDescriptorNames() throws Exception {
        try (var stand = stand()) {
            var adapter = stand.open();
            var named = stand.harness().provider().descriptor().capabilities();
            assertThat(named)
                    .anySatisfy(kind -> assertThat(adapter.capability(kind)).isPresent());
            for (var kind : org.doorstep.device.spi.FlowCapability.class.getPermittedSubclasses()) {
                var capability = kind.asSubclass(org.doorstep.device.spi.Capability.class);
                if (!named.contains(capability)) {
                    assertThat(adapter.capability(capability)).as("%s", kind).isEmpty();
                }
            }
        }
    }

    @Test
    public void aHealthyDeviceIsObservedWithoutABlockingFault() throws Exception {
        try (var stand = stand()) {
            var snapshot = stand.open().observe(given(stand));
            assertThat(snapshot.blocked())
                    .as("blocked by %s", snapshot.faults())
                    .isFalse();
        }
    }

    @Test
    public void anUnpluggedDeviceIsDisconnectedOnOpeningOrOnTheFirstLook() throws Exception {
        try (var stand = stand()) {
            stand.harness().cable().cutAt(Direction.TO_DEVICE, 0);
            stand.harness().cable().cutAt(Direction.TO_TERMINAL, 0);
            assertThatThrownBy(() -> stand.open().observe(given(stand)))
                    .isInstanceOfSatisfying(DeviceFault.class, e -> assertDisconnected(e.fault()));
        }
    }

    @Test
    public void aDeviceUnpluggedWhileOpenIsDisconnectedAndOpensAgainOncePluggedIn() throws Exception {
        try (var stand = stand()) {
            var cable = stand.harness().cable();
            var adapter = stand.open();
            adapter.observe(given(stand));
            cable.cutAt(Direction.TO_DEVICE, cable.count(Direction.TO_DEVICE));
            cable.cutAt(Direction.TO_TERMINAL, cable.count(Direction.TO_TERMINAL));
            assertThatThrownBy(() -> adapter.observe(given(stand)))
                    .isInstanceOfSatisfying(DeviceFault.class, e -> assertDisconnected(e.fault()));
            adapter.makeSafe();
            adapter.close();
            cable.restore();
            assertThat(stand.open().observe(given(stand)).blocked()).isFalse();
        }
    }

    @Test
    public void aSilentDeviceIsToldByAFaultInTime() throws Exception {
        try (var stand = stand()) {
            var cable = stand.harness().cable();
            var adapter = stand.open();
            cable.silenceAt(Direction.TO_TERMINAL, cable.count(Direction.TO_TERMINAL));
            var by = given(stand);
            try {
                var snapshot = adapter.observe(by);
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
    public void aHundredOpeningsLeaveNoThreadBehind() throws Exception {
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        for (int i = 0; i < 100; i++) {
            try (var stand = stand()) {
                stand.open().observe(given(stand));
            }
        }
        Liveness.await(
                "every thread of an adapter to end",
                threadsEndWithin(),
                () -> extra(before).isEmpty());
    }

    private static Set<Thread> extra(Set<Thread> before) {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.isAlive() && !before.contains(thread) && !ofTheJdk(thread))
                .collect(Collectors.toSet());
    }

    /** Pools of the JDK grow as it likes. */
    private static boolean ofTheJdk(Thread thread) {
        String name = thread.getName();
        return name.startsWith("HttpClient-")
                || name.startsWith("Common-Cleaner")
                || name.startsWith("process reaper")
                || name.startsWith("ForkJoinPool")
                || name.startsWith("VirtualThread-unparker")
                || name.contains("Read-Poller")
                || name.contains("Write-Poller")
                || name.startsWith("junit-");
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
