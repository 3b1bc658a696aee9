// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.document.ipp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.ServiceLoader;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.doorstep.device.simulator.CuttingProxy;
import org.doorstep.device.simulator.IppPrinter;
import org.doorstep.device.spi.AdapterProvider;
import org.doorstep.device.spi.CommandId;
import org.doorstep.device.spi.CoreFault;
import org.doorstep.device.spi.Deadline;
import org.doorstep.device.spi.DeviceAdapter;
import org.doorstep.device.spi.DeviceFault;
import org.doorstep.device.spi.DocumentPrinter;
import org.doorstep.device.spi.Evidence;
import org.doorstep.device.spi.Fault;
import org.doorstep.device.spi.Finding;
import org.doorstep.device.spi.Outcome;
import org.doorstep.device.spi.Outcome.Reached;
import org.doorstep.device.spi.Printed;
import org.doorstep.device.spi.Progress;
import org.doorstep.device.spi.Remedy;
import org.doorstep.device.spi.Snapshot;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Against Debian's ippeveprinter. */
@Timeout(value = 300, unit = TimeUnit.SECONDS)
class IppWireTest {
    @TempDir
    Path folder;

    private IppPrinter printer;
    private int jobs;

    @BeforeEach
    void start() throws Exception {
        printer = IppPrinter.start(folder, 0);
    }

    @AfterEach
    void stop() {
        printer.close();
    }

    private static Deadline soon() {
        return Deadline.in(Duration.ofMinutes(2));
    }

    private void awaitIdle() throws Exception {
        try (IppClient client = new IppClient(printer.uri(), org.doorstep.device.spi.Ticker.system(), Patience.USUAL)) {
            Deadline limit = soon();
            while (true) {
                if (!IppHarness.atWork(client, limit)
                        && client.printer(limit).unfit().isEmpty()) {
                    return;
                }
                assertThat(limit.expired()).isFalse();
            }
        }
    }

    private static DeviceAdapter open(TestContext context) throws Exception {
        return new IppProvider(TestContext.LONG).open(context);
    }

    private CommandId id() {
        return new CommandId("certificate:" + ++jobs + "/1");
    }

    private static DocumentPrinter.Document document(int pages) {
        return new DocumentPrinter.Document(Pdf.pages(pages), pages, 1);
    }

    private static Outcome<Printed> print(DeviceAdapter adapter, CommandId id, int pages) throws Exception {
        return adapter.capability(DocumentPrinter.class)
                .orElseThrow()
                .print(id, document(pages), Progress.NONE, soon());
    }

    private static void partial(Outcome<Printed> outcome, CoreFault fault, int done, int of) {
        assertThat(outcome).isInstanceOfSatisfying(Outcome.Partial.class, partial -> {
            assertThat(fault.is(partial.fault())).as("%s", partial.fault()).isTrue();
            assertThat(partial.reached()).isEqualTo(new Reached(done, of));
        });
    }

    @Test
    void the_runtime_finds_it_by_its_id() {
        assertThat(ServiceLoader.load(AdapterProvider.class))
                .anyMatch(provider -> provider.descriptor().id().equals("document-ipp"));
    }

    @Test
    void a_document_is_done_on_the_printers_word_and_arrives_byte_for_byte() throws Exception {
        TestContext context = TestContext.of(printer.uri(), 8);
        try (DeviceAdapter adapter = open(context)) {
            printer.pageTakes(Duration.ofMillis(700));
            List<Reached> progress = new ArrayList<>();
            CommandId id = id();
            assertThat(adapter.capability(DocumentPrinter.class)
                            .orElseThrow()
                            .print(id, document(2), progress::add, soon()))
                    .isEqualTo(new Outcome.Done<>(new Printed(2), Evidence.DEVICE));
            assertThat(progress).contains(new Reached(2, 2)).doesNotHaveDuplicates();
            assertThat(context.begun()).containsExactly(id);
            assertThat(Files.readAllBytes(printer.documents().getLast())).isEqualTo(Pdf.pages(2));
            assertThat(printer.pages()).isEqualTo(2);
            assertThat(adapter.reconcile(id, soon())).isEqualTo(new Finding.Happened(Evidence.DEVICE));
        }
    }

