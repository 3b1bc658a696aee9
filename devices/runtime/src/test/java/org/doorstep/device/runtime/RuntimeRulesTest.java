// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.doorstep.device.spi.CoreFault;
import org.doorstep.device.spi.DeviceFault;
import org.doorstep.device.spi.DeviceId;
import org.doorstep.device.spi.DeviceState;
import org.doorstep.device.spi.Diagnostics;
import org.doorstep.device.spi.IdCardReader;
import org.doorstep.device.spi.Outcome;
import org.doorstep.device.spi.ReceiptPrinter;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The rules that no other test shows whole. */
class RuntimeRulesTest extends RuntimeFixture {
    private static void unplugged() throws DeviceFault {
        throw new DeviceFault(CoreFault.DISCONNECTED.with("unplugged"));
    }

    private interface Trouble {
        void bring() throws Exception;
    }

    /** Brings a ready device into a state, then has it made safe, closed and opened again from there. */
    private void comesBackFrom(String state, Trouble trouble) throws Exception {
        fake.calls.clear();
        fake.onObserve = () -> {};
        fake.print = fake::well;
        fake.faults();
        startReady();
        trouble.bring();
        runtime.close();
        assertThat(fake.live).as("open devices after closing from " + state).hasValue(0);
        if (fake.count("open") > 0 && fake.calls.contains("observe")) {
            assertThat(fake.calls).as("from " + state).containsSubsequence("makeSafe", "close");
        }
        fake.onObserve = () -> {};
        fake.onOpen = () -> {};
        startReady();
        runtime.close();
    }

    @Test
    @Tag("rule-5")
    void makeSafeAndReopeningWorkFromEveryState() throws Exception {
        comesBackFrom("Ready", () -> {});
        comesBackFrom("Degraded", () -> {
            fake.faults(CoreFault.PAPER_OUT.with("no paper"));
            passUntil(() -> state() instanceof DeviceState.Degraded);
            fake.faults();
        });
        comesBackFrom("Working", () -> {
            var begun = new CountDownLatch(1);
            fake.print = (context, id, _, _) -> {
                context.effectBegins(id);
                begun.countDown();
                new CountDownLatch(1).await();
                throw new AssertionError("unreachable");
            };
            var caller = new Background<>(this::print);
            begun.await();
            assertThat(state()).isInstanceOf(DeviceState.Working.class);
            runtime.close();
            assertThat(caller.get()).isInstanceOf(Outcome.Unknown.class);
        });
        comesBackFrom("Failed", () -> {
            fake.onObserve = RuntimeRulesTest::unplugged;
            fake.onOpen = RuntimeRulesTest::unplugged;
            passUntil(() -> state() instanceof DeviceState.Failed);
        });
        comesBackFrom("Service", () -> runtime.maintenance().take(SLIP, "0007", in(SECOND)));
        comesBackFrom("Connecting", () -> {
            var opening = new CountDownLatch(1);
            fake.onObserve = RuntimeRulesTest::unplugged;
            fake.onOpen = () -> {
                opening.countDown();
                new CountDownLatch(1).await();
            };
            passUntil(() -> opening.getCount() == 0);
        });
        comesBackFrom("Quarantined", () -> {
            fake.onObserve = () -> {
                throw new DeviceFault(CoreFault.WRONG_DEVICE.with("another one"));
            };
            fake.onOpen = () -> {
                throw new DeviceFault(CoreFault.WRONG_DEVICE.with("another one"));
            };
            passUntil(() -> state() instanceof DeviceState.Quarantined);
        });
    }

    @Test
    @Tag("rule-10")
    void aFeatureThatTheOpenedDeviceLacksIsNoCapabilityOfIt() throws Exception {
        fake.lacking = Set.of(IdCardReader.class);
        startReady();
        assertThat(runtime.statuses().getFirst().kinds()).isEqualTo(Set.of(ReceiptPrinter.class, Diagnostics.class));
        assertThatThrownBy(() -> runtime.lease(IdCardReader.class, "a test", in(SECOND)))
                .isInstanceOfSatisfying(
                        DeviceFault.class,
                        e -> assertThat(CoreFault.SETTINGS.is(e.fault())).isTrue());
        assertThat(fake.count("position")).isZero();
    }

