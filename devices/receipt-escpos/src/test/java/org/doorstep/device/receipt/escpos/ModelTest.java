// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.receipt.escpos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.doorstep.device.conformance.ManualTicker;
import org.doorstep.device.link.LinkAddress;
import org.doorstep.device.link.MemoryLink;
import org.doorstep.device.simulator.Pace;
import org.doorstep.device.simulator.PrinterAnswers;
import org.doorstep.device.simulator.PrinterCondition;
import org.doorstep.device.simulator.PrinterFeature;
import org.doorstep.device.simulator.SimulatedWire;
import org.doorstep.device.simulator.VirtualReceiptPrinter;
import org.doorstep.device.simulator.Wires;
import org.doorstep.device.spi.CommandId;
import org.doorstep.device.spi.CoreFault;
import org.doorstep.device.spi.Deadline;
import org.doorstep.device.spi.DeviceFault;
import org.doorstep.device.spi.Diagnostics;
import org.doorstep.device.spi.Diagnostics.Fact;
import org.doorstep.device.spi.Diagnostics.Verdict;
import org.doorstep.device.spi.Evidence;
import org.doorstep.device.spi.Fault;
import org.doorstep.device.spi.Outcome;
import org.doorstep.device.spi.Printed;
import org.doorstep.device.spi.Progress;
import org.doorstep.device.spi.ReceiptPage;
import org.doorstep.device.spi.ReceiptPage.Align;
import org.doorstep.device.spi.Snapshot;
import org.doorstep.device.spi.Ticker;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What sets one printer apart from another, each printed by a simulated one that has just that. */
@Timeout(value = 300, unit = TimeUnit.SECONDS)
class ModelTest {
    private static final CommandId ID = new CommandId("slip:1/1");
    private static final Outcome<Printed> DONE = new Outcome.Done<>(new Printed(1), Evidence.DEVICE);
    private static final String CONTENT = "https://example.invalid/s/1";
    private static final ReceiptPage PAGE = new ReceiptPage(List.of(
            new ReceiptPage.Text("受理凭条", Align.CENTRE, 2, true),
            new ReceiptPage.Pair("单号", "00001-000012"),
            new ReceiptPage.Text("应缴 ¥12.50", Align.LEFT, 1, false),
            new ReceiptPage.Qr(CONTENT)));

    @TempDir
    Path folder;

    private VirtualReceiptPrinter printer;
    private SimulatedWire wire;
    private EscPosAdapter adapter;
    private Ticker ticker = Ticker.system();

    private void open(int columns, String... settings) throws Exception {
        Map<String, String> all = new HashMap<>(Map.of("columns", Integer.toString(columns)));
        for (String setting : settings) {
            int equals = setting.indexOf('=');
            all.put(setting.substring(0, equals), setting.substring(equals + 1));
        }
        printer = new VirtualReceiptPrinter(folder, columns);
        MemoryLink.Pair link = MemoryLink.pair(new LinkAddress("tcp:memory:9100"), ticker);
        wire = Wires.streams(printer, link.far().input(), link.far().output(), Pace.network(1));
        EscPosModel model = EscPosModel.from(all);
        adapter = new EscPosAdapter(new EscPosLine(link.near(), ticker, model), new TestContext(all, ticker), model);
    }

    @AfterEach
    void close() {
        if (adapter != null) {
            adapter.close();
            wire.close();
        }
    }

    private Deadline soon() {
        return Deadline.in(ticker, Duration.ofSeconds(60));
    }

    private Outcome<Printed> print() throws InterruptedException {
        return adapter.print(ID, PAGE, Progress.NONE, soon());
    }

    private String paper() throws IOException {
        return Files.readString(folder.resolve("001.txt"));
    }

    @ParameterizedTest
    @ValueSource(ints = {32, 42, 48})
    void paper_of_any_width_takes_the_slip_and_its_qr_code(int columns) throws Exception {
        open(columns);
        assertThat(print()).isEqualTo(DONE);
        assertThat(paper()).contains("单号" + " ".repeat(columns - 16) + "00001-000012", "￥12.50");
        assertThat(Zbar.read(folder.resolve("001.png"))).containsExactly(CONTENT);
    }

    @Test
    void a_printer_without_a_chinese_font_gets_pictures_and_plain_text_for_plain_lines() throws Exception {
        open(48, "text=picture");
        ReceiptPage page = new ReceiptPage(List.of(
                new ReceiptPage.Text("受理凭条", Align.CENTRE, 2, true),
                new ReceiptPage.Text("00001-000012", Align.LEFT, 1, false)));
        assertThat(adapter.print(ID, page, Progress.NONE, soon())).isEqualTo(DONE);
        assertThat(paper()).contains("[image 576x", "00001-000012").doesNotContain("受");
    }

    @Test
    void a_printer_that_draws_no_qr_codes_gets_a_picture_that_is_read() throws Exception {
        open(32, "qr=picture");
        printer.lacks(PrinterFeature.QR);
        assertThat(print()).isEqualTo(DONE);
        assertThat(printer.unsupported()).isEmpty();
        assertThat(Zbar.read(folder.resolve("001.png"))).containsExactly(CONTENT);
    }