    @Test
    void copies_are_counted_as_pages() throws Exception {
        try (DeviceAdapter adapter = open(TestContext.of(printer.uri(), 8))) {
            DocumentPrinter.Document twice = new DocumentPrinter.Document(Pdf.pages(2), 2, 2);
            assertThat(adapter.capability(DocumentPrinter.class)
                            .orElseThrow()
                            .print(id(), twice, Progress.NONE, soon()))
                    .isEqualTo(new Outcome.Done<>(new Printed(4), Evidence.DEVICE));
            assertThat(printer.pages()).isEqualTo(4);
        }
    }

    @Test
    void an_empty_tray_is_told_before_anything_is_sent() throws Exception {
        TestContext context = TestContext.of(printer.uri(), 8);
        try (DeviceAdapter adapter = open(context)) {
            printer.paperOut();
            int received = printer.received().size();
            assertThat(print(adapter, id(), 1))
                    .isInstanceOfSatisfying(
                            Outcome.Refused.class,
                            refused -> assertThat(CoreFault.PAPER_OUT.is(refused.fault()))
                                    .isTrue());
            assertThat(context.begun()).isEmpty();
            assertThat(printer.received()).hasSize(received);
            Snapshot seen = adapter.observe(soon());
            assertThat(seen.blocked()).isTrue();
            assertThat(seen.supplies())
                    .contains(new Snapshot.Supply("paper-main", Snapshot.Level.EMPTY, 0, Snapshot.Unit.SHEETS));
        }
    }

    @Test
    void paper_that_ends_in_a_document_stops_it_for_good_at_a_known_page() throws Exception {
        try (DeviceAdapter adapter = open(TestContext.of(printer.uri(), 1))) {
            printer.paperEndsAfter(1);
            CommandId id = id();
            partial(print(adapter, id, 3), CoreFault.PAPER_OUT, 1, 3);
            assertThat(adapter.reconcile(id, soon())).isInstanceOf(Finding.CannotTell.class);
            printer.refill();
            awaitIdle();
            assertThat(printer.pages()).isEqualTo(1);
            assertThat(print(adapter, id(), 1)).isInstanceOf(Outcome.Done.class);
            assertThat(printer.documents()).hasSize(1);
        }
    }

    @Test
    void a_document_left_by_a_terminal_that_died_is_not_printed_once_paper_is_added() throws Exception {
        CommandId id = id();
        printer.paperEndsAfter(1);
        try (IppClient dead = new IppClient(printer.uri(), org.doorstep.device.spi.Ticker.system(), Patience.USUAL)) {
            dead.print(id.value(), Pdf.pages(3), 1, true, soon());
            Deadline limit = soon();
            while (printer.hasPaper() && !limit.expired()) {
                LockSupport.parkNanos(2_000_000);
            }
        }
        try (DeviceAdapter adapter = open(TestContext.of(printer.uri(), 8))) {
            assertThat(adapter.reconcile(id, Deadline.in(Duration.ofSeconds(6))))
                    .isInstanceOf(Finding.CannotTell.class);
            adapter.makeSafe();
            assertThat(adapter.reconcile(id, soon()))
                    .as("cancelled, and one page of it came")
                    .isInstanceOf(Finding.CannotTell.class);
            printer.refill();
            awaitIdle();
            assertThat(printer.pages()).isEqualTo(1);
            assertThat(printer.documents()).isEmpty();
        }
    }

    @Test
    void a_document_that_is_cancelled_just_before_paper_is_added_does_not_go_on() throws Exception {
        try (IppClient client = new IppClient(printer.uri(), org.doorstep.device.spi.Ticker.system(), Patience.USUAL)) {
            for (int round = 1; round <= 4; round++) {
                printer.paperEndsAfter(1);
                JobView job = client.print(id().value(), Pdf.pages(3), 1, true, soon());
                Deadline limit = soon();
                while (client.printer(limit).unfit().isEmpty()) {
                    assertThat(limit.expired()).isFalse();
                }
                client.cancel(job.id(), limit);
                printer.refill();
                awaitIdle();
                assertThat(printer.pages()).isEqualTo(round);
            }
            assertThat(printer.documents()).isEmpty();
        }
    }

