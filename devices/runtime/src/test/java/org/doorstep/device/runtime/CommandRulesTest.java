// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.doorstep.device.spi.CoreFault;
import org.doorstep.device.spi.DeviceFault;
import org.doorstep.device.spi.DeviceId;
import org.doorstep.device.spi.DeviceState;
import org.doorstep.device.spi.Evidence;
import org.doorstep.device.spi.Fault;
import org.doorstep.device.spi.Finding;
import org.doorstep.device.spi.Outcome;
import org.doorstep.device.spi.Printed;
import org.doorstep.device.spi.Progress;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class CommandRulesTest extends RuntimeFixture {
    private static Fault faultOf(Outcome<Printed> outcome) {
        return switch (outcome) {
            case Outcome.Done<Printed> done -> throw new AssertionError("it was done: " + done);
            case Outcome.Refused<Printed>(var fault) -> fault;
            case Outcome.Partial<Printed>(var fault, var _) -> fault;
            case Outcome.Unknown<Printed>(var fault, var _) -> fault;
        };
    }

    private void leaveOpen(DeviceId device, boolean begun) throws Exception {
        journal.admit(ID, device, "receipt.print");
        if (begun) {
            journal.effectBegins(ID);
        }
        log.clear();
    }

    @Test
    @Tag("rule-1")
    void theIdIsOnDiskBeforeTheAdapterIsCalledAndTheAnswerBeforeItIsGiven() throws Exception {
        startReady();
        assertThat(print()).isEqualTo(new Outcome.Done<>(new Printed(1), Evidence.DEVICE));
        assertThat(log).containsExactly("admit", "called", "begins", "printed", "settle DONE");
    }

    @Test
    @Tag("rule-1")
    void anIdThatIsDoneIsAnsweredDoneAgainWithoutTheDevice() throws Exception {
        startReady();
        var first = print();
        awaitState(DeviceState.Ready.class);
        assertThat(print()).isEqualTo(first);
        assertThat(fake.slips).hasValue(1);
    }

    @Test
    @Tag("rule-1")
    void anIdThatIsDoneIsAnsweredAfterARestartToo() throws Exception {
        startReady();
        print();
        runtime.close();
        startReady();
        assertThat(print()).isInstanceOf(Outcome.Done.class);
        assertThat(fake.slips).hasValue(1);
    }

    @Test
    @Tag("rule-1")
    void anIdOfAnotherKindOfCommandIsRefusedAsAlreadyDone() throws Exception {
        journal.admit(ID, SLIP, "document.print");
        journal.settle(ID, Settlement.done(Evidence.DEVICE, 3));
        startReady();
        assertThat(CoreFault.ALREADY_DONE.is(faultOf(print()))).isTrue();
        assertThat(fake.count("print")).isZero();
    }

    @Test
    @Tag("rule-1")
    void anIdThatWasRefusedReachesTheDeviceAgain() throws Exception {
        startReady();
        fake.print = (_, _, _, _) -> new Outcome.Refused<>(CoreFault.PAPER_OUT.with("no paper"));
        assertThat(print()).isInstanceOf(Outcome.Refused.class);
        fake.print = fake::well;
        awaitState(DeviceState.Ready.class);
        assertThat(print()).isInstanceOf(Outcome.Done.class);
        assertThat(log).containsSubsequence("settle REFUSED", "admit", "printed", "settle DONE");
    }

    @Test
    @Tag("rule-1")
    void aPartialAnswerIsGivenAgainWithItsPoint() throws Exception {
        startReady();
        fake.print = (context, id, _, _) -> {
            context.effectBegins(id);
            return new Outcome.Partial<>(CoreFault.PAPER_JAM.with("jam"), new Outcome.Reached(2, 5));
        };
        print();
        awaitState(DeviceState.Ready.class);
        assertThat(print())
                .isInstanceOfSatisfying(
                        Outcome.Partial.class, p -> assertThat(p.reached()).isEqualTo(new Outcome.Reached(2, 5)));
        assertThat(fake.count("print")).isEqualTo(1);
    }

    @Test
    @Tag("rule-1")
    @Tag("rule-7")
    void aCommandLeftOpenIsAskedAboutBeforeTheDeviceIsReadyAndNotRepeated() throws Exception {
        leaveOpen(SLIP, true);
        fake.finding = new Finding.Happened(Evidence.SENSOR);
        startReady();
        assertThat(fake.calls).containsExactly("open", "observe", "reconcile", "makeSafe");
        assertThat(journal.settlement(ID)).isEqualTo(Settlement.done(Evidence.SENSOR, 0));
        assertThat(print()).isEqualTo(new Outcome.Done<>(new Printed(1), Evidence.SENSOR));
        assertThat(fake.slips).hasValue(0);
    }

    @Test
    @Tag("rule-7")
    void aCommandLeftOpenThatTheDeviceKnowsNotToHaveHappenedMayBeAskedForAgain() throws Exception {
        leaveOpen(SLIP, true);
        fake.finding = new Finding.DidNot();
        startReady();
        assertThat(journal.settlement(ID).kind()).isEqualTo(Settlement.Kind.REFUSED);
        assertThat(print()).isInstanceOf(Outcome.Done.class);
        assertThat(fake.slips).hasValue(1);
    }

    @Test
    @Tag("rule-1")
    @Tag("rule-7")
    void anUnknownCommandIsAskedAboutAgainAndNeverRepeated() throws Exception {
        leaveOpen(SLIP, true);
        startReady();
        assertThat(journal.settlement(ID).kind()).isEqualTo(Settlement.Kind.UNKNOWN);
        assertThat(print()).isInstanceOf(Outcome.Unknown.class);
        fake.finding = new Finding.Happened(Evidence.DEVICE);
        assertThat(print()).isInstanceOf(Outcome.Done.class);
        assertThat(fake.count("print")).isZero();
    }

    @Test
    @Tag("rule-1")
    void whatNeverBeganIsRefusedAtTheStartAndWhatHasNoDeviceIsUnknown() throws Exception {
        leaveOpen(new DeviceId("gone"), true);
        var idle = new org.doorstep.device.spi.CommandId("receipt/8/1");
        journal.admit(idle, SLIP, "receipt.print");
        fake.onOpen = () -> {
            throw new DeviceFault(CoreFault.DISCONNECTED.with("unplugged"));
        };
        start(new DeviceBinding(SLIP, "fake", Map.of()));
        assertThat(runtime.reconcileOpen()).isEmpty();
        assertThat(journal.settlement(ID).kind()).isEqualTo(Settlement.Kind.UNKNOWN);
        assertThat(journal.settlement(idle).kind()).isEqualTo(Settlement.Kind.REFUSED);
    }

    @Test
    @Tag("rule-1")
    void whatNeverBeganMayBeAskedForAgain() throws Exception {
        leaveOpen(new DeviceId("gone"), false);
        startReady();
        assertThat(print()).isInstanceOf(Outcome.Done.class);
    }

    @Test
    @Tag("rule-7")
    void whatWaitsForItsDeviceIsToldAtTheStart() throws Exception {
        leaveOpen(SLIP, true);
        fake.onOpen = () -> {
            throw new DeviceFault(CoreFault.DISCONNECTED.with("unplugged"));
        };
        start(new DeviceBinding(SLIP, "fake", Map.of()));
        assertThat(runtime.reconcileOpen()).extracting(CommandEntry::id).containsExactly(ID);
    }

    /**
     * Loses the device, which stays away until the latch opens, and prints with the lease that was revoked: that command
     * is refused when the open entries have been listed, and they are handed out when it has ended.
     */
    private Background<Outcome<Printed>> refusedWhileTheOpenOnesAreListed(CountDownLatch back) throws Exception {
        startReady();
        var lost = lease();
        fake.onOpen = back::await;
        fake.onObserve = () -> {
            throw new DeviceFault(CoreFault.DISCONNECTED.with("unplugged"));
        };
        ticker.advance(FakeDevice.OBSERVE_EVERY);
        awaitState(DeviceState.Failed.class);
        fake.onObserve = () -> {};
        var listed = new CountDownLatch(1);
        var ended = new CountDownLatch(1);
        journal.onSettle = () -> FakeDevice.deaf(listed);
        journal.onOpen = () -> {
            listed.countDown();
            FakeDevice.deaf(ended);
        };
        var refused = new Background<>(() -> {
            try {
                return print(lost, in(SECOND));
            } finally {
                ended.countDown();
            }
        });
        await(() -> journal.find(ID).isPresent());
        return refused;
    }

    @Test
    @Tag("rule-1")
    @Tag("rule-6")
    void whatGotItsAnswerBehindTheBackOfADeviceThatComesBackDoesNotKeepItAway() throws Exception {
        var back = new CountDownLatch(1);
        var refused = refusedWhileTheOpenOnesAreListed(back);
        back.countDown();
        assertThat(CoreFault.DISCONNECTED.is(faultOf(refused.get()))).isTrue();
        assertThat(awaitState(state -> state instanceof DeviceState.Ready || state instanceof DeviceState.Absent))
                .isInstanceOf(DeviceState.Ready.class);
        assertThat(journal.settlement(ID)).isEqualTo(Settlement.refused(CoreFault.DISCONNECTED.code()));
    }

    @Test
    @Tag("rule-1")
    void whatGotItsAnswerBehindTheBackOfWhoeverAsksForTheOpenOnesKeepsIt() throws Exception {
        var back = new CountDownLatch(1);
        var refused = refusedWhileTheOpenOnesAreListed(back);
        assertThat(runtime.reconcileOpen()).isEmpty();
        assertThat(CoreFault.DISCONNECTED.is(faultOf(refused.get()))).isTrue();
        assertThat(journal.settlement(ID)).isEqualTo(Settlement.refused(CoreFault.DISCONNECTED.code()));
        back.countDown();
    }

    @Test
    @Tag("rule-2")
    void refusedAfterTheEffectMayHaveBegunIsUnknownBecauseTheAdapterBrokeItsWord() throws Exception {
        startReady();
        fake.print = (context, id, _, _) -> {
            context.effectBegins(id);
            return new Outcome.Refused<>(CoreFault.PAPER_OUT.with("no paper"));
        };
        var outcome = print();
        assertThat(outcome).isInstanceOf(Outcome.Unknown.class);
        assertThat(CoreFault.ADAPTER_BROKE_RULE.is(faultOf(outcome))).isTrue();
        assertThat(journal.settlement(ID).kind()).isEqualTo(Settlement.Kind.UNKNOWN);
    }

    @Test
    @Tag("rule-2")
    void anAdapterThatThrowsIsUnknownAfterTheEffectMayHaveBegunAndRefusedBeforeAndIsOpenedAnew() throws Exception {
        startReady();
        fake.print = (context, id, _, _) -> {
            context.effectBegins(id);
            throw new IllegalStateException("a bug");
        };
        assertThat(print()).isInstanceOf(Outcome.Unknown.class);
        await(() -> fake.count("open") == 2);
        awaitState(DeviceState.Ready.class);
        fake.print = (_, _, _, _) -> {
            throw new IllegalStateException("a bug");
        };
        try (var lease = lease()) {
            var other = new org.doorstep.device.spi.CommandId("receipt/8/1");
            var outcome = lease.device().print(other, PAGE, Progress.NONE, in(SECOND));
            assertThat(outcome).isInstanceOf(Outcome.Refused.class);
            assertThat(CoreFault.ADAPTER_BROKE_RULE.is(faultOf(outcome))).isTrue();
        }
    }

    @Test
    @Tag("rule-1")
    void aJournalThatCannotAdmitKeepsTheDeviceUntouched() throws Exception {
        startReady();
        journal.broken = true;
        assertThat(CoreFault.JOURNAL_REFUSED.is(faultOf(print()))).isTrue();
        assertThat(fake.count("print")).isZero();
    }

    @Test
    @Tag("rule-1")
    void aJournalThatCannotNoteTheBeginningLetsNoByteOut() throws Exception {
        startReady();
        fake.print = (context, id, progress, by) -> {
            journal.broken = true;
            return fake.well(context, id, progress, by);
        };
        var outcome = print();
        assertThat(outcome).isInstanceOf(Outcome.Refused.class);
        assertThat(CoreFault.JOURNAL_REFUSED.is(faultOf(outcome))).isTrue();
        assertThat(fake.slips).hasValue(0);
    }

    @Test
    @Tag("rule-2")
    void anEffectMayOnlyBeginForTheCommandUnderWay() throws Exception {
        startReady();
        var fault = new AtomicReference<DeviceFault>();
        fake.print = (context, id, progress, by) -> {
            try {
                context.effectBegins(new org.doorstep.device.spi.CommandId("receipt/99/1"));
            } catch (DeviceFault e) {
                fault.set(e);
            }
            return fake.well(context, id, progress, by);
        };
        assertThat(print()).isInstanceOf(Outcome.Done.class);
        assertThat(CoreFault.ADAPTER_BROKE_RULE.is(fault.get().fault())).isTrue();
    }

    @Test
    @Tag("rule-3")
    void theDeadlineSlidesOnProgressUpToTheCeiling() throws Exception {
        startReady();
        var seen = new AtomicReference<Long>();
        fake.print = (context, id, progress, by) -> {
            context.effectBegins(id);
            long start = ticker.nanos();
            int step = 0;
            while (!by.expired()) {
                ticker.advance(Duration.ofSeconds(5));
                progress.at(new Outcome.Reached(++step, 100));
            }
            seen.set(ticker.nanos() - start);
            return new Outcome.Unknown<>(CoreFault.NO_ANSWER.with("too long"), ticker.nanos());
        };
        print();
        assertThat(Duration.ofNanos(seen.get())).isEqualTo(FakeDevice.CEILING);
    }

    @Test
    @Tag("rule-3")
    void withoutProgressTheDeadlineStays() throws Exception {
        startReady();
        var seen = new AtomicReference<Boolean>();
        fake.print = (_, _, _, by) -> {
            ticker.advance(Duration.ofSeconds(20));
            seen.set(by.expired());
            return new Outcome.Refused<>(CoreFault.NO_ANSWER.with("too long"));
        };
        print();
        assertThat(seen).hasValue(true);
    }

    @Test
    @Tag("rule-4")
    void anInterruptCancelsTheCommandAndTheAnswerIsStillAnOutcome() throws Exception {
        startReady();
        var begun = new CountDownLatch(1);
        fake.print = (context, id, _, _) -> {
            context.effectBegins(id);
            begun.countDown();
            new CountDownLatch(1).await();
            throw new AssertionError("unreachable");
        };
        var interrupted = new AtomicReference<Boolean>();
        var caller = new Background<>(() -> {
            var outcome = print();
            interrupted.set(Thread.currentThread().isInterrupted());
            return outcome;
        });
        begun.await();
        caller.thread.interrupt();
        var outcome = caller.get();
        assertThat(outcome).isInstanceOf(Outcome.Unknown.class);
        assertThat(CoreFault.CANCELLED.is(faultOf(outcome))).isTrue();
        assertThat(interrupted).hasValue(true);
        awaitState(DeviceState.Ready.class);
    }

    @Test
    @Tag("rule-2")
    @Tag("rule-4")
    void aCommandThatHangsIsGivenUpAfterTheGraceAndTheDeviceQuarantined() throws Exception {
        startReady();
        var begun = new CountDownLatch(1);
        var release = new CountDownLatch(1);
        fake.print = (context, id, _, _) -> {
            context.effectBegins(id);
            begun.countDown();
            FakeDevice.deaf(release);
            return new Outcome.Done<>(new Printed(1), Evidence.DEVICE);
        };
        var caller = new Background<>(this::print);
        begun.await();
        ticker.advance(Duration.ofSeconds(20).plus(FakeDevice.GRACE));
        passUntil(caller::ended);
        var outcome = caller.get();
        assertThat(outcome).isInstanceOf(Outcome.Unknown.class);
        assertThat(CoreFault.QUARANTINED.is(faultOf(outcome))).isTrue();
        assertThat(journal.settlement(ID).kind()).isEqualTo(Settlement.Kind.UNKNOWN);
        awaitState(DeviceState.Quarantined.class);

        release.countDown();
        await(() -> journal.settlement(ID).kind() == Settlement.Kind.DONE);
        await(() -> fake.live.get() == 0);
        assertThat(state()).isInstanceOf(DeviceState.Quarantined.class);
    }

    @Test
    @Tag("rule-2")
    @Tag("rule-4")
    void aCommandGivenUpBeforeItBeganIsRefusedAndCannotBeginLater() throws Exception {
        startReady();
        var called = new CountDownLatch(1);
        var release = new CountDownLatch(1);
        var late = new AtomicReference<DeviceFault>();
        fake.print = (context, id, progress, by) -> {
            called.countDown();
            FakeDevice.deaf(release);
            try {
                return fake.well(context, id, progress, by);
            } catch (DeviceFault e) {
                late.set(e);
                throw e;
            }
        };
        var caller = new Background<>(this::print);
        called.await();
        passUntil(caller::ended);
        assertThat(caller.get()).isInstanceOf(Outcome.Refused.class);
        release.countDown();
        await(() -> late.get() != null);
        assertThat(CoreFault.QUARANTINED.is(late.get().fault())).isTrue();
        assertThat(fake.slips).hasValue(0);
        assertThat(journal.settlement(ID).kind()).isEqualTo(Settlement.Kind.REFUSED);
    }

    @Test
    @Tag("rule-1")
    void anIdUnderWayIsNotBegunASecondTime() throws Exception {
        start(new DeviceBinding(SLIP, "fake", Map.of()), new DeviceBinding(new DeviceId("other"), "fake", Map.of()));
        await(() -> runtime.statuses().stream().allMatch(s -> s.state() instanceof DeviceState.Ready));
        var begun = new CountDownLatch(1);
        var release = new CountDownLatch(1);
        fake.print = (context, id, progress, by) -> {
            begun.countDown();
            release.await();
            return fake.well(context, id, progress, by);
        };
        var caller = new Background<>(this::print);
        begun.await();
        var second = print();
        assertThat(CoreFault.BUSY.is(faultOf(second))).isTrue();
        release.countDown();
        assertThat(caller.get()).isInstanceOf(Outcome.Done.class);
        assertThat(fake.slips).hasValue(1);
    }
}
