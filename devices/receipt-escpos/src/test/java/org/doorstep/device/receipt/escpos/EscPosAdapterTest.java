// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.receipt.escpos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.doorstep.device.conformance.ManualTicker;
import org.doorstep.device.conformance.MemoryCable;
import org.doorstep.device.link.Link;
import org.doorstep.device.link.LinkAddress;
import org.doorstep.device.link.MemoryLink;
import org.doorstep.device.simulator.Pace;
import org.doorstep.device.simulator.PrinterCondition;
import org.doorstep.device.simulator.SimulatedWire;
import org.doorstep.device.simulator.VirtualReceiptPrinter;
import org.doorstep.device.simulator.Wires;
import org.doorstep.device.spi.AdapterProvider;
import org.doorstep.device.spi.CommandId;
import org.doorstep.device.spi.CoreFault;
import org.doorstep.device.spi.Deadline;
import org.doorstep.device.spi.DeviceFault;
import org.doorstep.device.spi.Evidence;
import org.doorstep.device.spi.Fault;
import org.doorstep.device.spi.Finding;
import org.doorstep.device.spi.Outcome;
import org.doorstep.device.spi.Outcome.Reached;
import org.doorstep.device.spi.Printed;
import org.doorstep.device.spi.Progress;
import org.doorstep.device.spi.ReceiptPage;
import org.doorstep.device.spi.ReceiptPage.Align;
import org.doorstep.device.spi.Snapshot;
import org.doorstep.device.spi.Ticker;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(value = 300, unit = TimeUnit.SECONDS)
class EscPosAdapterTest {
    private static final CommandId ID = new CommandId("slip:1/1");
    private static final ReceiptPage PAGE = new ReceiptPage(List.of(
            new ReceiptPage.Text("受理凭条", Align.CENTRE, 2, true),
            new ReceiptPage.Rule(),
            new ReceiptPage.Pair("单号", "00001-000012"),
            new ReceiptPage.Text("请保管好本凭条。", Align.LEFT, 1, false),
            new ReceiptPage.Qr("https://example.invalid/s/1"),
            new ReceiptPage.Feed(2)));
    private static final int LINES = 7;

    @TempDir
    Path folder;

    private VirtualReceiptPrinter printer;
    private MemoryLink.Pair link;
    private SimulatedWire wire;
    private TestContext context;

    @BeforeEach
    void start() throws IOException {
        printer = new VirtualReceiptPrinter(folder, 48);
        connect();
    }

    @AfterEach
    void disconnect() {
        link.near().close();
        wire.close();
    }

    private void connect() {
        context = new TestContext(Map.of(), Ticker.system());
        link = MemoryLink.pair(new LinkAddress("tcp:memory:9100"), context.ticker());
        wire = Wires.streams(printer, link.far().input(), link.far().output(), Pace.network(1));
    }

    private EscPosAdapter open() {
        return open(link.near());
    }

    private EscPosAdapter open(Link on) {
        return new EscPosAdapter(
                new EscPosLine(on, context.ticker(), EscPosModel.usual()), context, EscPosModel.usual());
    }

    /** The printer answers on the thread that asks, and time passes only where nothing answers. */
    private EscPosAdapter openLeaping() throws IOException {
        ManualTicker time = ManualTicker.leaping();
        context = new TestContext(Map.of(), time);
        MemoryCable cable = new MemoryCable(EscPosHarness.end(printer));
        return open(cable.open(new LinkAddress(MemoryCable.ADDRESS), time, soon()));
    }

    private Deadline soon() {
        return Deadline.in(context.ticker(), Duration.ofSeconds(60));
    }

    private Outcome<Printed> print(EscPosAdapter adapter) throws InterruptedException {
        return adapter.print(ID, PAGE, Progress.NONE, soon());
    }

    private static Fault fault(Outcome<Printed> outcome) {
        return switch (outcome) {
            case Outcome.Refused<Printed>(var fault) -> fault;
            case Outcome.Partial<Printed>(var fault, var _) -> fault;
            case Outcome.Unknown<Printed>(var fault, var _) -> fault;
            case Outcome.Done<Printed> done -> throw new AssertionError(done);
        };
    }

    private static void is(CoreFault expected, Outcome<Printed> outcome) {
        assertThat(expected.is(fault(outcome))).as("%s", outcome).isTrue();
    }

    @Test
    void the_runtime_finds_it_by_its_id() {
        assertThat(ServiceLoader.load(AdapterProvider.class))
                .anyMatch(provider -> provider.descriptor().id().equals("receipt-escpos"));
    }

