// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VirtualReceiptPrinterTest {
    private static final byte[] CUT = Captured.hex("1D 56 42 00");
    private static final byte[] MARKER = Captured.hex("1D 72 01");

    @TempDir
    Path folder;

    private VirtualReceiptPrinter printer;
    private final Captured wire = new Captured();

    @BeforeEach
    void switchOn() throws IOException {
        printer = new VirtualReceiptPrinter(folder, 48);
        printer.attach(wire);
    }

    private static byte[] bytes(Object... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (Object part : parts) {
            all.writeBytes(part instanceof byte[] raw ? raw : ((String) part).getBytes(Charset.forName("GB18030")));
        }
        return all.toByteArray();
    }

    private String ask(String hex) {
        printer.receive(Captured.hex(hex));
        return wire.takeHex();
    }

    private String kept(String name) throws IOException {
        return Files.readString(folder.resolve(name + ".txt"));
    }

    @Test
    void prints_what_it_was_told_wherever_the_bytes_were_split() throws IOException {
        byte[] job = bytes(
                Captured.hex("1B 40 1C 26 1B 61 01 1D 21 11"),
                "凭条\n",
                Captured.hex("1D 21 00 1B 61 00"),
                "单号 12\n",
                CUT);
        for (int cut = 0; cut <= job.length; cut++) {
            printer.receive(Arrays.copyOf(job, cut));
            printer.receive(Arrays.copyOfRange(job, cut, job.length));
            assertThat(kept(String.format("%03d", cut + 1)))
                    .as("cut at %d", cut)
                    .isEqualTo(" ".repeat(20) + "凭条\n单号 12\n");
        }
        assertThat(printer.cuts()).isEqualTo(job.length + 1);
        assertThat(folder.resolve("001.png")).isNotEmptyFile();
        assertThat(printer.unsupported()).isEmpty();
    }

    @Test
    void prints_rubbish_for_a_character_of_four_bytes_as_a_gbk_printer_does() throws IOException {
        printer.receive(bytes("¥5\n", CUT));
        assertThat(kept("001")).doesNotContain("¥").contains("□");
    }

    @Test
    void answers_real_time_status_as_the_table_says() {
        assertThat(ask("10 04 01 10 04 02 10 04 03 10 04 04")).isEqualTo("12 12 12 12");
        printer.paper(PrinterCondition.Paper.OUT);
        assertThat(ask("10 04 01 10 04 02 10 04 03 10 04 04")).isEqualTo("1A 32 12 7E");
        printer.paper(PrinterCondition.Paper.NEAR_END);
        assertThat(ask("10 04 01 10 04 04")).isEqualTo("12 1E");
        printer.cover(true);
        assertThat(ask("10 04 01 10 04 02")).isEqualTo("1A 16");
    }

    @Test
    void says_who_made_it_and_prints_box_drawing_outside_chinese_mode() throws IOException {
        assertThat(ask("1D 49 42")).isEqualTo("5F 44 6F 6F 72 73 74 65 70 00");
        printer.receive(bytes(Captured.hex("1C 2E C4 C4 1C 26"), "\n", CUT));
        assertThat(kept("001")).isEqualTo("──\n");
    }

    @Test
    void a_command_it_does_not_know_is_counted_and_not_printed() throws IOException {
        printer.receive(bytes(Captured.hex("1D 28 41 02 00 30 00 1D 6B 49 03 41 42 43"), "a\n", CUT));
        assertThat(kept("001")).isEqualTo("a\n");
        assertThat(printer.unsupported()).hasSize(2);
    }

    @Test
    void sends_automatic_status_on_request_and_on_every_change() {
        assertThat(ask("1D 61 FF")).isEqualTo("10 00 00 00");
        printer.cover(true);
        printer.paper(PrinterCondition.Paper.OUT);
        byte[] sent = wire.take();
        assertThat(sent).hasSize(8);
        assertThat(sent[0] & 0x93).isEqualTo(0x10);
        assertThat(sent[4] & 0x20).isEqualTo(0x20);
        assertThat(sent[6]).isEqualTo((byte) 0x0F);
    }

    @Test
    void answers_the_marker_only_when_everything_before_it_was_printed() {
        printer.cover(true);
        printer.receive(bytes("a\n", MARKER));
        assertThat(wire.take()).isEmpty();
        printer.cover(false);
        assertThat(wire.takeHex()).isEqualTo("00");
    }

    @Test
    void paper_that_ends_in_a_job_stops_it_and_a_new_roll_lets_it_go_on() throws IOException {
        printer.paperEndsAfter(2);
        printer.receive(bytes("1\n2\n3\n", CUT, MARKER));
        assertThat(printer.onPaper()).containsExactly("1", "2");
        assertThat(printer.cuts()).isZero();
        printer.paper(PrinterCondition.Paper.OK);
        assertThat(kept("001")).isEqualTo("1\n2\n3\n");
        assertThat(wire.takeHex()).isEqualTo("00");
    }

    @Test
    void a_cleared_buffer_is_not_printed_when_paper_comes() {
        printer.paperEndsAfter(2);
        printer.receive(bytes("1\n2\n3\n", CUT, MARKER));
        assertThat(ask("10 14 08 01 03 14 01 06 02 08")).isEqualTo("37 25 00");
        printer.paper(PrinterCondition.Paper.OK);
        assertThat(printer.onPaper()).containsExactly("1", "2");
        assertThat(printer.cuts()).isZero();
        assertThat(wire.take()).isEmpty();
    }

    @Test
    void power_lost_in_a_job_leaves_what_was_printed_on_a_torn_slip() throws IOException {
        printer.powerEndsAfter(2);
        printer.receive(bytes("1\n2\n3\n", CUT, MARKER));
        assertThat(printer.cuts()).isZero();
        assertThat(kept("001-torn")).isEqualTo("1\n2\n");
        assertThat(wire.take()).isEmpty();
        printer.powerOn();
        printer.receive(bytes("4\n", CUT, MARKER));
        assertThat(kept("002")).isEqualTo("4\n");
    }

    @Test
    void a_stuck_cutter_stops_the_job_until_the_host_recovers_it() {
        printer.cutterSticks();
        printer.receive(bytes("1\n", CUT, MARKER));
        assertThat(ask("10 04 02 10 04 03")).isEqualTo("52 1A");
        assertThat(printer.cuts()).isZero();
        printer.receive(Captured.hex("10 05 01"));
        assertThat(printer.cuts()).isEqualTo(1);
        assertThat(wire.takeHex()).isEqualTo("00");
    }

    @Test
    void an_independent_reader_reads_its_qr_code() throws Exception {
        byte[] content = "https://example.invalid/v/abc123".getBytes(StandardCharsets.US_ASCII);
        int length = content.length + 3;
        printer.receive(bytes(
                Captured.hex(
                        "1B 40 1B 61 01 1D 28 6B 04 00 31 41 32 00 1D 28 6B 03 00 31 43 06 1D 28 6B 03 00 31 45 31"),
                new byte[] {0x1D, 0x28, 0x6B, (byte) length, 0, 0x31, 0x50, 0x30},
                content,
                Captured.hex("1D 28 6B 03 00 31 51 30"),
                CUT));
        Process zbar = new ProcessBuilder(
                        "zbarimg",
                        "-q",
                        "--nodbus",
                        "--raw",
                        folder.resolve("001.png").toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        assertThat(new String(zbar.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip())
                .isEqualTo("https://example.invalid/v/abc123");
        assertThat(kept("001")).contains("[QR] https://example.invalid/v/abc123");
    }

    @Test
    void an_image_goes_on_paper_in_all_three_forms() throws IOException {
        printer.receive(bytes(
                Captured.hex("1D 76 30 00 02 00 02 00 FF 00 0F F0"),
                Captured.hex("1D 28 4C 0E 00 30 70 30 01 01 31 10 00 02 00 FF 00 0F F0 1D 28 4C 02 00 30 32"),
                Captured.hex("1B 2A 21 02 00 FF FF FF 00 00 00 0A"),
                CUT));
        assertThat(kept("001")).contains("[image 16x2]\n[image 16x2]\n[image 8x24]");
        assertThat(printer.unsupported()).isEmpty();
    }
}
