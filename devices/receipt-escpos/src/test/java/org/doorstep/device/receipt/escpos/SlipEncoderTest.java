// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.receipt.escpos;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.List;
import org.doorstep.device.spi.DeviceFault;
import org.doorstep.device.spi.ReceiptPage;
import org.doorstep.device.spi.ReceiptPage.Align;
import org.doorstep.device.spi.ReceiptPage.Block;
import org.junit.jupiter.api.Test;

class SlipEncoderTest {
    private static final HexFormat HEX = HexFormat.ofDelimiter(" ").withUpperCase();

    private static List<byte[]> encode(Block... blocks) {
        return encode(EscPosModel.usual(), blocks);
    }

    private static List<byte[]> encode(EscPosModel model, Block... blocks) {
        try {
            return SlipEncoder.encode(new ReceiptPage(List.of(blocks)), model);
        } catch (DeviceFault e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void a_line_goes_out_as_two_bytes_of_gbk_with_its_style_before_it() {
        List<byte[]> lines = encode(new ReceiptPage.Text("凭条", Align.CENTRE, 2, true));
        assertThat(HEX.formatHex(lines.getFirst()))
                .isEqualTo("1B 40 1C 26 1C 53 00 00 1B 32 1B 61 01 1D 21 11 1B 45 01 C6 BE CC F5 0A");
        assertThat(HEX.formatHex(lines.getLast())).isEqualTo("1D 56 42 00");
        assertThat(lines).hasSize(2);
    }

    @Test
    void the_yen_sign_goes_out_full_width() {
        byte[] line = encode(new ReceiptPage.Text("¥5", Align.LEFT, 1, false)).getFirst();
        assertThat(HEX.formatHex(line)).endsWith("A3 A4 35 0A");
    }

    @Test
    void a_character_of_four_bytes_makes_its_line_a_picture() {
        byte[] line = encode(new ReceiptPage.Text("赵𬭎", Align.LEFT, 1, false)).getFirst();
        assertThat(HEX.formatHex(line)).contains("1D 76 30 00 48 00 18 00");
        byte[] none = Raster.line("  ", 48, 0, 1, false);
        byte[] some = Raster.line("𬭎", 48, 0, 1, false);
        assertThat(some).hasSameSizeAs(none).isNotEqualTo(none);
    }

    @Test
    void a_character_that_no_font_has_is_printed_as_a_box_with_its_number() {
        byte[] box = Raster.line("\uDBFF\uDFFD", 48, 0, 1, false);
        byte[] other = Raster.line("\uDBBF\uDFFC", 48, 0, 1, false);
        assertThat(box).isNotEqualTo(other).isNotEqualTo(Raster.line("?", 48, 0, 1, false));
    }

    @Test
    void no_picture_holds_the_byte_that_begins_a_real_time_command() {
        StringBuilder all = new StringBuilder();
        for (int c = 0x2CB40; c < 0x2CB58; c++) {
            all.appendCodePoint(c);
        }
        byte[] picture = Raster.line(all.toString(), 48, 0, 1, false);
        for (int i = 8; i < picture.length; i++) {
            assertThat(picture[i]).isNotEqualTo((byte) 0x10);
        }
    }

    @Test
    void a_pair_that_does_not_fit_takes_two_lines() {
        assertThat(encode(new ReceiptPage.Pair("单号", "12"))).hasSize(2);
        assertThat(encode(new ReceiptPage.Pair("单号", "1".repeat(46)))).hasSize(3);
    }

    @Test
    void a_qr_code_is_stored_and_printed_by_the_commands_of_the_protocol_document() {
        assertThat(HEX.formatHex(encode(new ReceiptPage.Qr("ab")).getFirst()))
                .contains("1D 28 6B 04 00 31 41 32 00")
                .contains("1D 28 6B 03 00 31 43 06")
                .contains("1D 28 6B 03 00 31 45 31")
                .contains("1D 28 6B 05 00 31 50 30 61 62 1D 28 6B 03 00 31 51 30");
    }

    @Test
    void an_empty_slip_is_a_cut() {
        assertThat(encode()).hasSize(1);
    }

    @Test
    void breaks_by_columns_and_keeps_words_and_numbers_whole() {
        assertThat(LineBreaker.lines("一二三四五", 8)).containsExactly("一二三四", "五");
        assertThat(LineBreaker.lines("电话 0123456789", 12)).containsExactly("电话", "0123456789");
        assertThat(LineBreaker.lines("0123456789", 4)).containsExactly("0123", "4567", "89");
        assertThat(LineBreaker.lines("", 8)).containsExactly("");
    }

    @Test
    void no_line_begins_with_a_closing_mark() {
        assertThat(LineBreaker.lines("一二三四，五六", 8)).containsExactly("一二三", "四，五六");
        assertThat(LineBreaker.lines("（一二三）四", 8)).containsExactly("（一二", "三）四");
    }
}