    @Test
    @Tag("rule-10")
    void aFeatureThatGoesAwayWhileTheDeviceIsOpenIsRefusedNotMadeUp() throws Exception {
        startReady();
        fake.lacking = Set.of(ReceiptPrinter.class);
        assertThat(print())
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(CoreFault.ADAPTER_BROKE_RULE.is(refused.fault()))
                                .isTrue());
        assertThat(fake.slips).hasValue(0);
    }

    @Test
    @Tag("rule-13")
    void anAdapterIsCalledOnItsOneNamedPlatformThreadWhoeverAsks() throws Exception {
        startReady();
        var caller = Thread.ofVirtual().unstarted(() -> {
            try {
                print();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
        caller.start();
        caller.join();
        assertThat(fake.slips).hasValue(1);
        assertThat(fake.lastCaller.getName()).isEqualTo("device-slip");
        assertThat(fake.lastCaller.isVirtual()).isFalse();
        assertThat(Thread.getAllStackTraces().keySet().stream()
                        .filter(thread -> thread.getName().equals("device-slip") && thread.isAlive()))
                .hasSize(1);
    }

    @Test
    @Tag("rule-4")
    @Tag("rule-5")
    void closingAHungPortHoldsUpNeitherOtherDevicesNorTheTerminal() throws Exception {
        var second = new DeviceId("second");
        start(new DeviceBinding(SLIP, "fake", Map.of()), new DeviceBinding(second, "fake", Map.of()));
        await(() -> runtime.statuses().stream().allMatch(s -> s.state() instanceof DeviceState.Ready));
        var hangs = new CountDownLatch(1);
        fake.onClose = () -> {
            if (Thread.currentThread().getName().equals("device-slip")) {
                FakeDevice.deaf(hangs);
            }
        };
        fake.onObserve = () -> {
            if (Thread.currentThread().getName().equals("device-slip")) {
                unplugged();
            }
        };
        ticker.advance(FakeDevice.OBSERVE_EVERY);
        await(() -> fake.count("close") == 1);
        long began = ticker.nanos();

        try (var lease = lease()) {
            assertThat(lease.id()).isEqualTo(second);
            assertThat(print(lease, in(SECOND))).isInstanceOf(Outcome.Done.class);
        }
        passUntil(() -> state() instanceof DeviceState.Quarantined);
        assertThat(Duration.ofNanos(ticker.nanos() - began))
                .isLessThanOrEqualTo(
                        limits().close().plus(FakeDevice.GRACE.multipliedBy(2)).plus(SECOND));
        assertThat(runtime.statuses().getLast().state()).isInstanceOf(DeviceState.Ready.class);

        runtime.close();
        assertThat(hangs.getCount())
                .as("the port hangs still, and the runtime is closed")
                .isEqualTo(1);
        hangs.countDown();
        await(() -> fake.live.get() == 0);
    }

    @Test
    @Tag("rule-5")
    void aPortThatHangsWhenTheTerminalEndsHoldsItUpNoLongerThanItsLimit() throws Exception {
        shutdown = Duration.ofMillis(300);
        startReady();
        var hangs = new CountDownLatch(1);
        fake.onClose = () -> FakeDevice.deaf(hangs);
        var closing = new Background<>(() -> {
            runtime.close();
            return true;
        });
        assertThat(closing.get()).isTrue();
        assertThat(hangs.getCount()).isEqualTo(1);
        hangs.countDown();
        await(() -> fake.live.get() == 0);
    }

    @Test
    void adaptersComeFromInstalledJarsAlone() {
        List<String> installed = new ArrayList<>();
        DeviceRuntime.installed()
                .forEach(adapter -> installed.add(adapter.descriptor().id()));
        assertThat(installed)
                .as("this module's class path has no adapter's jar")
                .isEmpty();
    }
}