    @Test
    void paper_that_is_added_in_time_lets_the_document_go_on() throws Exception {
        try (DeviceAdapter adapter = open(TestContext.of(printer.uri(), 60))) {
            printer.paperEndsAfter(1);
            CompletableFuture<Void> attendant = CompletableFuture.runAsync(() -> {
                try {
                    Deadline limit = soon();
                    while (printer.hasPaper() && !limit.expired()) {
                        LockSupport.parkNanos(2_000_000);
                    }
                    printer.refill();
                } catch (IOException | InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            });
            assertThat(print(adapter, id(), 2)).isInstanceOf(Outcome.Done.class);
            attendant.join();
            assertThat(printer.pages()).isEqualTo(2);
        }
    }

    @Test
    void a_jam_aborts_the_document_and_is_named() throws Exception {
        try (DeviceAdapter adapter = open(TestContext.of(printer.uri(), 8))) {
            printer.jamNext();
            CommandId id = id();
            partial(print(adapter, id, 2), CoreFault.PAPER_JAM, 0, 2);
            assertThat(adapter.reconcile(id, soon())).isEqualTo(new Finding.DidNot());
            assertThat(adapter.observe(soon()).blocked()).isTrue();
        }
    }

    @Test
    void a_document_that_is_cancelled_at_the_panel_and_one_given_up_without_a_reason_are_named() throws Exception {
        try (DeviceAdapter adapter = open(TestContext.of(printer.uri(), 8))) {
            printer.endNext(IppPrinter.Ending.CANCEL);
            assertThat(print(adapter, id(), 2)).isInstanceOfSatisfying(Outcome.Partial.class, partial -> {
                assertThat(IppFault.CANCELED_AT_PRINTER.is(partial.fault()))
                        .as("%s", partial.fault())
                        .isTrue();
                assertThat(partial.reached()).isEqualTo(new Reached(0, 2));
            });
            printer.endNext(IppPrinter.Ending.ABORT);
            partial(print(adapter, id(), 2), CoreFault.JOB_ABORTED, 0, 2);
            assertThat(print(adapter, id(), 1)).isInstanceOf(Outcome.Done.class);
        }
    }

    @Test
    void a_printer_that_takes_no_pdf_is_told_before_anything_is_sent() throws Exception {
        printer.takesPdf(false);
        TestContext context = TestContext.of(printer.uri(), 8);
        try (DeviceAdapter adapter = open(context)) {
            assertThat(print(adapter, id(), 1))
                    .isInstanceOfSatisfying(
                            Outcome.Refused.class,
                            refused -> assertThat(IppFault.FORMAT_REFUSED.is(refused.fault()))
                                    .as("%s", refused.fault())
                                    .isTrue());
            assertThat(context.begun()).isEmpty();
            assertThat(printer.received()).isEmpty();
        }
    }

    @Test
    void a_printer_at_another_job_is_waited_for_and_its_moving_is_progress() throws Exception {
        TestContext context = TestContext.of(printer.uri(), 8);
        try (DeviceAdapter adapter = open(context);
                IppClient other =
                        new IppClient(printer.uri(), org.doorstep.device.spi.Ticker.system(), Patience.USUAL)) {
            printer.pageTakes(Duration.ofSeconds(1));
            other.print("somebody-else", Pdf.pages(2), 1, true, soon());
            List<Reached> progress = new ArrayList<>();
            assertThat(adapter.capability(DocumentPrinter.class)
                            .orElseThrow()
                            .print(id(), document(1), progress::add, soon()))
                    .isEqualTo(new Outcome.Done<>(new Printed(1), Evidence.DEVICE));
            assertThat(progress).startsWith(new Reached(0, 1)).endsWith(new Reached(1, 1));
            assertThat(printer.pages()).isEqualTo(3);
        }
    }

    @Test
    void a_printer_that_stays_at_another_job_is_refused_as_busy_at_the_deadline() throws Exception {
        TestContext context = TestContext.of(printer.uri(), 8);
        try (DeviceAdapter adapter = open(context);
                IppClient other =
                        new IppClient(printer.uri(), org.doorstep.device.spi.Ticker.system(), Patience.USUAL)) {
            printer.pageTakes(Duration.ofSeconds(60));
            JobView theirs = other.print("somebody-else", Pdf.pages(1), 1, true, soon());
            Deadline limit = soon();
            while (!other.printer(limit).busy()) {
                assertThat(limit.expired()).isFalse();
            }
            assertThat(adapter.capability(DocumentPrinter.class)
                            .orElseThrow()
                            .print(id(), document(1), Progress.NONE, Deadline.in(Duration.ofSeconds(2))))
                    .isInstanceOfSatisfying(
                            Outcome.Refused.class,
                            refused -> assertThat(CoreFault.PRINTER_BUSY.is(refused.fault()))
                                    .isTrue());
            assertThat(context.begun()).isEmpty();
            other.cancel(theirs.id(), soon());
        }
    }

    @Test
    void two_devices_on_one_printer_print_one_after_the_other() throws Exception {
        IppProvider provider = new IppProvider(TestContext.LONG);
        try (DeviceAdapter one = provider.open(TestContext.of(printer.uri(), 8));
                DeviceAdapter two = provider.open(TestContext.of(printer.uri(), 8))) {
            printer.pageTakes(Duration.ofMillis(500));
            CommandId first = id();
            CommandId second = id();
            FutureTask<Outcome<Printed>> other = new FutureTask<>(() -> print(two, second, 1));
            Thread later = Thread.ofVirtual().unstarted(other);
            Progress meanwhile = reached -> {
                if (later.getState() == Thread.State.NEW) {
                    later.start();
                }
            };
            assertThat(one.capability(DocumentPrinter.class).orElseThrow().print(first, document(2), meanwhile, soon()))
                    .isEqualTo(new Outcome.Done<>(new Printed(2), Evidence.DEVICE));
            assertThat(other.get(2, TimeUnit.MINUTES)).isEqualTo(new Outcome.Done<>(new Printed(1), Evidence.DEVICE));
            assertThat(printer.documents()).hasSize(2);
            assertThat(Files.readAllBytes(printer.documents().getLast())).isEqualTo(Pdf.pages(1));
        }
    }

    @Test
    void power_lost_in_a_document_leaves_it_unknown_and_the_printer_remembers_nothing() throws Exception {
        try (DeviceAdapter adapter = open(TestContext.of(printer.uri(), 8))) {
            printer.pageTakes(Duration.ofSeconds(60));
            CommandId id = id();
            int received = printer.received().size();
            CompletableFuture<Void> thunder = CompletableFuture.runAsync(() -> {
                try {
                    Deadline limit = soon();
                    while (printer.received().size() == received && !limit.expired()) {
                        LockSupport.parkNanos(2_000_000);
                    }
                    printer.powerOff();
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
            });
            assertThat(print(adapter, id, 1)).isInstanceOfSatisfying(Outcome.Unknown.class, unknown -> {
                assertThat(CoreFault.DISCONNECTED.is(unknown.fault()))
                        .as("%s", unknown.fault())
                        .isTrue();
                assertThat(unknown.fault().remedy()).isEqualTo(Remedy.TECHNICIAN);
                assertThat(unknown.fault().detail()).contains("cannot be reached", "check power, network cable");
            });
            thunder.join();
            assertThatThrownBy(() -> adapter.observe(soon()))
                    .isInstanceOfSatisfying(
                            DeviceFault.class,
                            e -> assertThat(CoreFault.DISCONNECTED.is(e.fault()))
                                    .isTrue());
            assertThat(print(adapter, id(), 1)).isInstanceOf(Outcome.Refused.class);
            assertThatThrownBy(() -> open(TestContext.of(printer.uri(), 8))).isInstanceOf(DeviceFault.class);
            printer.powerOn();
            printer.pageTakes(Duration.ZERO);
            assertThat(adapter.reconcile(id, soon())).isInstanceOf(Finding.CannotTell.class);
            awaitIdle();
            assertThat(printer.received())
                    .as("what was under way is not sent again by itself")
                    .hasSize(received + 1);
            assertThat(printer.documents()).isEmpty();
        }
    }

    @Test
    void toner_that_runs_low_is_a_warning() throws Exception {
        try (DeviceAdapter adapter = open(TestContext.of(printer.uri(), 8))) {
            printer.toner(3);
            Snapshot seen = adapter.observe(soon());
            assertThat(seen.faults()).extracting(Fault::code).containsExactly(CoreFault.SUPPLY_LOW.code());
            assertThat(seen.blocked()).isFalse();
            assertThat(seen.supplies())
                    .contains(new Snapshot.Supply("toner-black", Snapshot.Level.LOW, 3, Snapshot.Unit.PERCENT));
            assertThat(print(adapter, id(), 1)).isInstanceOf(Outcome.Done.class);
        }
    }

    @Test
    void an_interrupted_document_is_cancelled_and_its_pages_are_told() throws Exception {
        try (DeviceAdapter adapter = open(TestContext.of(printer.uri(), 8))) {
            printer.pageTakes(Duration.ofSeconds(1));
            Thread test = Thread.currentThread();
            AtomicBoolean interrupted = new AtomicBoolean();
            Progress once = _ -> {
                if (interrupted.compareAndSet(false, true)) {
                    test.interrupt();
                }
            };
            CommandId id = id();
            Outcome<Printed> outcome =
                    adapter.capability(DocumentPrinter.class).orElseThrow().print(id, document(30), once, soon());
            assertThat(outcome).isInstanceOfSatisfying(Outcome.Partial.class, partial -> {
                assertThat(CoreFault.CANCELLED.is(partial.fault())).isTrue();
                assertThat(partial.reached().done()).isBetween(1, 29);
            });
            adapter.makeSafe();
            adapter.makeSafe();
            assertThat(adapter.reconcile(id, soon())).isInstanceOf(Finding.CannotTell.class);
            assertThat(printer.pages())
                    .isEqualTo(((Outcome.Partial<Printed>) outcome).reached().done());
            assertThat(printer.documents()).isEmpty();
        }
    }

    @Test
    void a_cable_cut_anywhere_never_makes_the_answer_a_lie() throws Exception {
        try (CuttingProxy cable =
                new CuttingProxy(new InetSocketAddress(InetAddress.getByName("localhost"), printer.port()))) {
            URI through = URI.create("ipp://localhost:" + cable.port() + "/ipp/print");
            TestContext whole = TestContext.of(through, 8);
            long out;
            long back;
            try (DeviceAdapter adapter = open(whole)) {
                cable.mend();
                assertThat(print(adapter, id(), 1)).isInstanceOf(Outcome.Done.class);
                out = cable.toTarget();
                back = cable.toHost();
            }
            Random random = new Random(17);
            for (int round = 0; round < 14; round++) {
                TestContext context = TestContext.of(through, 8);
                cable.mend();
                awaitIdle();
                int before = printer.documents().size();
                try (DeviceAdapter adapter = open(context)) {
                    cable.mend();
                    if (round % 2 == 0) {
                        cable.cutAfterToTarget(random.nextLong(out));
                    } else {
                        cable.cutAfterToHost(random.nextLong(back));
                    }
                    Outcome<Printed> outcome = print(adapter, id(), 1);
                    awaitIdle();
                    int printed = printer.documents().size() - before;
                    switch (outcome) {
                        case Outcome.Done<Printed> _ -> assertThat(printed).isEqualTo(1);
                        case Outcome.Refused<Printed> _ -> {
                            assertThat(printed).isZero();
                            assertThat(context.begun()).isEmpty();
                        }
                        case Outcome.Partial<Printed> _ -> assertThat(printed).isZero();
                        case Outcome.Unknown<Printed>(var fault, var _) ->
                            assertThat(CoreFault.DISCONNECTED.is(fault))
                                    .as("%s", fault)
                                    .isTrue();
                    }
                }
            }
        }
    }

    @Test
    void a_malformed_setting_is_refused_by_its_name() {
        for (String url : List.of("http://localhost/", "ipp:///x", "ipp://user@host/x", "not a url")) {
            assertThatThrownBy(() -> open(new TestContext(Map.of("url", url), new ArrayList<>())))
                    .isInstanceOfSatisfying(DeviceFault.class, e -> {
                        assertThat(CoreFault.SETTINGS.is(e.fault())).isTrue();
                        assertThat(e.fault().detail()).contains("url");
                    });
        }
    }

    private TestContext pinned(String fingerprint) {
        return new TestContext(
                Map.of("url", printer.secureUri().toString(), "stallSeconds", "8", "certificate", fingerprint),
                new ArrayList<>());
    }

    @Test
    void over_tls_only_the_printer_whose_certificate_was_noted_is_spoken_to() throws Exception {
        assertThatThrownBy(() -> open(pinned("00".repeat(32))))
                .isInstanceOfSatisfying(
                        DeviceFault.class,
                        e -> assertThat(IppFault.NOT_ALLOWED.is(e.fault()))
                                .as("%s", e.fault())
                                .isTrue());
        byte[] certificate;
        try (InputStream pem = Files.newInputStream(printer.certificate())) {
            certificate = CertificateFactory.getInstance("X.509")
                    .generateCertificate(pem)
                    .getEncoded();
        }
        String fingerprint = HexFormat.ofDelimiter(":")
                .withUpperCase()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(certificate));
        try (DeviceAdapter adapter = open(pinned(fingerprint))) {
            assertThat(print(adapter, id(), 1)).isEqualTo(new Outcome.Done<>(new Printed(1), Evidence.DEVICE));
        }
        assertThatThrownBy(() -> open(pinned("not a fingerprint"))).isInstanceOfSatisfying(DeviceFault.class, e -> {
            assertThat(CoreFault.SETTINGS.is(e.fault())).isTrue();
            assertThat(e.fault().detail()).contains("certificate");
        });
    }
}