    @Test
    void a_qr_code_that_would_not_be_legible_is_refused_before_anything_is_sent() throws Exception {
        open(32);
        ReceiptPage page = new ReceiptPage(List.of(new ReceiptPage.Qr("x".repeat(2000))));
        assertThat(adapter.print(ID, page, Progress.NONE, soon()))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(EscPosFault.QR_TOO_LONG.is(refused.fault()))
                                .isTrue());
        assertThat(printer.lines()).isZero();
    }

    @Test
    void a_slip_is_cut_as_its_model_cuts() throws Exception {
        open(48, "cut=full");
        assertThat(print()).isEqualTo(DONE);
        assertThat(printer.lastCutWasFull()).isTrue();
        close();
        open(48, "cut=none");
        assertThat(print()).isEqualTo(DONE);
        assertThat(printer.cuts()).isZero();
        assertThat(printer.onPaper()).anyMatch(line -> line.contains("00001-000012"));
    }

    @Test
    void without_a_marker_a_slip_that_came_out_whole_is_still_not_done() throws Exception {
        open(48, "marker=none");
        printer.lacks(PrinterFeature.MARKER);
        assertThat(print())
                .isInstanceOfSatisfying(
                        Outcome.Unknown.class,
                        unknown -> assertThat(EscPosFault.NO_MARKER.is(unknown.fault()))
                                .isTrue());
        assertThat(printer.cuts()).isEqualTo(1);
    }

    @Test
    void without_a_marker_paper_that_ends_is_told_but_not_where() throws Exception {
        open(48, "marker=none");
        printer.paperEndsAfter(2);
        assertThat(print())
                .isInstanceOfSatisfying(
                        Outcome.Unknown.class,
                        unknown -> assertThat(CoreFault.PAPER_OUT.is(unknown.fault()))
                                .isTrue());
        printer.paper(PrinterCondition.Paper.OK);
        assertThat(printer.cuts()).as("the rest was cleared").isZero();
    }

    @Test
    void a_printer_without_status_is_asked_by_its_marker_and_said_to_tell_little() throws Exception {
        open(48, "status=none");
        printer.lacks(PrinterFeature.REAL_TIME_STATUS, PrinterFeature.AUTOMATIC_STATUS);
        Snapshot seen = adapter.observe(soon());
        assertThat(seen.blocked()).isFalse();
        assertThat(seen.faults()).singleElement().matches(EscPosFault.NO_STATUS::is);
        assertThat(print()).isEqualTo(DONE);
        printer.paper(PrinterCondition.Paper.NEAR_END);
        assertThat(adapter.observe(soon()).supplies().getFirst().level()).isEqualTo(Snapshot.Level.LOW);
    }

    @Test
    void a_model_of_which_nothing_could_be_told_is_refused_by_its_settings() {
        assertThatThrownBy(() -> open(48, "marker=none", "status=none"))
                .isInstanceOfSatisfying(
                        DeviceFault.class,
                        e -> assertThat(CoreFault.SETTINGS.is(e.fault())).isTrue());
        assertThatThrownBy(() -> open(48, "cut=maybe")).hasMessageContaining("cut: 'maybe' is not offered");
    }

    @ParameterizedTest
    @ValueSource(strings = {"counted", "named"})
    void a_printer_that_speaks_up_stops_a_slip_although_no_time_passes(String marker) throws Exception {
        ticker = ManualTicker.byHand();
        open(48, "status=told", "marker=" + marker);
        assertThat(print()).isEqualTo(DONE);
        printer.paperEndsAfter(2);
        assertThat(print()).isInstanceOfSatisfying(Outcome.Partial.class, partial -> {
            assertThat(CoreFault.PAPER_OUT.is(partial.fault())).isTrue();
            assertThat(partial.fault().detail()).contains("automatic status");
            assertThat(partial.reached().done()).isEqualTo(2);
        });
    }

    @Test
    void a_printer_that_answers_twice_is_believed_only_where_its_answers_have_names() throws Exception {
        open(48, "marker=named");
        printer.answers(PrinterAnswers.TWICE);
        assertThat(print()).isEqualTo(DONE);
        assertThat(printer.cuts()).isEqualTo(1);
    }

    @Test
    void one_answer_more_than_asked_for_makes_a_count_worthless() {
        PrintDialogue dialogue = new PrintDialogue(1, EscPosModel.Marker.COUNTED);
        dialogue.begin();
        dialogue.marker();
        dialogue.sent();
        dialogue.marker();
        assertThat(dialogue.status(null))
                .isInstanceOfSatisfying(
                        PrintDialogue.Lost.class,
                        lost -> assertThat(CoreFault.BAD_ANSWER.is(lost.fault()))
                                .isTrue());
    }

    @Test
    void a_hot_head_keeps_a_slip_from_being_begun() throws Exception {
        open(48);
        printer.sign(PrinterCondition.Sign.HOT_HEAD, true);
        assertThat(print())
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(EscPosFault.RECOVERS_ITSELF.is(refused.fault()))
                                .isTrue());
    }

    @Test
    void a_head_that_gets_hot_in_a_slip_is_waited_for() throws Exception {
        open(48);
        Progress heatsAndCools = reached -> {
            if (reached.done() == 1) {
                printer.sign(PrinterCondition.Sign.HOT_HEAD, true);
                Thread.ofVirtual().start(() -> printer.sign(PrinterCondition.Sign.HOT_HEAD, false));
            }
        };
        assertThat(adapter.print(ID, PAGE, heatsAndCools, soon())).isEqualTo(DONE);
    }

    @Test
    void what_is_left_of_a_slip_behind_a_stuck_cutter_is_thrown_away_and_never_printed_again() throws Exception {
        open(48);
        printer.lacks(PrinterFeature.CLEAR);
        printer.cutterSticks();
        assertThat(print()).isInstanceOf(Outcome.Unknown.class);
        assertThat(printer.buffered()).isPositive();
        adapter.makeSafe();
        assertThat(printer.buffered()).isZero();
        assertThat(printer.condition().cutterError()).isFalse();
        assertThat(printer.cuts()).isZero();
        assertThat(print()).isEqualTo(DONE);
        assertThat(printer.cuts()).isEqualTo(1);
    }

    @Test
    void a_technician_recovers_a_printer_that_waits_for_it() throws Exception {
        open(48);
        printer.sign(PrinterCondition.Sign.AWAITS_RECOVERY, true);
        assertThat(adapter.observe(soon()).blocked()).isTrue();
        assertThat(facts())
                .contains(new Fact("status means", "waits to be recovered: mend the error, then recover it"));
        assertThat(diagnose("clear-and-recover")).isInstanceOf(Verdict.Passed.class);
        assertThat(printer.cuts()).isZero();
    }

    @Test
    void of_what_an_earlier_program_left_in_a_printer_nothing_is_printed_for_the_next_resident() throws Exception {
        open(48);
        printer.paperEndsAfter(2);
        printer.receive("赵一\n钱二\n孙三\n".getBytes(java.nio.charset.Charset.forName("GBK")));
        assertThat(printer.buffered()).isPositive();
        assertThat(facts()).contains(new Fact("buffer", "not known to be empty"));
        adapter.makeSafe();
        assertThat(facts()).contains(new Fact("buffer", "empty"));
        printer.paper(PrinterCondition.Paper.OK);
        assertThat(print()).isEqualTo(DONE);
        assertThat(paper()).doesNotContain("孙");
    }

    @Test
    void a_printer_that_cannot_be_cleared_proves_by_its_marker_that_nothing_waits_in_it() throws Exception {
        open(48);
        printer.lacks(PrinterFeature.CLEAR);
        adapter.makeSafe();
        assertThat(facts()).contains(new Fact("buffer", "empty"));
    }

    @Test
    void a_printer_that_says_neither_is_not_used() throws Exception {
        open(48);
        printer.lacks(PrinterFeature.CLEAR, PrinterFeature.MARKER);
        assertThat(print())
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(CoreFault.PRINTER_BUSY.is(refused.fault()))
                                .isTrue());
        assertThat(printer.lines()).isZero();
    }

    @Test
    void a_printer_that_does_not_confirm_that_it_was_cleared_fails_the_check() throws Exception {
        open(48);
        printer.lacks(PrinterFeature.CLEAR);
        assertThat(failed("clear-and-recover")).matches(CoreFault.NO_ANSWER::is);
    }

    @Test
    void a_check_says_what_still_keeps_a_printer_from_printing() throws Exception {
        open(48);
        printer.sign(PrinterCondition.Sign.COVER_OPEN, true);
        assertThat(failed("clear-and-recover")).matches(CoreFault.COVER_OPEN::is);
    }

    @Test
    void a_printer_tells_a_technician_its_status_bytes_and_how_it_is_set_up() throws Exception {
        open(32, "marker=named");
        assertThat(facts())
                .contains(
                        new Fact("status", "DLE EOT answered 12 12 12 12"),
                        new Fact("status means", "ready"),
                        new Fact("columns", "32"),
                        new Fact("marker", "named"));
        assertThat(printer.cuts()).isZero();
        assertThatThrownBy(() -> diagnose("feed"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("feed");
    }

    private Diagnostics diagnostics() {
        return adapter.capability(Diagnostics.class).orElseThrow();
    }

    private List<Fact> facts() throws Exception {
        return diagnostics().facts(soon());
    }

    private Verdict diagnose(String check) throws Exception {
        return diagnostics().run(check, soon());
    }

    private Fault failed(String check) throws Exception {
        Verdict verdict = diagnose(check);
        assertThat(verdict).isInstanceOf(Verdict.Failed.class);
        return ((Verdict.Failed) verdict).fault();
    }
}
