// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CountDownLatch;
import org.doorstep.device.spi.CoreFault;
import org.doorstep.device.spi.DeviceFault;
import org.doorstep.device.spi.DeviceState;
import org.doorstep.device.spi.Diagnostics;
import org.doorstep.device.spi.Diagnostics.Fact;
import org.doorstep.device.spi.Diagnostics.Verdict;
import org.doorstep.device.spi.FaultCode;
import org.doorstep.device.spi.ReceiptPrinter;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a technician sees of a device and has it try, through the runtime. */
class DiagnosticsTest extends RuntimeFixture {
    private static final String CHECK = "lamp";

    private Custody take() throws Exception {
        return runtime.maintenance().take(SLIP, "0007", in(SECOND));
    }

    private static Lease<Diagnostics> diagnosing(Custody custody) throws DeviceFault {
        return custody.lease(Diagnostics.class, "a test");
    }

    private static FaultCode failed(Verdict verdict) {
        assertThat(verdict).isInstanceOf(Verdict.Failed.class);
        return ((Verdict.Failed) verdict).fault().code();
    }

    @Test
    @Tag("rule-11")
    void factsAndChecksAreAskedOnTheDevicesThreadAndJournalNothing() throws Exception {
        startReady();
        try (var custody = take();
                var lease = diagnosing(custody)) {
            assertThat(lease.device().facts(in(SECOND))).containsExactly(new Fact("slips", "0"));
            assertThat(fake.lastCaller.getName()).isEqualTo("device-slip");
            assertThat(lease.device().checks())
                    .extracting(Diagnostics.Check::name)
                    .containsExactly(CHECK);
            assertThat(lease.device().run(CHECK, in(SECOND))).isEqualTo(new Verdict.Passed("the lamp was lit"));
            assertThat(fake.lastCaller.getName()).isEqualTo("device-slip");
        }
        assertThat(log).isEmpty();
    }

    @Test
    void aCheckThatDoesNotExistIsTheCallersMistakeAndNotAsked() throws Exception {
        startReady();
        try (var custody = take();
                var lease = diagnosing(custody)) {
            assertThatThrownBy(() -> lease.device().run("horn", in(SECOND)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("'horn'");
        }
        assertThat(fake.count("check")).isZero();
    }

    @Test
    void aFaultThatKeepsADeviceFromWorkingKeepsNobodyFromDiagnosingIt() throws Exception {
        fake.faults(CoreFault.CUTTER.with("stuck"));
        start(new DeviceBinding(SLIP, "fake", java.util.Map.of()));
        awaitState(DeviceState.Degraded.class);
        try (var custody = take()) {
            assertThatThrownBy(() -> custody.lease(ReceiptPrinter.class, "a test page"))
                    .isInstanceOf(DeviceFault.class);
            try (var lease = diagnosing(custody)) {
                assertThat(lease.device().run(CHECK, in(SECOND))).isInstanceOf(Verdict.Passed.class);
            }
        }
    }

    @Test
    @Tag("rule-4")
    void aCheckThatHangsIsAbandonedInTimeAndQuarantinesTheDevice() throws Exception {
        startReady();
        var release = new CountDownLatch(1);
        fake.onCheck = () -> FakeDevice.deaf(release);
        try (var custody = take();
                var lease = diagnosing(custody)) {
            long began = ticker.nanos();
            var verdict = new Background<>(() -> lease.device().run(CHECK, in(SECOND)));
            await(() -> fake.count("check") == 1);
            passUntil(() -> custody.stands() instanceof DeviceState.Quarantined);
            assertThat(ticker.nanos() - began)
                    .isBetween(
                            SECOND.plus(FakeDevice.GRACE).toNanos(),
                            SECOND.plus(FakeDevice.GRACE.multipliedBy(2))
                                    .plus(SECOND)
                                    .toNanos());
            assertThat(failed(verdict.get())).isEqualTo(CoreFault.QUARANTINED.code());
            assertThat(failed(lease.device().run(CHECK, in(SECOND)))).isEqualTo(CoreFault.QUARANTINED.code());
        }
        release.countDown();
        await(() -> fake.live.get() == 0);
    }

    @Test
    void aCheckIsCancelledByAnInterruptOfItsCaller() throws Exception {
        startReady();
        fake.onCheck = () -> new CountDownLatch(1).await();
        try (var custody = take();
                var lease = diagnosing(custody)) {
            var verdict = new Background<>(() -> lease.device().run(CHECK, in(SECOND)));
            await(() -> fake.count("check") == 1);
            verdict.thread.interrupt();
            assertThat(failed(verdict.get())).isEqualTo(CoreFault.CANCELLED.code());
            assertThat(custody.stands()).isInstanceOf(DeviceState.Ready.class);
        }
    }

    @Test
    void aDeviceFoundGoneByACheckIsOpenedAgainAndItsLeaseRevoked() throws Exception {
        startReady();
        fake.onCheck = () -> {
            throw new DeviceFault(CoreFault.DISCONNECTED.with("unplugged"));
        };
        try (var custody = take();
                var lease = diagnosing(custody)) {
            assertThat(failed(lease.device().run(CHECK, in(SECOND)))).isEqualTo(CoreFault.DISCONNECTED.code());
            passUntil(() -> fake.count("open") == 2 && custody.stands() instanceof DeviceState.Ready);
            assertThatThrownBy(() -> lease.device().facts(in(SECOND))).isInstanceOf(DeviceFault.class);
        }
        assertThat(fake.count("facts")).isZero();
    }

    @Test
    void afterGivingBackNothingIsAskedAnyMore() throws Exception {
        startReady();
        var custody = take();
        var lease = diagnosing(custody);
        custody.close();
        assertThatThrownBy(() -> lease.device().facts(in(SECOND))).isInstanceOf(DeviceFault.class);
        assertThat(lease.device().run(CHECK, in(SECOND))).isInstanceOf(Verdict.Failed.class);
        lease.close();
        assertThatThrownBy(() -> lease.device().run(CHECK, in(SECOND))).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> diagnosing(custody)).isInstanceOf(IllegalStateException.class);
        assertThat(fake.calls).doesNotContain("facts", "check");
    }
}
