// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.document.ipp;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.doorstep.device.simulator.CuttingProxy;
import org.doorstep.device.simulator.IppPrinter;
import org.doorstep.device.spi.CommandId;
import org.doorstep.device.spi.CoreFault;
import org.doorstep.device.spi.Deadline;
import org.doorstep.device.spi.DeviceAdapter;
import org.doorstep.device.spi.DocumentPrinter;
import org.doorstep.device.spi.Evidence;
import org.doorstep.device.spi.Fault;
import org.doorstep.device.spi.Finding;
import org.doorstep.device.spi.Outcome;
import org.doorstep.device.spi.Outcome.Reached;
import org.doorstep.device.spi.Printed;
import org.doorstep.device.spi.Progress;
import org.doorstep.device.spi.Ticker;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Through a real cupsd to a real ippeveprinter, which its tests share. */
@Execution(ExecutionMode.SAME_THREAD)
@Timeout(value = 300, unit = TimeUnit.SECONDS)
class CupsTest {
    @TempDir
    static Path folder;

    private static IppPrinter printer;
    private static CuttingProxy cable;
    private static CupsServer cups;
    private static URI queue;
    /** In front of the same printer, by a cable that can be cut. */
    private static URI hidden;

    private static int jobs;

    private int pagesBefore;

    @BeforeAll
    static void start() throws Exception {
        printer = IppPrinter.start(folder, 0);
        cable = new CuttingProxy(new InetSocketAddress(InetAddress.getByName("localhost"), printer.port()));
        cups = CupsServer.start();
        queue = cups.queue("kiosk", printer.uri());
        hidden = cups.queue("hidden", URI.create("ipp://localhost:" + cable.port() + "/ipp/print"));
    }

    @AfterAll
    static void stop() throws Exception {
        cups.close();
        cable.close();
        printer.close();
    }

    @BeforeEach
    void mend() throws Exception {
        cable.mend();
        printer.powerOn();
        printer.refill();
        printer.toner(75);
        printer.pageTakes(Duration.ZERO);
        cups.resume("kiosk");
        cups.accept("kiosk");
        awaitRest();
        pagesBefore = printer.pages();
    }

    private static void awaitRest() throws Exception {
        for (URI one : java.util.List.of(printer.uri(), queue, hidden)) {
            try (IppClient client = new IppClient(one, Ticker.system(), Patience.USUAL)) {
                Deadline limit = soon();
                while (client.printer(limit).state() == 4) {
                    assertThat(limit.expired()).isFalse();
                    LockSupport.parkNanos(20_000_000);
                }
            }
        }
    }

    private static Deadline soon() {
        return Deadline.in(Duration.ofMinutes(2));
    }

    private static CommandId id() {
        return new CommandId("certificate:" + ++jobs + "/1");
    }

    private static DeviceAdapter open(URI of, int stall) throws Exception {
        return new IppProvider(TestContext.LONG).open(TestContext.of(of, stall));
    }

    private static Outcome<Printed> print(DeviceAdapter adapter, CommandId id, int pages, Progress progress)
            throws Exception {
        return adapter.capability(DocumentPrinter.class)
                .orElseThrow()
                .print(id, new DocumentPrinter.Document(Pdf.pages(pages), pages, 1), progress, soon());
    }

    private static Outcome<Printed> print(DeviceAdapter adapter, CommandId id, int pages) throws Exception {
        return print(adapter, id, pages, Progress.NONE);
    }

    private int pages() throws Exception {
        return printer.pages() - pagesBefore;
    }