    @Test
    void a_slip_is_done_on_the_printers_word_and_reported_line_by_line() throws Exception {
        try (EscPosAdapter adapter = open()) {
            List<Reached> progress = new ArrayList<>();
            assertThat(adapter.print(ID, PAGE, progress::add, soon()))
                    .isEqualTo(new Outcome.Done<>(new Printed(1), Evidence.DEVICE));
            assertThat(progress).hasSize(LINES).last().isEqualTo(new Reached(LINES, LINES));
            assertThat(printer.cuts()).isEqualTo(1);
            assertThat(printer.unsupported()).isEmpty();
            assertThat(Files.readString(folder.resolve("001.txt")))
                    .isEqualTo("                受理凭条\n" + "─".repeat(24) + "\n单号" + " ".repeat(32)
                            + "00001-000012\n请保管好本凭条。\n[QR] https://example.invalid/s/1\n");
            assertThat(context.begun).containsExactly(ID);
            assertThat(adapter.reconcile(ID, soon())).isEqualTo(new Finding.Happened(Evidence.DEVICE));
        }
    }

    @Test
    void a_rare_character_reaches_the_paper_as_a_picture() throws Exception {
        try (EscPosAdapter adapter = open()) {
            ReceiptPage page = new ReceiptPage(List.of(new ReceiptPage.Text("赵𬭎 ¥5", Align.LEFT, 1, false)));
            assertThat(adapter.print(ID, page, Progress.NONE, soon())).isInstanceOf(Outcome.Done.class);
            assertThat(Files.readString(folder.resolve("001.txt")))
                    .contains("[image 576x24]")
                    .doesNotContain("□");
        }
    }

    private enum Before {
        PAPER(CoreFault.PAPER_OUT),
        COVER(CoreFault.COVER_OPEN),
        OFFLINE(CoreFault.PRINTER_OFFLINE);

        private final CoreFault fault;

        Before(CoreFault fault) {
            this.fault = fault;
        }
    }

    @ParameterizedTest
    @EnumSource(Before.class)
    void what_keeps_the_printer_from_beginning_is_told_before_anything_is_sent(Before cause) throws Exception {
        try (EscPosAdapter adapter = open()) {
            switch (cause) {
                case PAPER -> printer.paper(PrinterCondition.Paper.OUT);
                case COVER -> printer.cover(true);
                case OFFLINE -> printer.offline(true);
            }
            Outcome<Printed> outcome = print(adapter);
            assertThat(outcome).isInstanceOf(Outcome.Refused.class);
            is(cause.fault, outcome);
            assertThat(context.begun).isEmpty();
            assertThat(printer.buffered()).isZero();
            assertThat(adapter.observe(soon()).blocked()).isTrue();
            assertThat(adapter.reconcile(ID, soon())).isEqualTo(new Finding.DidNot());
        }
    }

    @Test
    void paper_near_its_end_is_a_warning_and_prints() throws Exception {
        try (EscPosAdapter adapter = open()) {
            printer.paper(PrinterCondition.Paper.NEAR_END);
            Snapshot seen = adapter.observe(soon());
            assertThat(seen.blocked()).isFalse();
            assertThat(seen.supplies().getFirst().level()).isEqualTo(Snapshot.Level.LOW);
            assertThat(seen.faults()).singleElement().matches(CoreFault.PAPER_LOW::is);
            assertThat(print(adapter)).isInstanceOf(Outcome.Done.class);
        }
    }

    @Test
    void paper_that_ends_in_a_slip_stops_it_for_good_at_a_known_line() throws Exception {
        for (int last = 1; last < 5; last++) {
            try (EscPosAdapter adapter = open()) {
                long before = printer.cuts();
                printer.paperEndsAfter(last);
                Outcome<Printed> outcome = print(adapter);
                is(CoreFault.PAPER_OUT, outcome);
                assertThat(outcome)
                        .isInstanceOfSatisfying(
                                Outcome.Partial.class,
                                partial -> assertThat(partial.reached().of()).isEqualTo(LINES));
                assertThat(((Outcome.Partial<Printed>) outcome).reached().done())
                        .isEqualTo(last);
                printer.paper(PrinterCondition.Paper.OK);
                assertThat(printer.cuts()).isEqualTo(before);
                assertThat(print(adapter)).isInstanceOf(Outcome.Done.class);
                assertThat(printer.cuts()).isEqualTo(before + 1);
            }
            disconnect();
            connect();
        }
    }

    @Test
    void a_printer_that_cannot_clear_its_buffer_leaves_the_outcome_unknown_and_may_print_it_yet() throws Exception {
        try (EscPosAdapter adapter = open()) {
            printer.knowsClear(false);
            printer.paperEndsAfter(2);
            Outcome<Printed> outcome = print(adapter);
            assertThat(outcome).isInstanceOf(Outcome.Unknown.class);
            is(CoreFault.PAPER_OUT, outcome);
            assertThat(adapter.reconcile(ID, soon())).isInstanceOf(Finding.CannotTell.class);
            printer.paper(PrinterCondition.Paper.OK);
            assertThat(printer.cuts()).isEqualTo(1);
        }
    }

