// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.doorstep.device.spi.CoreFault;
import org.doorstep.device.spi.DeviceFault;
import org.doorstep.device.spi.DeviceState;
import org.doorstep.device.spi.LinkIdentity;
import org.doorstep.device.spi.LinkInspector.Sight;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("rule-9")
class IdentityRulesTest extends RuntimeFixture {
    private static final DevicePin PIN = DevicePin.of(FakePorts.RIGHT);
    private static final DeviceBinding PINNED = new DeviceBinding(SLIP, "fake", Map.of("link", FakePorts.LINK), PIN);

    @BeforeEach
    void plugIn() {
        ports.plug(FakePorts.RIGHT);
    }

    private void startPinned() throws Exception {
        start(PINNED);
        awaitState(DeviceState.Ready.class);
    }

    private void passUntilState(Class<? extends DeviceState> kind) throws Exception {
        passUntil(() -> kind.isInstance(state()));
    }

    @Test
    void anotherDeviceOnThePortIsQuarantinedAndNeverOpened() throws Exception {
        ports.plug(FakePorts.OTHER);
        start(PINNED);
        var quarantined = awaitState(DeviceState.Quarantined.class);

        assertThat(CoreFault.WRONG_DEVICE.is(quarantined.why())).isTrue();
        assertThat(quarantined.why().detail()).startsWith("serial number B2, not A1; put the right device back");
        for (int i = 0; i < 100; i++) {
            ticker.advance(Duration.ofSeconds(10));
            quiet();
        }
        assertThat(fake.calls).isEmpty();
        assertThatThrownBy(this::lease)
                .isInstanceOfSatisfying(
                        DeviceFault.class,
                        e -> assertThat(CoreFault.WRONG_DEVICE.is(e.fault())).isTrue());
    }

    @Test
    void theRightDeviceIsUsedAgainByItselfWhenItIsBack() throws Exception {
        ports.plug(FakePorts.OTHER);
        start(PINNED);
        awaitState(DeviceState.Quarantined.class);
        ports.unplug();
        passUntilState(DeviceState.Failed.class);
        ports.plug(FakePorts.RIGHT);
        passUntilState(DeviceState.Ready.class);
        assertThat(fake.count("open")).isEqualTo(1);
    }

    @Test
    void aTechnicianVouchesForAnotherDeviceUntilItIsUnplugged() throws Exception {
        ports.plug(FakePorts.OTHER);
        start(PINNED);
        awaitState(DeviceState.Quarantined.class);

        runtime.maintenance().release(SLIP, "0007");
        awaitState(DeviceState.Ready.class);

        var third = new LinkIdentity("usb:1-1:1.0", FakeDevice.VENDOR, 1, "C3", "Slip printer");
        ports.plug(third);
        passUntilState(DeviceState.Quarantined.class);
        assertThat(fake.count("open")).isEqualTo(1);
    }

    @Test
    void aDeviceChangedWhileOpenIsLetGoAndItsSuccessorQuarantined() throws Exception {
        startPinned();
        ports.plug(FakePorts.OTHER);
        passUntilState(DeviceState.Quarantined.class);
        assertThat(fake.live).hasValue(0);
        assertThat(fake.count("open")).isEqualTo(1);
    }

    @Test
    void aPinnedDeviceOfWhichNothingCanBeSeenIsNotUsed() throws Exception {
        start(new DeviceBinding(SLIP, "fake", Map.of(), PIN));
        var failed = awaitState(DeviceState.Failed.class);

        assertThat(CoreFault.SETTINGS.is(failed.fault())).isTrue();
        assertThat(failed.fault().detail()).contains("name no connection").contains("remove its pin");
        assertThat(fake.calls).isEmpty();
    }

