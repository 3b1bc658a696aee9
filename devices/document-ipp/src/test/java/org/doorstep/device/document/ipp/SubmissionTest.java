// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.document.ipp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.hp.jipp.model.JobState;
import com.hp.jipp.model.Operation;
import com.hp.jipp.model.Status;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.doorstep.device.spi.CommandId;
import org.doorstep.device.spi.CoreFault;
import org.doorstep.device.spi.Deadline;
import org.doorstep.device.spi.DeviceAdapter;
import org.doorstep.device.spi.DocumentPrinter;
import org.doorstep.device.spi.Evidence;
import org.doorstep.device.spi.Outcome;
import org.doorstep.device.spi.Outcome.Reached;
import org.doorstep.device.spi.Printed;
import org.doorstep.device.spi.Progress;
import org.doorstep.device.spi.Ticker;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 120, unit = TimeUnit.SECONDS)
class SubmissionTest {
    private static final List<Operation> ALL = List.of(
            Operation.printJob,
            Operation.validateJob,
            Operation.cancelJob,
            Operation.getJobAttributes,
            Operation.getJobs,
            Operation.getPrinterAttributes);
    private static final CommandId ID = new CommandId("certificate:7/1");

    private static Outcome<Printed> print(TestContext context, Progress progress, Duration in) throws Exception {
        try (DeviceAdapter adapter = new IppProvider(TestContext.SHORT).open(context)) {
            return adapter.capability(DocumentPrinter.class)
                    .orElseThrow()
                    .print(
                            ID,
                            new DocumentPrinter.Document(Pdf.pages(1), 1, 1),
                            progress,
                            Deadline.in(context.ticker(), in));
        }
    }

    /** The machine's clock, and what it leapt by: a deadline passes where a test wishes, not in the midst of a question. */
    private static final class Leap implements Ticker {
        private final AtomicLong leapt = new AtomicLong();

        void leap(Duration by) {
            leapt.addAndGet(by.toNanos());
        }

        @Override
        public long nanos() {
            return Ticker.system().nanos() + leapt.get();
        }

        @Override
        public void await(Object monitor, Duration time) throws InterruptedException {
            Ticker.system().await(monitor, time);
        }
    }

    private static TestContext context(ScriptedPrinter printer) {
        return TestContext.of(printer.uri(), 8);
    }

    @Test
    void a_document_turned_away_as_busy_is_sent_again_and_becomes_one_job() throws Exception {
        try (ScriptedPrinter printer = new ScriptedPrinter(ALL)) {
            printer.toPrintJob(Status.serverErrorBusy, Status.serverErrorBusy);
            TestContext context = context(printer);
            assertThat(print(context, Progress.NONE, Duration.ofSeconds(60)))
                    .isEqualTo(new Outcome.Done<>(new Printed(1), Evidence.DEVICE));
            assertThat(printer.asked(Operation.printJob)).isEqualTo(3);
            assertThat(context.begun()).containsOnly(ID);
        }
    }

    @Test
    void a_printer_that_would_make_one_copy_of_two_is_refused_before_it_begins() throws Exception {
        try (ScriptedPrinter printer = new ScriptedPrinter(ALL)) {
            printer.makesOneCopyOnly();
            TestContext context = context(printer);
            try (DeviceAdapter adapter = new IppProvider(TestContext.SHORT).open(context)) {
                DocumentPrinter.Document twice = new DocumentPrinter.Document(Pdf.pages(1), 1, 2);
                assertThat(adapter.capability(DocumentPrinter.class)
                                .orElseThrow()
                                .print(ID, twice, Progress.NONE, Deadline.in(Duration.ofSeconds(60))))
                        .isInstanceOfSatisfying(
                                Outcome.Refused.class,
                                refused -> assertThat(refused.fault().detail()).contains("2 copies"));
            }
            assertThat(context.begun()).isEmpty();
            assertThat(printer.asked(Operation.printJob)).isZero();
        }
    }

    @Test
    void a_document_turned_away_until_the_deadline_certainly_did_not_begin() throws Exception {
        try (ScriptedPrinter printer = new ScriptedPrinter(ALL)) {
            printer.toPrintJob(
                    java.util.Collections.nCopies(200, Status.serverErrorBusy).toArray(Status[]::new));
            Leap time = new Leap();
            TestContext context = new TestContext(context(printer).settings(), new ArrayList<>(), time);
            assertThat(print(context, _ -> time.leap(Duration.ofHours(1)), Duration.ofSeconds(60)))
                    .isInstanceOfSatisfying(Outcome.Partial.class, partial -> {
                        assertThat(CoreFault.PRINTER_BUSY.is(partial.fault())).isTrue();
                        assertThat(partial.reached()).isEqualTo(new Reached(0, 1));
                    });
        }
    }

