// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.doorstep.device.spi.CardPosition;
import org.doorstep.device.spi.CoreFault;
import org.doorstep.device.spi.Deadline;
import org.doorstep.device.spi.DeviceFault;
import org.doorstep.device.spi.DeviceId;
import org.doorstep.device.spi.DeviceState;
import org.doorstep.device.spi.DocumentPrinter;
import org.doorstep.device.spi.IdCardReader;
import org.doorstep.device.spi.Outcome;
import org.doorstep.device.spi.ReceiptPrinter;
import org.doorstep.device.spi.Snapshot;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class DeviceRulesTest extends RuntimeFixture {
    private static void unplugged() throws DeviceFault {
        throw new DeviceFault(CoreFault.DISCONNECTED.with("unplugged"));
    }

    private boolean failedAs(CoreFault fault) {
        return state() instanceof DeviceState.Failed(var f) && fault.is(f);
    }

    @Test
    @Tag("rule-7")
    void aDeviceIsLookedAtAndMadeSafeBeforeItIsReady() throws Exception {
        fake.faults(CoreFault.PAPER_LOW.with("near the end"));
        start(new DeviceBinding(SLIP, "fake", Map.of()));
        var state = awaitState(DeviceState.Degraded.class);
        assertThat(state.faults()).containsExactly(CoreFault.PAPER_LOW.with("near the end"));
        assertThat(fake.calls).containsExactly("open", "observe", "makeSafe");
    }

    @Test
    @Tag("rule-7")
    void aDeviceThatCannotBeMadeSafeIsNotUsed() throws Exception {
        fake.onMakeSafe = () -> {
            throw new IllegalStateException("broken");
        };
        start(new DeviceBinding(SLIP, "fake", Map.of()));
        await(() -> failedAs(CoreFault.ADAPTER_BROKE_RULE));
        fake.onMakeSafe = () -> {};
        passUntil(() -> state() instanceof DeviceState.Ready);
    }

    @Test
    @Tag("rule-6")
    void anOpeningThatFailsIsRetriedAfterWaitsThatGrowToACap() throws Exception {
        fake.onOpen = DeviceRulesTest::unplugged;
        start(new DeviceBinding(SLIP, "fake", Map.of()));
        await(() -> failedAs(CoreFault.DISCONNECTED));
        for (int attempt = 2; attempt <= 8; attempt++) {
            int wanted = attempt;
            passUntil(() -> fake.count("open") >= wanted);
        }
        fake.onOpen = () -> {};
        passUntil(() -> state() instanceof DeviceState.Ready);
    }

    @Test
    @Tag("rule-6")
    void theWaitBetweenAttemptsIsARandomPartOfADoublingCappedOne() {
        var backOff = new BackOff(Duration.ofSeconds(1), Duration.ofSeconds(30));
        for (int i = 0; i < 200; i++) {
            assertThat(backOff.after(1)).isBetween(Duration.ofMillis(500), Duration.ofSeconds(1));
            assertThat(backOff.after(3)).isBetween(Duration.ofSeconds(2), Duration.ofSeconds(4));
            assertThat(backOff.after(1000)).isBetween(Duration.ofSeconds(15), Duration.ofSeconds(30));
        }
    }

    @Test
    @Tag("rule-5")
    @Tag("rule-6")
    void aDeviceLostWhileObservedIsClosedAndOpenedAgainOneLiveLinkAtATime() throws Exception {
        startReady();
        fake.onObserve = DeviceRulesTest::unplugged;
        passUntil(() -> failedAs(CoreFault.DISCONNECTED));
        fake.onObserve = () -> {};
        passUntil(() -> state() instanceof DeviceState.Ready);
        assertThat(fake.live).hasValue(1);
        assertThat(fake.count("close")).isEqualTo(fake.count("open") - 1);
        assertThat(fake.calls).containsSubsequence("makeSafe", "close", "open", "observe");
    }

    @Test
    @Tag("rule-6")
    void aDeviceLostInACommandIsOpenedAgainAndItsLeaseIsRevoked() throws Exception {
        startReady();
        fake.print = (context, id, _, _) -> {
            context.effectBegins(id);
            return new Outcome.Unknown<>(CoreFault.DISCONNECTED.with("unplugged"), ticker.nanos());
        };
        try (var lease = lease()) {
            assertThat(print(lease, in(SECOND))).isInstanceOf(Outcome.Unknown.class);
            await(() -> fake.count("open") == 2);
            awaitState(DeviceState.Ready.class);
            var next = lease.device()
                    .print(
                            new org.doorstep.device.spi.CommandId("receipt/8/1"),
                            PAGE,
                            org.doorstep.device.spi.Progress.NONE,
                            in(SECOND));
            assertThat(next)
                    .isInstanceOfSatisfying(
                            Outcome.Refused.class,
                            refused -> assertThat(CoreFault.DISCONNECTED.is(refused.fault()))
                                    .isTrue());
        }
        assertThat(fake.count("print")).isEqualTo(1);
    }

    @Test
    @Tag("rule-6")
    void oneMissedAnswerShowsAndTheThirdOpensTheDeviceAnew() throws Exception {
        startReady();
        fake.onObserve = () -> {
            throw new DeviceFault(CoreFault.NO_ANSWER.with("silent"));
        };
        passUntil(() -> failedAs(CoreFault.NO_ANSWER));
        assertThat(fake.count("close")).isZero();
        passUntil(() -> fake.count("close") > 0);
        fake.onObserve = () -> {};
        passUntil(() -> state() instanceof DeviceState.Ready);
    }

    @Test
    @Tag("rule-4")
    void aLookThatHangsIsInterruptedThenAbandonedAndOtherDevicesGoOn() throws Exception {
        var second = new DeviceId("second");
        start(new DeviceBinding(SLIP, "fake", Map.of()), new DeviceBinding(second, "fake", Map.of()));
        await(() -> runtime.statuses().stream().allMatch(s -> s.state() instanceof DeviceState.Ready));
        var release = new CountDownLatch(1);
        fake.onObserve = () -> {
            if (Thread.currentThread().getName().equals("device-slip")) {
                FakeDevice.deaf(release);
            }
        };
        passUntil(() -> state() instanceof DeviceState.Quarantined);
        assertThat(runtime.statuses().getLast().state()).isInstanceOf(DeviceState.Ready.class);
        try (var lease = lease()) {
            assertThat(lease.id()).isEqualTo(second);
            assertThat(print(lease, in(SECOND))).isInstanceOf(Outcome.Done.class);
        }
        release.countDown();
        await(() -> fake.live.get() == 1);
    }

    @Test
    @Tag("rule-4")
    @Tag("rule-5")
    void aDeviceInQuarantineBeginsAnewWhenAPersonSaysSo() throws Exception {
        startReady();
        var release = new CountDownLatch(1);
        fake.onObserve = () -> FakeDevice.deaf(release);
        passUntil(() -> state() instanceof DeviceState.Quarantined);
        fake.onObserve = () -> {};
        assertThatThrownBy(this::lease)
                .isInstanceOfSatisfying(
                        DeviceFault.class,
                        e -> assertThat(CoreFault.QUARANTINED.is(e.fault())).isTrue());
        runtime.maintenance().release(SLIP, "0007");
        awaitState(DeviceState.Ready.class);
        assertThat(print()).isInstanceOf(Outcome.Done.class);
        release.countDown();
    }

    @Test
    @Tag("rule-9")
    void anotherDeviceOnThePortIsQuarantinedAndNotTriedAgain() throws Exception {
        fake.onOpen = () -> {
            throw new DeviceFault(CoreFault.WRONG_DEVICE.with("serial number 2, not 1"));
        };
        start(new DeviceBinding(SLIP, "fake", Map.of()));
        awaitState(DeviceState.Quarantined.class);
        ticker.advance(Duration.ofMinutes(10));
        assertThat(fake.count("open")).isEqualTo(1);
    }

    @Test
    void aCardsPlacementReachesListenersWithinTheInterval() throws Exception {
        startReady();
        var told = Collections.synchronizedList(new ArrayList<DeviceStatus>());
        try (var _ = runtime.onChange(told::add)) {
            await(() -> told.size() == 1);
            fake.snapshot = new Snapshot(List.of(), List.of(), new CardPosition(true, 1), "fake");
            ticker.advance(FakeDevice.OBSERVE_EVERY);
            await(() -> told.size() == 2);
            assertThat(told.getLast().state())
                    .isInstanceOfSatisfying(
                            DeviceState.Ready.class,
                            ready -> assertThat(ready.snapshot().card()).isEqualTo(new CardPosition(true, 1)));
            assertThat(told.getLast().number()).isGreaterThan(told.getFirst().number());
            ticker.advance(FakeDevice.OBSERVE_EVERY);
            await(() -> fake.count("observe") == 3);
            assertThat(told).as("what did not change is not told").hasSize(2);
        }
    }

    @Test
    void aListenerThatIsSlowIsToldTheLatestOnly() throws Exception {
        startReady();
        var first = new CountDownLatch(1);
        var told = Collections.synchronizedList(new ArrayList<DeviceStatus>());
        try (var _ = runtime.onChange(status -> {
            FakeDevice.deaf(first);
            told.add(status);
        })) {
            for (int placement = 1; placement <= 5; placement++) {
                var card = new CardPosition(true, placement);
                fake.snapshot = new Snapshot(List.of(), List.of(), card, "fake");
                passUntil(() -> state() instanceof DeviceState.Ready(var seen) && card.equals(seen.card()));
            }
            first.countDown();
            await(() -> told.size() >= 2);
            assertThat(told.getLast()).isEqualTo(runtime.statuses().getFirst());
            assertThat(told).hasSize(2).extracting(DeviceStatus::number).isSorted();
        }
    }

    @Test
    void aLeaseIsHeldByOneAtATimeAndItsTokensRise() throws Exception {
        startReady();
        var first = lease();
        var refused = new Background<>(this::lease);
        passUntil(refused::ended);
        assertThat(refused.failure())
                .isInstanceOfSatisfying(
                        DeviceFault.class,
                        e -> assertThat(CoreFault.BUSY.is(e.fault())).isTrue());
        var second = new Background<>(() -> runtime.lease(ReceiptPrinter.class, "another", in(Duration.ofDays(1))));
        await(() -> second.thread.getState() == Thread.State.WAITING);
        first.close();
        assertThat(second.get().token()).isGreaterThan(first.token());
        first.close();
        assertThat(print(second.get(), in(SECOND))).isInstanceOf(Outcome.Done.class);
    }

    @Test
    void aLeaseThatWasGivenBackCannotBeUsed() throws Exception {
        startReady();
        var lease = lease();
        lease.close();
        assertThatThrownBy(() -> print(lease, in(SECOND))).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> lease.device().columns()).isInstanceOf(IllegalStateException.class);
        assertThat(fake.count("print")).isZero();
    }

    @Test
    void aLeaseWaitsWhileTheDeviceIsBeingConnected() throws Exception {
        var opened = new CountDownLatch(1);
        fake.onOpen = opened::await;
        start(new DeviceBinding(SLIP, "fake", Map.of("columns", "48")));
        var waiting = new Background<>(() -> runtime.lease(ReceiptPrinter.class, "early", in(Duration.ofDays(1))));
        await(() -> waiting.thread.getState() == Thread.State.WAITING);
        opened.countDown();
        try (var lease = waiting.get()) {
            assertThat(lease.device().columns()).isEqualTo(48);
        }
    }

    @Test
    void aDeviceThatCannotWorkSaysWhyAtOnce() throws Exception {
        fake.faults(CoreFault.PAPER_OUT.with("no paper"));
        start(new DeviceBinding(SLIP, "fake", Map.of()));
        awaitState(DeviceState.Degraded.class);
        assertThatThrownBy(() -> runtime.lease(ReceiptPrinter.class, "a test", in(Duration.ofDays(1))))
                .isInstanceOfSatisfying(
                        DeviceFault.class,
                        e -> assertThat(CoreFault.PAPER_OUT.is(e.fault())).isTrue());
        assertThatThrownBy(() -> runtime.lease(DocumentPrinter.class, "a test", in(SECOND)))
                .isInstanceOfSatisfying(
                        DeviceFault.class,
                        e -> assertThat(e.fault().detail())
                                .contains("DocumentPrinter")
                                .contains("bind one"));
    }

    @Test
    void aDeviceThatIsLostFailsALeaseWithWhatHappened() throws Exception {
        fake.onOpen = DeviceRulesTest::unplugged;
        start(new DeviceBinding(SLIP, "fake", Map.of()));
        await(() -> failedAs(CoreFault.DISCONNECTED));
        assertThatThrownBy(this::lease)
                .isInstanceOfSatisfying(
                        DeviceFault.class,
                        e -> assertThat(CoreFault.DISCONNECTED.is(e.fault())).isTrue());
    }

    @Test
    @Tag("rule-6")
    void whoeverWaitsForADeviceThatIsLostMeanwhileIsToldSoAndNotGivenIt() throws Exception {
        startReady();
        var pulled = new CountDownLatch(1);
        fake.onObserve = () -> {
            pulled.await();
            unplugged();
        };
        fake.onOpen = DeviceRulesTest::unplugged;
        ticker.advance(FakeDevice.OBSERVE_EVERY);
        await(() -> fake.count("observe") == 2);
        var held = lease();
        var queued = new Background<>(() -> print(held, in(SECOND)));
        await(() -> queued.thread.getState() == Thread.State.WAITING);
        var answered = new CountDownLatch(1);
        var waiting = new Background<>(() -> {
            try {
                return lease();
            } finally {
                answered.countDown();
            }
        });
        await(() -> waiting.thread.getState() == Thread.State.WAITING);
        // The loss is not dealt with before the queued command has its answer, and that waits for the waiting one's.
        journal.onSettle = () -> FakeDevice.deaf(answered);

        pulled.countDown();
        assertThat(waiting.failure())
                .isInstanceOfSatisfying(
                        DeviceFault.class,
                        e -> assertThat(CoreFault.DISCONNECTED.is(e.fault())).isTrue());
        assertThat(queued.get()).isInstanceOf(Outcome.Refused.class);
    }

    @Test
    @Tag("rule-13")
    void readingACardIsAskedOnTheDevicesThreadAndEndsWithItsLease() throws Exception {
        startReady();
        fake.snapshot = new Snapshot(List.of(), List.of(), new CardPosition(true, 3), "fake");
        var lease = runtime.lease(IdCardReader.class, "a test", in(SECOND));
        assertThat(lease.device().position(in(SECOND))).isEqualTo(new CardPosition(true, 3));
        assertThat(lease.device().read(3, in(SECOND))).isInstanceOf(Outcome.Refused.class);
        fake.onPosition = DeviceRulesTest::unplugged;
        assertThatThrownBy(() -> lease.device().position(in(SECOND))).isInstanceOf(DeviceFault.class);
        await(() -> fake.count("open") == 2);
        assertThatThrownBy(() -> lease.device().position(in(SECOND))).isInstanceOf(DeviceFault.class);
        assertThat(fake.count("position")).isEqualTo(2);
        lease.close();
    }

    @Test
    @Tag("rule-12")
    void settingsThatDoNotFitFailTheirDeviceOnlyAndSayWhichField() throws Exception {
        start(
                new DeviceBinding(SLIP, "fake", Map.of("columns", "wide", "colour", "red")),
                new DeviceBinding(new DeviceId("odd"), "nobody", Map.of()),
                new DeviceBinding(new DeviceId("good"), "fake", Map.of()));
        await(() -> runtime.statuses().getLast().state() instanceof DeviceState.Ready);
        assertThat(state())
                .isInstanceOfSatisfying(
                        DeviceState.Failed.class,
                        failed -> assertThat(failed.fault().detail())
                                .contains("columns: 'wide' is no fit; write a whole number from 20 to 80 characters")
                                .contains("colour: is not known"));
        assertThat(runtime.statuses().get(1).state())
                .isInstanceOfSatisfying(
                        DeviceState.Failed.class,
                        failed -> assertThat(failed.fault().detail()).contains("no adapter 'nobody'"));
    }

    @Test
    void twoDevicesOfOneNameAreRefused() {
        assertThatThrownBy(() ->
                        start(new DeviceBinding(SLIP, "fake", Map.of()), new DeviceBinding(SLIP, "fake", Map.of())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'slip'");
    }

    @Test
    @Tag("rule-5")
    @Tag("rule-6")
    void closingMakesTheDeviceSafeClosesItAndLeavesNoThread() throws Exception {
        startReady();
        var lease = lease();
        runtime.close();
        runtime.close();
        assertThat(fake.calls).endsWith("makeSafe", "close");
        assertThat(fake.live).hasValue(0);
        assertThat(print(lease, in(SECOND))).isInstanceOf(Outcome.Refused.class);
        assertThat(deviceThreads()).isEmpty();
    }

    @Test
    @Tag("rule-4")
    void closingIsBoundedWhateverAnAdapterDoesAndItsCallerGetsAnAnswer() throws Exception {
        shutdown = Duration.ofMillis(300);
        startReady();
        var begun = new CountDownLatch(1);
        var release = new CountDownLatch(1);
        fake.print = (context, id, _, _) -> {
            context.effectBegins(id);
            begun.countDown();
            FakeDevice.deaf(release);
            throw new InterruptedException();
        };
        var caller = new Background<>(this::print);
        begun.await();
        runtime.close();
        assertThat(caller.get()).isInstanceOf(Outcome.Unknown.class);
        release.countDown();
        await(() -> deviceThreads().isEmpty());
    }

    @Test
    void aServiceOfTheSurroundingsReachesTheAdapter() {
        var services = Services.of(Map.of(String.class, "hello"));
        assertThat(services.find(String.class)).isEqualTo(Optional.of("hello"));
        assertThat(services.find(Deadline.class)).isEmpty();
    }
}
