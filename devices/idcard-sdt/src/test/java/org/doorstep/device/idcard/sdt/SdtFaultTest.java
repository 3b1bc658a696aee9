// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.idcard.sdt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.doorstep.device.simulator.People;
import org.doorstep.device.simulator.SdtTrouble;
import org.doorstep.device.spi.DeviceFault;
import org.doorstep.device.spi.Fault;
import org.doorstep.device.spi.IdCard;
import org.doorstep.device.spi.Outcome;
import org.doorstep.device.spi.Remedy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SdtFaultTest {
    @ParameterizedTest(name = "{0} is {1} for the {2}")
    @CsvSource({
        "10, I-301, TECHNICIAN",
        "11, I-302, TECHNICIAN",
        "21, I-303, TECHNICIAN",
        "24, I-304, TECHNICIAN",
        "31, I-305, RESIDENT",
        "32, I-306, ATTENDANT",
        "33, I-307, RESIDENT",
        "40, I-308, RESIDENT",
        "41, I-102, RESIDENT",
        "47, I-309, TECHNICIAN",
        "60, I-201, TECHNICIAN",
        "66, I-202, TECHNICIAN",
        "80, I-101, RESIDENT",
        "81, I-102, RESIDENT"
    })
    void every_failure_of_the_table_has_its_code(String sw3, String code, Remedy remedy) {
        Fault fault = Sw3.fault(SdtCommand.READ, HexFormat.fromHexDigits(sw3));
        assertThat(fault.code().value()).isEqualTo(code);
        assertThat(fault.remedy()).isEqualTo(remedy);
        assertThat(fault.detail()).contains("SW3 " + sw3);
    }

    @Test
    void what_the_table_calls_no_failure_is_none() {
        for (SdtCommand command : SdtCommand.values()) {
            assertThat(Sw3.failure(command, 0x90)).isFalse();
            assertThat(Sw3.failure(command, 0x9F)).isFalse();
        }
    }

    @Test
    void a_status_outside_the_table_answers_no_command() {
        List<Integer> table = List.of(
                0x10, 0x11, 0x21, 0x24, 0x31, 0x32, 0x33, 0x40, 0x41, 0x47, 0x60, 0x66, 0x80, 0x81, 0x90, 0x91, 0x9F);
        for (int sw3 = 0; sw3 < 256; sw3++) {
            if (!table.contains(sw3)) {
                for (SdtCommand command : SdtCommand.values()) {
                    assertThat(Sw3.failure(command, sw3))
                            .as("%s %02X", command, sw3)
                            .isFalse();
                }
            }
        }
    }

    static Stream<SdtTrouble> statuses() {
        return Arrays.stream(SdtTrouble.values()).filter(SdtTrouble::isStatus);
    }

    @ParameterizedTest
    @MethodSource("statuses")
    void a_reader_that_says_it_is_told_with_the_tables_code_and_works_again_afterwards(SdtTrouble trouble)
            throws Exception {
        try (Bench bench = new Bench();
                SdtAdapter adapter = bench.open()) {
            bench.reader.putDown(People.shipped().getFirst());
            adapter.position(bench.by());
            bench.reader.trouble(trouble, -1);
            Fault expected = Sw3.fault(SdtCommand.READ, trouble.sw3());
            Outcome<IdCard> outcome = adapter.read(1, bench.by());
            if (trouble == SdtTrouble.NO_CARD_FOUND) {
                // The reader still knows no card selected, so this one is gone.
                assertThat(fault(outcome).code().value()).isEqualTo("I-103");
            } else {
                assertThat(fault(outcome).code()).isEqualTo(expected.code());
            }
            bench.reader.calm();
            long placement = adapter.position(bench.by()).placement();
            assertThat(adapter.read(placement, bench.by())).isInstanceOf(Outcome.Done.class);
        }
    }

    private static Fault fault(Outcome<IdCard> outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Refused.class);
        return ((Outcome.Refused<IdCard>) outcome).fault();
    }

    @Test
    void a_reader_that_refuses_the_look_itself_is_told_with_the_tables_code() throws Exception {
        for (SdtTrouble trouble :
                List.of(SdtTrouble.CHECKSUM_ERROR, SdtTrouble.LENGTH_ERROR, SdtTrouble.COMMAND_ERROR)) {
            try (Bench bench = new Bench();
                    SdtAdapter adapter = bench.open()) {
                bench.reader.trouble(trouble, -1);
                assertThatThrownBy(() -> adapter.position(bench.by()))
                        .isInstanceOfSatisfying(
                                DeviceFault.class,
                                e -> assertThat(e.fault().code())
                                        .isEqualTo(Sw3.fault(SdtCommand.FIND, trouble.sw3())
                                                .code()));
            }
        }
    }

    @Test
    void each_code_has_its_entry_with_severity_remedy_and_words() throws Exception {
        String entries;
        try (InputStream in =
                Objects.requireNonNull(SdtFault.class.getResourceAsStream("/META-INF/doorstep/faults.yaml"))) {
            entries = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        List<String> codes = new ArrayList<>();
        Matcher each = Pattern.compile("(?m)^ {2}(\\S+):\\n((?: {4}.*\\n)+)").matcher(entries);
        while (each.find()) {
            codes.add(each.group(1));
            SdtFault fault = SdtFault.values()[codes.size() - 1];
            assertThat(each.group(2))
                    .contains(
                            "severity: " + fault.plain().severity().name().toLowerCase(Locale.ROOT) + "\n",
                            "remedy: " + fault.plain().remedy().name().toLowerCase(Locale.ROOT) + "\n")
                    .contains("name: ", "title: ", "cause: ", "resident: ", "attendant: ", "technician: ", "central: ")
                    .contains("signs: [\"SDT SW3 ");
        }
        assertThat(codes)
                .containsExactlyElementsOf(Arrays.stream(SdtFault.values())
                        .map(fault -> fault.code().value())
                        .toList());
    }
}