    @Test
    void an_interrupt_while_it_is_turned_away_ends_the_wait_and_nothing_was_printed() throws Exception {
        try (ScriptedPrinter printer = new ScriptedPrinter(ALL)) {
            printer.toPrintJob(
                    java.util.Collections.nCopies(200, Status.serverErrorBusy).toArray(Status[]::new));
            Thread test = Thread.currentThread();
            assertThat(print(context(printer), _ -> test.interrupt(), Duration.ofSeconds(60)))
                    .isInstanceOfSatisfying(Outcome.Partial.class, partial -> {
                        assertThat(CoreFault.CANCELLED.is(partial.fault())).isTrue();
                        assertThat(partial.reached()).isEqualTo(new Reached(0, 1));
                    });
        }
    }

    @Test
    void what_the_printer_would_not_take_is_refused_before_it_begins() throws Exception {
        try (ScriptedPrinter printer = new ScriptedPrinter(ALL)) {
            printer.toValidate(Status.clientErrorDocumentFormatNotSupported);
            TestContext context = context(printer);
            assertThat(print(context, Progress.NONE, Duration.ofSeconds(60)))
                    .isInstanceOfSatisfying(
                            Outcome.Refused.class,
                            refused -> assertThat(IppFault.FORMAT_REFUSED.is(refused.fault()))
                                    .isTrue());
            assertThat(context.begun()).isEmpty();
            assertThat(printer.asked(Operation.printJob)).isZero();
        }
    }

    @Test
    void a_printer_that_cannot_be_asked_whether_it_would_take_a_job_is_not_asked() throws Exception {
        List<Operation> fewer =
                ALL.stream().filter(one -> !Operation.validateJob.equals(one)).toList();
        try (ScriptedPrinter printer = new ScriptedPrinter(fewer)) {
            printer.toValidate(Status.serverErrorOperationNotSupported);
            assertThat(print(context(printer), Progress.NONE, Duration.ofSeconds(60)))
                    .isInstanceOf(Outcome.Done.class);
            assertThat(printer.asked(Operation.validateJob)).isZero();
        }
    }

    @Test
    void a_document_whose_answer_was_lost_is_found_by_its_name_and_never_sent_again() throws Exception {
        try (ScriptedPrinter printer = new ScriptedPrinter(ALL)) {
            printer.takeInSilence(JobState.completed);
            assertThat(print(context(printer), Progress.NONE, Duration.ofSeconds(60)))
                    .isEqualTo(new Outcome.Done<>(new Printed(1), Evidence.DEVICE));
            assertThat(printer.asked(Operation.printJob)).isEqualTo(1);
        }
    }

    @Test
    void a_job_that_waits_is_cancelled_when_it_is_given_up() throws Exception {
        try (ScriptedPrinter printer = new ScriptedPrinter(ALL)) {
            printer.takeInSilence(JobState.pendingHeld);
            assertThat(print(context(printer), Progress.NONE, Duration.ofSeconds(4)))
                    .isInstanceOfSatisfying(Outcome.Partial.class, partial -> {
                        assertThat(IppFault.JOB_HELD.is(partial.fault())).isTrue();
                        assertThat(partial.reached()).isEqualTo(new Reached(0, 1));
                    });
            assertThat(printer.asked(Operation.cancelJob)).isEqualTo(1);
            assertThat(printer.asked(Operation.printJob)).isEqualTo(1);
        }
    }

    @Test
    void an_interrupt_before_it_begins_leaves_nothing() throws Exception {
        try (ScriptedPrinter printer = new ScriptedPrinter(ALL)) {
            TestContext context = context(printer);
            try (DeviceAdapter adapter = new IppProvider(TestContext.SHORT).open(context)) {
                Thread.currentThread().interrupt();
                assertThatThrownBy(() -> adapter.capability(DocumentPrinter.class)
                                .orElseThrow()
                                .print(
                                        ID,
                                        new DocumentPrinter.Document(Pdf.pages(1), 1, 1),
                                        Progress.NONE,
                                        Deadline.in(Duration.ofSeconds(60))))
                        .isInstanceOf(InterruptedException.class);
            }
            assertThat(context.begun()).isEmpty();
            assertThat(printer.asked(Operation.printJob)).isZero();
        }
    }
}
