// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.doorstep.device.spi.CoreFault;
import org.doorstep.device.spi.DeviceFault;
import org.doorstep.device.spi.DeviceId;
import org.doorstep.device.spi.DeviceState;
import org.doorstep.device.spi.DocumentPrinter;
import org.doorstep.device.spi.Outcome;
import org.doorstep.device.spi.ReceiptPrinter;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A device in the hands of a technician. */
class CareTest extends RuntimeFixture {
    private static final String WHO = "0007";

    private Custody take() throws Exception {
        return runtime.maintenance().take(SLIP, WHO, in(SECOND));
    }

    @Test
    void aDeviceInServiceIsRefusedToResidentsAndGivenBack() throws Exception {
        startReady();
        try (var custody = take()) {
            assertThat(state()).isEqualTo(new DeviceState.Service(WHO));
            assertThat(custody.stands()).isInstanceOf(DeviceState.Ready.class);
            assertThatThrownBy(this::lease)
                    .isInstanceOfSatisfying(
                            DeviceFault.class,
                            e -> assertThat(CoreFault.BUSY.is(e.fault())).isTrue());
        }
        awaitState(DeviceState.Ready.class);
        assertThat(print()).isInstanceOf(Outcome.Done.class);
    }

    @Test
    void aTechnicianCanTryTheDeviceByTheSameRules() throws Exception {
        startReady();
        try (var custody = take();
                var lease = custody.lease(ReceiptPrinter.class, "a test page")) {
            assertThat(print(lease, in(SECOND))).isInstanceOf(Outcome.Done.class);
            assertThat(state()).as("residents see no change").isEqualTo(new DeviceState.Service(WHO));
            assertThatThrownBy(() -> custody.lease(DocumentPrinter.class, "a test page"))
                    .isInstanceOf(DeviceFault.class);
        }
        assertThat(log).containsSubsequence("admit", "begins", "settle DONE");
    }

    @Test
    void whatIsStillHeldWhenTheDeviceIsGivenBackIsRevoked() throws Exception {
        startReady();
        var custody = take();
        var lease = custody.lease(ReceiptPrinter.class, "a test page");
        custody.close();
        custody.close();
        assertThat(print(lease, in(SECOND))).isInstanceOf(Outcome.Refused.class);
        assertThatThrownBy(() -> custody.lease(ReceiptPrinter.class, "more"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("given back by " + WHO);
        assertThat(fake.slips).hasValue(0);
    }

    @Test
    void aDeviceIsTakenWhenItsResidentHasFinishedAndByOneTechnicianOnly() throws Exception {
        startReady();
        var lease = lease();
        var waiting = new Background<>(() -> runtime.maintenance().take(SLIP, WHO, in(Duration.ofDays(1))));
        await(() -> waiting.thread.getState() == Thread.State.WAITING);
        assertThat(state()).isInstanceOf(DeviceState.Ready.class);
        lease.close();
        var custody = waiting.get();
        var second = new Background<>(this::take);
        passUntil(second::ended);
        assertThat(second.failure())
                .isInstanceOfSatisfying(
                        DeviceFault.class,
                        e -> assertThat(CoreFault.BUSY.is(e.fault())).isTrue());
        custody.close();
    }

    @Test
    void aDeviceLostInServiceIsReopenedUnderneath() throws Exception {
        startReady();
        try (var custody = take()) {
            fake.onObserve = () -> {
                throw new DeviceFault(CoreFault.DISCONNECTED.with("unplugged"));
            };
            passUntil(() -> custody.stands() instanceof DeviceState.Failed);
            assertThat(state()).isEqualTo(new DeviceState.Service(WHO));
            fake.onObserve = () -> {};
            passUntil(() -> custody.stands() instanceof DeviceState.Ready);
        }
        awaitState(DeviceState.Ready.class);
    }

    @Test
    void theWorkOfATechnicianNeedsAStaffNumberAndARunningDevice() throws Exception {
        startReady();
        var care = runtime.maintenance();
        assertThatThrownBy(() -> care.take(SLIP, " ", in(SECOND)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("staff number");
        assertThatThrownBy(() -> care.release(new DeviceId("other"), WHO))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'other'");
        assertThatThrownBy(() -> care.loaded(SLIP, "toner", 10))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'paper'");
        assertThatThrownBy(() -> care.loaded(SLIP, "paper", -1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aReleaseDoesNothingToADeviceThatRuns() throws Exception {
        startReady();
        runtime.maintenance().release(SLIP, WHO);
        quiet();
        assertThat(fake.calls).containsExactly("open", "observe", "makeSafe");
    }

    @Test
    @Tag("rule-11")
    void lookingAfterADeviceMovesNothingAndReadsNoCard() throws Exception {
        startReady();
        var care = runtime.maintenance();
        care.identify(SLIP);
        care.candidates();
        care.records();
        care.questions(SLIP);
        care.loaded(SLIP, "paper", 50);
        try (var custody = take()) {
            ticker.advance(FakeDevice.OBSERVE_EVERY);
            quiet();
            assertThat(custody.stands()).isInstanceOf(DeviceState.Ready.class);
        }
        assertThat(fake.calls).containsOnly("open", "observe", "makeSafe");
        assertThat(journal.open()).isEmpty();
    }
}