    @Test
    void whatWouldBePinnedIsToldWithoutOpening() throws Exception {
        ports.plug(FakePorts.OTHER);
        start(PINNED);
        awaitState(DeviceState.Quarantined.class);

        assertThat(runtime.maintenance().identify(SLIP)).isEqualTo(new Sight.Seen(FakePorts.OTHER));
        assertThat(DevicePin.of(FakePorts.OTHER).differs(FakePorts.OTHER)).isEmpty();
        assertThat(fake.calls).isEmpty();
    }

    @Test
    void aListedPortIsNeverOpenedOrWrittenTo() throws Exception {
        ports.plug(FakePorts.OTHER);
        start(PINNED);
        awaitState(DeviceState.Quarantined.class);

        assertThat(runtime.maintenance().candidates()).singleElement().satisfies(candidate -> {
            assertThat(candidate.port().path()).isEqualTo("/dev/slip");
            assertThat(candidate.bound()).isEqualTo(SLIP);
            assertThat(candidate.adapters()).containsOnlyKeys("fake");
        });
        assertThat(fake.calls).isEmpty();
    }

    @Test
    void aPinComparesOnlyWhatItRecords() {
        var pin = new DevicePin(null, FakeDevice.VENDOR, null, null);
        assertThat(pin.differs(FakePorts.OTHER)).isEmpty();
        assertThat(pin.differs(new LinkIdentity("usb:1-1:1.0", 0x1a86, 1, null, "")))
                .contains("vendor 1a86, not fa4e");
        assertThat(PIN.differs(new LinkIdentity("/dev/ttyS0", null, null, null, "")))
                .contains("port /dev/ttyS0, not usb:1-1:1.0; vendor none, not fa4e; product none, not 0001;"
                        + " serial number none, not A1");
        assertThatThrownBy(() -> new DevicePin(null, null, null, null)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @Tag("rule-6")
    void whatArrivesIsOpenedBeforeTheBackOffEnds() throws Exception {
        ports.unplug();
        start(PINNED);
        var failed = awaitState(DeviceState.Failed.class);
        assertThat(failed.fault().detail()).isEqualTo("there is no serial:/dev/slip");
        for (int i = 0; i < 60; i++) {
            ticker.advance(Duration.ofSeconds(10));
            quiet();
        }
        assertThat(fake.calls).as("what is not there is not opened").isEmpty();

        ports.plug(FakePorts.RIGHT);
        quiet();
        ticker.advance(limits().look());
        awaitState(DeviceState.Ready.class);
    }

    @Test
    @Tag("rule-6")
    void whatIsUnpluggedIsNoticedWithTheNextLookAtIt() throws Exception {
        startPinned();
        ports.unplug();
        quiet();
        ticker.advance(FakeDevice.OBSERVE_EVERY);
        awaitState(DeviceState.Failed.class);
        await(() -> fake.live.get() == 0);
        assertThat(fake.count("observe")).as("it was not spoken to any more").isEqualTo(1);
    }

    @Test
    @Tag("rule-14")
    void whatASymbolicLinkLeadsToIsLookedUpAnewAtEachOpening() throws Exception {
        start(new DeviceBinding(SLIP, "fake", Map.of("link", FakePorts.LINK)));
        awaitState(DeviceState.Ready.class);
        ports.plug(FakePorts.OTHER);
        passUntil(() -> fake.count("open") == 2 && state() instanceof DeviceState.Ready);
        assertThat(runtime.maintenance().records().getFirst().seen()).isEqualTo(FakePorts.OTHER);
    }

    @Test
    @Tag("rule-6")
    void aDeviceThatIsLostAgainAndAgainIsOpenedEverMoreSeldom() throws Exception {
        start(new DeviceBinding(SLIP, "fake", Map.of()));
        fake.onObserve = () -> {
            if (fake.count("observe") % 2 == 0) {
                throw new DeviceFault(CoreFault.DISCONNECTED.with("a loose plug"));
            }
        };
        for (int second = 0; second < 120; second++) {
            quiet();
            ticker.advance(Duration.ofSeconds(1));
        }
        quiet();
        assertThat(fake.count("open")).isBetween(5L, 20L);
    }
}
