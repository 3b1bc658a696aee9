// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.receipt.escpos;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.doorstep.device.spi.Fault;
import org.doorstep.device.spi.Snapshot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every bit of the two status tables, and the code it means. */
class StatusTablesTest {
    private static final int[] IDLE = {0x12, 0x12, 0x12, 0x12};

    private static List<String> codes(PrinterState state) {
        return state.faults().stream().map(fault -> fault.code().value()).toList();
    }

    private static List<String> expected(String codes) {
        return codes == null ? List.of() : List.of(codes.split(" "));
    }

    @ParameterizedTest
    @CsvSource({
        "1, 04,",
        "1, 08, P-109",
        "1, 20, P-301",
        "1, 40, P-302",
        "2, 04, P-107",
        "2, 08, P-303",
        "2, 20, P-104",
        "2, 40, P-115",
        "3, 04,",
        "3, 08, P-108",
        "3, 20, P-304",
        "3, 40, P-305",
        "4, 04, P-105",
        "4, 08, P-105",
        "4, 0C, P-105",
        "4, 20, P-104",
        "4, 40, P-104",
        "4, 60, P-104"
    })
    void a_bit_of_real_time_status_means_this_code(int n, String bits, String codes) {
        int[] bytes = IDLE.clone();
        bytes[n - 1] |= Integer.parseInt(bits, 16);
        PrinterState state = PrinterState.realTime(bytes);
        assertThat(codes(state)).isEqualTo(expected(codes));
        assertThat(state.faults())
                .allSatisfy(fault -> assertThat(fault.detail()).contains(String.format("%02X", bytes[n - 1])));
    }

    @ParameterizedTest
    @CsvSource({
        "1, 04,",
        "1, 08, P-109",
        "1, 20, P-107",
        "1, 40, P-303",
        "2, 04, P-306",
        "2, 08, P-108",
        "2, 20, P-304",
        "2, 40, P-305",
        "3, 01, P-105",
        "3, 02, P-105",
        "3, 03, P-105",
        "3, 04, P-104",
        "3, 08, P-104",
        "3, 0C, P-104",
        "4, 6F,"
    })
    void a_bit_of_automatic_status_means_this_code_and_is_told_apart_by_its_fixed_bits(
            int place, String bits, String codes) {
        byte[] bytes = {0x10, 0, 0, 0};
        bytes[place - 1] |= (byte) Integer.parseInt(bits, 16);
        AnswerFramer framer = new AnswerFramer();
        framer.feed(bytes, 0, bytes.length);
        assertThat(framer.next()).hasValueSatisfying(answer -> {
            assertThat(answer).isInstanceOf(PrinterAnswer.Automatic.class);
            assertThat(codes(PrinterState.automatic(((PrinterAnswer.Automatic) answer).bits())))
                    .isEqualTo(expected(codes));
        });
        assertThat(framer.next()).isEmpty();
    }

    @Test
    void no_combination_of_bits_is_taken_for_another_kind_of_answer() {
        for (int value = 0; value < 256; value++) {
            boolean realTime = (value & 0x93) == 0x12;
            boolean marker = (value & 0x90) == 0;
            AnswerFramer framer = new AnswerFramer();
            framer.feed(new byte[] {(byte) value}, 0, 1);
            Optional<PrinterAnswer> answer = framer.next();
            Optional<PrinterAnswer> right = realTime
                    ? Optional.of(new PrinterAnswer.RealTime(value))
                    : marker ? Optional.of(new PrinterAnswer.Marker(value)) : Optional.empty();
            assertThat(answer).as("%02X alone", value).isEqualTo(right);
        }
    }

    @Test
    void automatic_status_between_queued_answers_leaves_their_number_right() {
        byte[] stream = {0, 0x10, 0, 0x0F, 0, 0x0F, 0x38, 0, 0, 0, 0, 0x12};
        for (int cut = 0; cut <= stream.length; cut++) {
            AnswerFramer framer = new AnswerFramer();
            framer.feed(stream, 0, cut);
            Stream.Builder<PrinterAnswer> all = Stream.builder();
            take(framer, all);
            framer.feed(stream, cut, stream.length - cut);
            take(framer, all);
            assertThat(all.build())
                    .as("cut at %d", cut)
                    .containsExactly(
                            new PrinterAnswer.Marker(0),
                            new PrinterAnswer.Automatic(0x10000F00),
                            new PrinterAnswer.Marker(0x0F),
                            new PrinterAnswer.Automatic(0x38000000),
                            new PrinterAnswer.Marker(0),
                            new PrinterAnswer.RealTime(0x12));
        }
    }

    private static void take(AnswerFramer framer, Stream.Builder<PrinterAnswer> into) {
        for (var answer = framer.next(); answer.isPresent(); answer = framer.next()) {
            into.add(answer.get());
        }
    }

    @Test
    void the_printer_of_the_protocol_document_is_out_of_paper_and_nothing_else() {
        PrinterState out = PrinterState.realTime(0x1A, 0x32, 0x12, 0x7E);
        assertThat(codes(out)).containsExactly("P-104");
        assertThat(out.snapshot().supplies().getFirst().level()).isEqualTo(Snapshot.Level.EMPTY);
        assertThat(codes(PrinterState.realTime(IDLE))).isEmpty();
    }

    @Test
    void every_code_of_this_adapter_has_its_entry_with_the_same_severity_and_remedy() throws IOException {
        String entries;
        try (InputStream in = EscPosFault.class.getResourceAsStream("/META-INF/doorstep/faults.yaml")) {
            assertThat(in).isNotNull();
            entries = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        for (EscPosFault fault : EscPosFault.values()) {
            int from = entries.indexOf("  " + fault.code() + ":\n");
            assertThat(from).as("%s has an entry", fault.code()).isPositive();
            int to = entries.indexOf("\n  P-", from);
            String entry = entries.substring(from, to < 0 ? entries.length() : to);
            assertThat(entry)
                    .contains("severity: " + fault.plain().severity().name().toLowerCase(Locale.ROOT))
                    .contains("remedy: " + fault.plain().remedy().name().toLowerCase(Locale.ROOT));
            Fault example = fault.with("test");
            assertThat(fault.is(example)).isTrue();
        }
        assertThat(Arrays.stream(entries.split("\n")).filter(line -> line.matches("  P-3\\d\\d:")))
                .hasSize(EscPosFault.values().length);
    }
}