    @Test
    void a_stuck_cutter_is_told_with_all_lines_but_the_cut_reached() throws Exception {
        try (EscPosAdapter adapter = open()) {
            printer.cutterSticks();
            Outcome<Printed> outcome = print(adapter);
            is(CoreFault.CUTTER, outcome);
            assertThat(((Outcome.Partial<Printed>) outcome).reached()).isEqualTo(new Reached(LINES - 1, LINES));
            assertThat(printer.cuts()).isZero();
            printer.freeCutter();
            assertThat(printer.cuts()).isZero();
        }
    }

    @Test
    void power_lost_in_a_slip_leaves_it_unknown() throws Exception {
        try (EscPosAdapter adapter = openLeaping()) {
            printer.powerEndsAfter(3);
            Outcome<Printed> outcome = print(adapter);
            assertThat(outcome).isInstanceOf(Outcome.Unknown.class);
            is(CoreFault.NO_ANSWER, outcome);
            assertThat(((Outcome.Unknown<Printed>) outcome).lastByteOut()).isPositive();
        }
    }

    @Test
    void a_printer_that_never_answers_is_refused_before_anything_is_printed() throws Exception {
        try (EscPosAdapter adapter = openLeaping()) {
            printer.keepsQuiet(true);
            Outcome<Printed> outcome = print(adapter);
            assertThat(outcome).isInstanceOf(Outcome.Refused.class);
            is(CoreFault.NO_ANSWER, outcome);
            assertThatThrownBy(() -> adapter.observe(soon())).isInstanceOf(DeviceFault.class);
            assertThat(printer.lines()).isZero();
        }
    }

    @Test
    void nothing_is_sent_when_the_beginning_could_not_be_recorded() throws Exception {
        try (EscPosAdapter adapter = open()) {
            context.journalBroken = true;
            is(CoreFault.JOURNAL_REFUSED, print(adapter));
            assertThat(printer.lines()).isZero();
        }
    }

    @Test
    void a_slip_that_was_interrupted_is_taken_out_of_the_buffer_and_its_lines_are_told() throws Exception {
        try (EscPosAdapter adapter = open()) {
            printer.paperEndsAfter(1);
            Thread test = Thread.currentThread();
            Thread.ofVirtual().start(() -> {
                while (printer.buffered() == 0) {
                    LockSupport.parkNanos(2_000_000);
                }
                test.interrupt();
            });
            Outcome<Printed> outcome = print(adapter);
            is(CoreFault.CANCELLED, outcome);
            assertThat(outcome).isInstanceOf(Outcome.Partial.class);
            adapter.makeSafe();
            adapter.makeSafe();
            printer.paper(PrinterCondition.Paper.OK);
            assertThat(printer.cuts()).isZero();
            assertThat(print(adapter)).isInstanceOf(Outcome.Done.class);
            assertThat(printer.cuts()).isEqualTo(1);
        }
    }

    @Test
    void a_cable_cut_at_any_byte_either_way_never_makes_the_answer_a_lie() throws Exception {
        try (EscPosAdapter adapter = open()) {
            assertThat(print(adapter)).isInstanceOf(Outcome.Done.class);
        }
        long out = link.near().sent();
        long back = link.far().sent();
        for (long cut = 0; cut < out + back; cut++) {
            disconnect();
            connect();
            if (cut < out) {
                link.near().cutAfter(cut);
            } else {
                link.far().cutAfter(cut - out);
            }
            long before = printer.cuts();
            try (EscPosAdapter adapter = open()) {
                Outcome<Printed> outcome = print(adapter);
                wire.close();
                long cuts = printer.cuts() - before;
                switch (outcome) {
                    case Outcome.Refused<Printed> _ -> {
                        assertThat(cuts).as("cut at %d", cut).isZero();
                        assertThat(context.begun).isEmpty();
                    }
                    case Outcome.Unknown<Printed>(var fault, var _) ->
                        assertThat(CoreFault.DISCONNECTED.is(fault)).isTrue();
                    case Outcome.Partial<Printed> _ -> assertThat(cuts).isZero();
                    case Outcome.Done<Printed> done -> throw new AssertionError("cut at " + cut + ": " + done);
                }
            }
            printer.powerOff();
            printer.powerOn();
        }
    }

    @Test
    void a_malformed_setting_is_refused_by_its_name() {
        for (Map<String, String> wrong :
                List.of(Map.of("link", "lpt1"), Map.of("link", "tcp:127.0.0.1:9100", "columns", "many"))) {
            assertThatThrownBy(() -> new EscPosProvider().open(new TestContext(wrong, Ticker.system())))
                    .isInstanceOfSatisfying(
                            DeviceFault.class,
                            e -> assertThat(CoreFault.SETTINGS.is(e.fault())).isTrue());
        }
    }
}
