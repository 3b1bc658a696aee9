// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.doorstep.device.spi.CommandId;
import org.doorstep.device.spi.CoreFault;
import org.doorstep.device.spi.DeviceFault;
import org.doorstep.device.spi.DeviceState;
import org.doorstep.device.spi.Evidence;
import org.doorstep.device.spi.Fault;
import org.doorstep.device.spi.Finding;
import org.doorstep.device.spi.Outcome;
import org.doorstep.device.spi.Progress;
import org.doorstep.device.spi.Remedy;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** After Unknown the device is asked, then a person; nothing is ever repeated. */
@Tag("rule-7")
class ReconcileRulesTest extends RuntimeFixture {
    private void answersUnknown(CoreFault why) {
        fake.print = (context, id, _, _) -> {
            context.effectBegins(id);
            return new Outcome.Unknown<>(why.with("the answer is lost"), ticker.nanos());
        };
    }

    @Test
    void aDeviceThatIsStillThereIsAskedAtOnceAndWhatItKnowsIsTheAnswerFromThen() throws Exception {
        startReady();
        answersUnknown(CoreFault.NO_ANSWER);
        fake.finding = new Finding.Happened(Evidence.SENSOR);
        assertThat(print()).isInstanceOf(Outcome.Unknown.class);
        awaitState(DeviceState.Ready.class);
        assertThat(journal.settlement(ID)).isEqualTo(Settlement.done(Evidence.SENSOR, 1));
        assertThat(print()).isInstanceOf(Outcome.Done.class);
        assertThat(fake.count("print")).isEqualTo(1);
        assertThat(runtime.maintenance().questions(SLIP)).isEmpty();
    }

    @Test
    void aDeviceThatWasLostIsAskedWhenItIsBackBeforeAnybodyCanHaveIt() throws Exception {
        startReady();
        answersUnknown(CoreFault.DISCONNECTED);
        var back = new CountDownLatch(1);
        fake.onOpen = back::await;
        assertThat(print()).isInstanceOf(Outcome.Unknown.class);
        assertThat(fake.count("reconcile")).isZero();
        fake.finding = new Finding.DidNot();
        back.countDown();
        awaitState(DeviceState.Ready.class);
        assertThat(fake.calls).containsSubsequence("close", "open", "observe", "reconcile");
        assertThat(journal.settlement(ID).kind()).isEqualTo(Settlement.Kind.REFUSED);
    }

    @Test
    void whatTheDeviceCannotTellStaysUnknownAndIsAPersonsQuestion() throws Exception {
        startReady();
        answersUnknown(CoreFault.NO_ANSWER);
        var perhaps = new Fault(
                CoreFault.PRINTER_ERROR.code(),
                CoreFault.PRINTER_ERROR.with("").severity(),
                Remedy.ATTENDANT,
                "look whether a slip came out");
        fake.finding = new Finding.CannotTell(perhaps);
        print();
        awaitState(DeviceState.Ready.class);

        assertThat(journal.settlement(ID)).isEqualTo(Settlement.unknown(CoreFault.NO_ANSWER.code()));
        assertThat(runtime.maintenance().questions(SLIP))
                .extracting(CommandEntry::id)
                .containsExactly(ID);
        assertThat(print())
                .isInstanceOfSatisfying(
                        Outcome.Unknown.class,
                        unknown -> assertThat(unknown.fault().code()).isEqualTo(perhaps.code()));
        assertThat(fake.count("print")).as("it is never repeated").isEqualTo(1);
    }

    @Test
    void whatItCouldNotTellItIsAskedAgainEachTimeItIsBack() throws Exception {
        startReady();
        answersUnknown(CoreFault.NO_ANSWER);
        print();
        awaitState(DeviceState.Ready.class);
        assertThat(fake.count("reconcile")).isEqualTo(1);
        fake.onObserve = () -> {
            throw new DeviceFault(CoreFault.DISCONNECTED.with("switched off"));
        };
        passUntil(() -> state() instanceof DeviceState.Failed);
        fake.finding = new Finding.Happened(Evidence.DEVICE);
        fake.onObserve = () -> {};
        passUntil(() -> state() instanceof DeviceState.Ready);
        assertThat(journal.settlement(ID)).isEqualTo(Settlement.done(Evidence.DEVICE, 1));
        assertThat(runtime.maintenance().questions(SLIP)).isEmpty();
    }

    @Test
    void aDeviceLostWhileItIsAskedIsAskedAgainWhenItIsBack() throws Exception {
        startReady();
        answersUnknown(CoreFault.NO_ANSWER);
        fake.onReconcile = () -> {
            throw new DeviceFault(CoreFault.DISCONNECTED.with("switched off"));
        };
        print();
        await(() -> fake.count("reconcile") >= 1);
        fake.finding = new Finding.Happened(Evidence.DEVICE);
        fake.onReconcile = () -> {};
        passUntil(() -> journal.settlement(ID).kind() == Settlement.Kind.DONE);
        passUntil(() -> state() instanceof DeviceState.Ready);
    }

    @Test
    void aQuestionThatTheDeviceDoesNotAnswerEndsAtItsLimitAndOthersGoOn() throws Exception {
        journal.admit(ID, SLIP, "receipt.print");
        journal.effectBegins(ID);
        var hangs = new CountDownLatch(1);
        fake.onReconcile = () -> FakeDevice.deaf(hangs);
        start(new DeviceBinding(SLIP, "fake", Map.of()));
        await(() -> fake.count("reconcile") == 1);
        long asked = ticker.nanos();
        passUntil(() -> state() instanceof DeviceState.Quarantined);

        var bound = limits().reconcile().plus(FakeDevice.GRACE.multipliedBy(2)).plus(SECOND);
        assertThat(Duration.ofNanos(ticker.nanos() - asked)).isLessThanOrEqualTo(bound);
        assertThat(journal.open()).as("it is still to be asked about").hasSize(1);
        hangs.countDown();
    }

    @Test
    void nobodyWaitsForMoreThanSixteenQuestions() throws Exception {
        startReady();
        answersUnknown(CoreFault.NO_ANSWER);
        for (int i = 1; i <= 20; i++) {
            try (var lease = lease()) {
                lease.device().print(new CommandId("receipt/" + i + "/1"), PAGE, Progress.NONE, in(SECOND));
            }
            awaitState(DeviceState.Ready.class);
        }
        assertThat(runtime.maintenance().questions(SLIP))
                .hasSize(16)
                .first()
                .satisfies(entry -> assertThat(entry.id()).isEqualTo(new CommandId("receipt/5/1")));
    }
}