    private static void refused(Outcome<Printed> outcome, org.doorstep.device.spi.FaultCode code) {
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.fault().code()).isEqualTo(code));
    }

    @Test
    void what_the_printer_behind_the_queue_completed_is_done_on_its_own_word() throws Exception {
        try (DeviceAdapter adapter = open(queue, 8)) {
            CommandId id = id();
            assertThat(print(adapter, id, 2)).isEqualTo(new Outcome.Done<>(new Printed(2), Evidence.DEVICE));
            assertThat(pages()).isEqualTo(2);
            assertThat(adapter.reconcile(id, soon())).isEqualTo(new Finding.Happened(Evidence.DEVICE));
        }
    }

    /** The printer's address answers nobody while the adapter asks; later the queue alone reaches it. */
    @Test
    void what_only_the_queue_completed_was_accepted_and_no_more() throws Exception {
        CommandId id = id();
        try (DeviceAdapter adapter = new IppAdapter(
                new IppClient(hidden, Ticker.system(), Patience.USUAL),
                new Turns(),
                TestContext.of(hidden, 8),
                Duration.ofSeconds(8),
                Patience.USUAL)) {
            assertThat(unreachable(adapter, id)).isEqualTo(new Outcome.Done<>(new Printed(1), Evidence.HOST_ACCEPTED));
            assertThat(pages()).isEqualTo(1);
        }
    }

    private static Outcome<Printed> unreachable(DeviceAdapter adapter, CommandId id) throws Exception {
        cable.cutAfterToTarget(0);
        try {
            CompletableFuture<Void> mended = CompletableFuture.runAsync(() -> {
                try (IppClient client = new IppClient(hidden, Ticker.system(), Patience.USUAL)) {
                    Deadline limit = soon();
                    while (client.named(id.value(), limit).isEmpty() && !limit.expired()) {
                        LockSupport.parkNanos(5_000_000);
                    }
                    cable.mend();
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            });
            Outcome<Printed> outcome = print(adapter, id, 1);
            mended.join();
            return outcome;
        } finally {
            cable.mend();
        }
    }

    @Test
    void an_empty_tray_passes_through_and_a_cancelled_document_is_known_to_the_page() throws Exception {
        try (DeviceAdapter adapter = open(queue, 2)) {
            printer.paperEndsAfter(1);
            assertThat(print(adapter, id(), 3)).isInstanceOfSatisfying(Outcome.Partial.class, partial -> {
                assertThat(CoreFault.PAPER_OUT.is(partial.fault()))
                        .as("%s", partial.fault())
                        .isTrue();
                assertThat(partial.reached()).isEqualTo(new Reached(1, 3));
            });
            assertThat(adapter.observe(soon()).blocked()).isTrue();
            CommandId next = id();
            refused(print(adapter, next, 1), CoreFault.PAPER_OUT.code());
            printer.refill();
            awaitRest();
            assertThat(adapter.observe(soon()).faults())
                    .as("what the queue still remembers is no news")
                    .extracting(Fault::code)
                    .doesNotContain(CoreFault.PAPER_OUT.code());
            assertThat(print(adapter, next, 1)).isInstanceOf(Outcome.Done.class);
            assertThat(pages()).isEqualTo(2);
        }
    }

    @Test
    void an_interrupted_document_is_cancelled_behind_the_queue_too() throws Exception {
        try (DeviceAdapter adapter = open(queue, 8)) {
            printer.pageTakes(Duration.ofSeconds(1));
            Thread test = Thread.currentThread();
            Thread.ofVirtual().start(() -> {
                try {
                    Deadline limit = soon();
                    while (printer.pages() - pagesBefore == 0 && !limit.expired()) {
                        LockSupport.parkNanos(5_000_000);
                    }
                    test.interrupt();
                } catch (java.io.IOException e) {
                    throw new java.io.UncheckedIOException(e);
                }
            });
            Outcome<Printed> outcome = print(adapter, id(), 30);
            assertThat(outcome).isInstanceOfSatisfying(Outcome.Partial.class, partial -> {
                assertThat(CoreFault.CANCELLED.is(partial.fault())).isTrue();
                assertThat(partial.reached().done()).isBetween(1, 29);
            });
            awaitRest();
            assertThat(pages())
                    .isEqualTo(((Outcome.Partial<Printed>) outcome).reached().done());
        }
    }

    @Test
    void a_stopped_queue_and_one_that_rejects_jobs_are_refused() throws Exception {
        TestContext context = TestContext.of(queue, 8);
        try (DeviceAdapter adapter = new IppProvider(TestContext.LONG).open(context)) {
            cups.stop("kiosk");
            refused(print(adapter, id(), 1), IppFault.PAUSED.code());
            assertThat(adapter.observe(soon()).blocked()).isTrue();
            cups.resume("kiosk");
            cups.reject("kiosk");
            refused(print(adapter, id(), 1), CoreFault.PRINTER_OFFLINE.code());
            cups.accept("kiosk");
            assertThat(context.begun()).isEmpty();
            assertThat(print(adapter, id(), 1)).isInstanceOf(Outcome.Done.class);
        }
    }

    @Test
    void a_printer_switched_off_behind_its_queue_is_off_line_and_nothing_is_left_in_the_queue() throws Exception {
        try (DeviceAdapter adapter = open(queue, 8)) {
            assertThat(adapter.observe(soon()).blocked()).isFalse();
            printer.powerOff();
            refused(print(adapter, id(), 1), CoreFault.PRINTER_OFFLINE.code());
            printer.powerOn();
            assertThat(print(adapter, id(), 1)).isInstanceOf(Outcome.Done.class);
            assertThat(pages()).isEqualTo(1);
        }
    }

    @Test
    void a_jam_behind_the_queue_is_named_although_the_queue_says_cancelled() throws Exception {
        try (DeviceAdapter adapter = open(queue, 8)) {
            printer.jamNext();
            assertThat(print(adapter, id(), 2)).isInstanceOfSatisfying(Outcome.Partial.class, partial -> {
                assertThat(partial.reached()).isEqualTo(new Reached(0, 2));
                assertThat(partial.fault().code()).isIn(CoreFault.PAPER_JAM.code(), CoreFault.JOB_ABORTED.code());
            });
        } finally {
            printer.clearJam();
        }
    }
}
