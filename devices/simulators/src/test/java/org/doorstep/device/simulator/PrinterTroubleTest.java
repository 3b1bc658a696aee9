// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HexFormat;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PrinterTroubleTest {
    private static final String IDLE = "12 12 12 12";
    private static final String JOB = "31 0A 32 0A 33 0A 1D 56 42 00 1D 72 01";

    @TempDir
    Path folder;

    private VirtualReceiptPrinter printer;
    private final Captured wire = new Captured();

    @BeforeEach
    void switchOn() throws IOException {
        printer = new VirtualReceiptPrinter(folder, 48);
        printer.attach(wire);
    }

    private String ask(String hex) {
        printer.receive(Captured.hex(hex));
        return wire.takeHex();
    }

    private String realTime() {
        return ask("10 04 01 10 04 02 10 04 03 10 04 04");
    }

    @ParameterizedTest
    @CsvSource({
        "COVER_OPEN,      1A 16 12 12, 38 00 00 00",
        "OFFLINE,         1A 12 12 12, 18 00 00 00",
        "DRAWER_HIGH,     16 12 12 12, 14 00 00 00",
        "FEED_BUTTON,     5A 1A 12 12, 58 00 00 00",
        "AWAITS_RECOVERY, 3A 12 12 12, 18 00 00 00",
        "CUTTER,          1A 52 1A 12, 18 08 00 00",
        "MECHANICAL,      1A 52 12 12, 18 04 00 00",
        "UNRECOVERABLE,   1A 52 32 12, 18 20 00 00",
        "HOT_HEAD,        1A 52 52 12, 18 40 00 00"
    })
    void each_sign_has_its_bits_in_both_tables(PrinterCondition.Sign sign, String realTime, String automatic) {
        printer.sign(sign, true);
        assertThat(realTime()).isEqualTo(realTime);
        assertThat(ask("1D 61 FF")).isEqualTo(automatic);
        printer.sign(sign, false);
        assertThat(wire.takeHex()).isEqualTo("10 00 00 00");
        assertThat(realTime()).isEqualTo(IDLE);
    }

    @ParameterizedTest
    @EnumSource(PrinterTrouble.class)
    void each_trouble_shows_and_what_waited_is_printed_once_it_is_mended(PrinterTrouble trouble) {
        trouble.begin(printer);
        printer.receive(Captured.hex(JOB));
        trouble.end(printer);
        if (trouble == PrinterTrouble.POWER_LOST_WHILE_PRINTING) {
            assertThat(printer.cuts()).as("the buffer went with the power").isZero();
            printer.receive(Captured.hex(JOB));
        }
        assertThat(printer.cuts()).isEqualTo(1);
        wire.take();
        assertThat(realTime()).isEqualTo(IDLE);
        assertThat(trouble.code()).matches("|[DP]-[0-9]{3}");
    }

    @ParameterizedTest
    @CsvSource({"TWICE, 12 12", "CUT, ''", "WRONG, 82", "NONE, ''", "LIES, 12", "LATE, 1A", "SPLIT, 1A"})
    void answers_come_as_they_were_told_to(PrinterAnswers how, String expected) {
        if (how != PrinterAnswers.TWICE && how != PrinterAnswers.WRONG) {
            printer.cover(true);
        }
        printer.answers(how);
        assertThat(ask("10 04 01")).isEqualTo(expected);
    }

    @Test
    void initialising_ends_automatic_status() {
        assertThat(ask("1D 61 FF")).isEqualTo("10 00 00 00");
        printer.receive(Captured.hex("1B 40"));
        printer.cover(true);
        assertThat(wire.take()).isEmpty();
    }

    @Test
    void a_named_marker_comes_back_with_its_name_behind_what_was_printed() {
        printer.cover(true);
        assertThat(ask("31 0A 1D 28 48 06 00 30 30 41 42 43 44")).isEmpty();
        printer.cover(false);
        assertThat(wire.takeHex()).isEqualTo("37 22 41 42 43 44 00");
    }

    @Test
    void what_a_cheap_printer_lacks_it_passes_over() {
        printer.lacks(PrinterFeature.values());
        assertThat(ask("10 04 01 1D 72 01 1D 61 FF 1D 28 48 06 00 30 30 41 42 43 44 10 14 08 01 03 14 01 06 02 08"))
                .isEmpty();
        printer.receive(Captured.hex("1D 28 6B 04 00 31 50 30 41 1D 28 6B 03 00 31 51 30 31 0A 1D 56 00"));
        assertThat(printer.cuts()).isEqualTo(1);
        assertThat(printer.unsupported()).containsExactly("QR code");
    }

    @Test
    void margins_spacing_positions_and_the_drawer_are_understood() {
        printer.receive(Captured.hex("1D 4C 18 00 41 0A 1D 4C 00 00 1D 57 78 00 1B 61 02 41 0A"));
        printer.receive(Captured.hex("1B 40 1C 53 0C 0C D2 BB 0A 1C 53 00 00 1B 24 24 00 41 1B 5C 0C 00 42 0A"));
        printer.receive(Captured.hex("1B 70 00 32 64 1C 2D 01 1C 2D 00"));
        assertThat(printer.onPaper()).containsExactly("  A", "         A", " 一", "   A B");
        assertThat(printer.pulses()).isEqualTo(1);
        assertThat(printer.unsupported()).isEmpty();
    }

    @Test
    void neither_a_picture_without_bounds_nor_a_list_without_end_fills_the_memory() {
        printer.receive(Captured.hex("1D 76 30 00 FF FF FF FF"));
        printer.receive(Captured.hex("1D 28 4C 0A 00 30 70 30 01 01 31 FF FF FF FF"));
        printer.receive(Captured.hex("1B 44 " + "01 ".repeat(600).strip()));
        for (int i = 0; i < 2_000; i++) {
            printer.receive(HexFormat.of().parseHex("1B64FF"));
        }
        printer.receive(Captured.hex("0A 41 0A 1D 56 00"));
        assertThat(printer.unsupported()).isNotEmpty();
        assertThat(printer.cuts()).isEqualTo(1);
    }
}
