// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.idcard.sdt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.doorstep.device.simulator.CardImage;
import org.doorstep.device.simulator.Outlet;
import org.doorstep.device.simulator.SdtReaderSimulator;
import org.doorstep.device.spi.AppendedAddresses;
import org.doorstep.device.spi.IdCard;
import org.doorstep.device.spi.SecretText;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Every command and answer of the protocol as bytes that were typed in from its tables: what the adapter writes and reads
 * and what the simulator reads and writes are held against them, each without the other.
 */
class GoldenBytesTest {
    private static final String PRE = "AA AA AA 96 69 ";
    private static final byte[] SAM = hex("05 00 03 00 41 26 35 01 39 30 00 00 44 33 22 11");

    private final SdtReaderSimulator reader = new SdtReaderSimulator(1);
    private final ByteArrayOutputStream answers = new ByteArrayOutputStream();

    private static byte[] hex(String... hex) {
        return HexFormat.of().parseHex(String.join("", hex).replace(" ", ""));
    }

    @BeforeEach
    void attach() {
        reader.samId(SAM);
        reader.attach(new Outlet() {
            @Override
            public void send(byte[] bytes, Duration thinking) {
                answers.writeBytes(bytes);
            }

            @Override
            public void cut() {}

            @Override
            public void restored() {}
        });
    }

    private byte[] simulator(String command) {
        reader.receive(hex(PRE, command));
        byte[] answer = answers.toByteArray();
        answers.reset();
        return answer;
    }

    private static SdtReply framed(byte[] bytes) {
        SdtFramer framer = new SdtFramer();
        framer.feed(bytes, 0, bytes.length);
        SdtReply reply = framer.next().orElseThrow();
        assertThat(framer.next()).isEmpty();
        return reply;
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "RESET, 00 03 10 FF EC",
        "STATUS, 00 03 11 FF ED",
        "SAM_ID, 00 03 12 FF EE",
        "FIND, 00 03 20 01 22",
        "SELECT, 00 03 20 02 21",
        "READ, 00 03 30 01 32",
        "READ_WITH_FINGERPRINTS, 00 03 30 10 23",
        "NEWEST_ADDRESS, 00 03 30 03 30",
        "MAX_RF_FRAME, 00 04 61 FF 50 CA"
    })
    void the_adapter_writes_each_command_of_the_table(SdtCommand command, String bytes) {
        assertThat(command.frame()).isEqualTo(hex(PRE, bytes));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "0, 00 03 60 00 63, 115200",
        "1, 00 03 60 01 62, 57600",
        "2, 00 03 60 02 61, 38400",
        "3, 00 03 60 03 60, 19200",
        "4, 00 03 60 04 67, 9600"
    })
    void the_baud_rates_are_encoded_and_obeyed(int code, String bytes, int baud) {
        assertThat(SdtCommand.encode(0x60, code)).isEqualTo(hex(PRE, bytes));
        assertThat(simulator(bytes)).isEqualTo(hex(PRE, "00 04 00 00 90 94"));
        assertThat(reader.baud()).isEqualTo(baud);
    }

    @ParameterizedTest(name = "{0} answered by {1}")
    @CsvSource({
        "RESET, 00 04 00 00 90 94, 90",
        "STATUS, 00 04 00 00 90 94, 90",
        "STATUS, 00 04 00 00 60 64, 60",
        "STATUS, 00 04 00 00 66 62, 66",
        "FIND, 00 08 00 00 9F 00 00 00 00 97, 9F",
        "FIND, 00 04 00 00 80 84, 80",
        "SELECT, 00 0C 00 00 90 00 00 00 00 00 00 00 00 9C, 90",
        "SELECT, 00 04 00 00 81 85, 81",
        "READ, 00 04 00 00 41 45, 41",
        "READ_WITH_FINGERPRINTS, 00 04 00 00 41 45, 41",
        "NEWEST_ADDRESS, 00 04 00 00 91 95, 91",
        "MAX_RF_FRAME, 00 04 00 00 90 94, 90"
    })
    void the_adapter_takes_each_short_answer_of_the_table(SdtCommand command, String bytes, String sw3) {
        SdtReply reply = framed(hex(PRE, bytes));
        assertThat(reply.sw3()).isEqualTo(HexFormat.fromHexDigits(sw3));
        assertThat(command.answeredBy(reply)).isTrue();
    }

    @Test
    void the_adapter_reads_the_module_number_as_it_is_printed() {
        SdtReply reply = framed(hex(PRE, "00 14 00 00 90 05 00 03 00 41 26 35 01 39 30 00 00 44 33 22 11 9C"));
        assertThat(SdtCommand.SAM_ID.answeredBy(reply)).isTrue();
        assertThat(SamId.printed(reply.data())).isEqualTo("05.03-20260417-0000012345-0287454020");
    }

    @Test
    void the_module_numbers_groups_are_unsigned_and_padded() {
        assertThat(SamId.printed(hex("00 FF 01 FF 07 00 00 00 00 00 00 80 FF FF FF FF")))
                .isEqualTo("00.01-00000007-2147483648-4294967295");
    }

    @Test
    void the_simulator_answers_each_command_by_the_bytes_of_the_table() {
        assertThat(simulator("00 03 10 FF EC")).isEqualTo(hex(PRE, "00 04 00 00 90 94"));
        assertThat(simulator("00 03 11 FF ED")).isEqualTo(hex(PRE, "00 04 00 00 90 94"));
        assertThat(simulator("00 03 12 FF EE"))
                .isEqualTo(hex(PRE, "00 14 00 00 90 05 00 03 00 41 26 35 01 39 30 00 00 44 33 22 11 9C"));
        assertThat(simulator("00 04 61 FF 50 CA")).isEqualTo(hex(PRE, "00 04 00 00 90 94"));
        assertThat(simulator("00 03 20 01 22")).isEqualTo(hex(PRE, "00 04 00 00 80 84"));
        assertThat(simulator("00 03 20 02 21")).isEqualTo(hex(PRE, "00 04 00 00 81 85"));
        assertThat(simulator("00 03 30 01 32")).isEqualTo(hex(PRE, "00 04 00 00 41 45"));
        assertThat(simulator("00 03 30 10 23")).isEqualTo(hex(PRE, "00 04 00 00 41 45"));
        assertThat(simulator("00 03 30 03 30")).isEqualTo(hex(PRE, "00 04 00 00 41 45"));
        reader.putDown(card("read base, resident"));
        assertThat(simulator("00 03 20 01 22")).isEqualTo(hex(PRE, "00 08 00 00 9F 00 00 00 00 97"));
        assertThat(simulator("00 03 20 02 21")).isEqualTo(hex(PRE, "00 0C 00 00 90 00 00 00 00 00 00 00 00 9C"));
        assertThat(simulator("00 03 30 03 30")).isEqualTo(hex(PRE, "00 04 00 00 91 95"));
    }

    /** The card of a plain read's answer, cut out of the bytes. */
    private static CardImage card(String answer) {
        byte[] data = LongAnswers.data(answer);
        return new CardImage(Arrays.copyOfRange(data, 4, 260), Arrays.copyOfRange(data, 260, 1284), null);
    }

    private void lay(CardImage image) {
        reader.putDown(image);
        simulator("00 03 20 01 22");
        simulator("00 03 20 02 21");
    }

    @ParameterizedTest
    @CsvSource({"resident", "resident valid for good", "permit", "foreigner 2017", "foreigner 2023"})
    void the_simulator_hands_out_each_layout_in_1295_bytes(String layout) {
        String name = "read base, " + layout;
        lay(card(name));
        assertThat(simulator("00 03 30 01 32")).hasSize(1295).isEqualTo(LongAnswers.frame(name));
    }

    @ParameterizedTest
    @CsvSource({"two, 1024, 2321", "one, 512, 1809", "none, 0, 1297"})
    void fingerprints_are_sliced_by_the_three_lengths(String count, int bytes, int whole) {
        String name = "read with fingerprints, " + count;
        byte[] data = LongAnswers.data(name);
        byte[] prints = Arrays.copyOfRange(data, data.length - bytes, data.length);
        CardImage plain = card("read base, resident");
        lay(new CardImage(plain.text(), plain.photo(), null, prints));
        assertThat(simulator("00 03 30 10 23")).hasSize(whole).isEqualTo(LongAnswers.frame(name));

        SdtReply reply = framed(LongAnswers.frame(name));
        assertThat(SdtCommand.READ_WITH_FINGERPRINTS.answeredBy(reply)).isTrue();
        assertThat(SdtCommand.READ.answeredBy(reply)).isFalse();
        CardBytes read = CardBytes.of(reply.data());
        assertThat(read.text()).isEqualTo(plain.text());
        assertThat(read.photo()).isEqualTo(plain.photo());
        assertThat(read.fingerprints()).hasSize(bytes / 512);
        for (int i = 0; i < bytes / 512; i++) {
            assertThat(read.fingerprints().get(i)).isEqualTo(Arrays.copyOfRange(prints, 512 * i, 512 * (i + 1)));
        }
    }

    @Test
    void appended_addresses_are_items_of_seventy_bytes() {
        CardImage plain = card("read base, resident");
        lay(plain.withNewestAddress("示范省长河市青石县城关镇东门巷9号"));
        assertThat(simulator("00 03 30 03 30")).isEqualTo(LongAnswers.frame("newest address, one"));
        lay(plain.withNewestAddress("示范省长河市青石县城关镇东门巷9号", "示范省长河市青石县柳林镇柳林街77号"));
        assertThat(simulator("00 03 30 03 30")).isEqualTo(LongAnswers.frame("newest address, two"));

        SdtReply one = framed(LongAnswers.frame("newest address, one"));
        assertThat(SdtCommand.NEWEST_ADDRESS.answeredBy(one)).isTrue();
        SdtReply two = framed(LongAnswers.frame("newest address, two"));
        assertThat(SdtCommand.NEWEST_ADDRESS.answeredBy(two)).isTrue();
        try (AppendedAddresses addresses = CardDecoder.addresses(two.data())) {
            assertThat(addresses.items())
                    .extracting(GoldenBytesTest::text)
                    .containsExactly("示范省长河市青石县城关镇东门巷9号", "示范省长河市青石县柳林镇柳林街77号");
        }
    }

    @Test
    void no_answer_of_a_card_is_taken_for_that_to_another_command() {
        for (String name : List.of(
                "read base, resident",
                "read with fingerprints, two",
                "read with fingerprints, one",
                "read with fingerprints, none",
                "newest address, one",
                "newest address, two")) {
            SdtReply reply = framed(LongAnswers.frame(name));
            assertThat(SdtCommand.values())
                    .filteredOn(command -> command.answeredBy(reply))
                    .as(name)
                    .hasSize(1);
        }
    }

    private static String text(SecretText secret) {
        return new String(secret.copy());
    }

    private static IdCard decoded(String answer) {
        SdtReply reply = framed(LongAnswers.frame(answer));
        assertThat(SdtCommand.READ.answeredBy(reply)).isTrue();
        CardBytes bytes = CardBytes.of(reply.data());
        assertThat(bytes.fingerprints()).isEmpty();
        return switch (CardDecoder.decode(bytes.text(), bytes.photo())) {
            case CardDecoder.Card(IdCard card) -> card;
            case CardDecoder.Broken(var fault) -> throw new AssertionError(fault.detail());
        };
    }

    @Test
    void the_adapter_reads_a_resident_of_nation_46() {
        try (IdCard card = decoded("read base, resident")) {
            assertThat(card.layout()).isEqualTo(IdCard.Layout.RESIDENT);
            assertThat(text(card.name())).isEqualTo("何映萱");
            assertThat(card.sex()).isEqualTo('2');
            assertThat(text(card.nation())).isEqualTo("46");
            assertThat(card.birth()).isEqualTo(LocalDate.of(1995, 2, 14));
            assertThat(text(card.address())).isEqualTo("示范省长河市青石县云台乡云台村五组12号");
            assertThat(text(card.number())).isEqualTo("99999919950214002X");
            assertThat(text(card.issuer())).isEqualTo("青石县公安局");
            assertThat(card.validFrom()).isEqualTo(LocalDate.of(2019, 3, 1));
            assertThat(card.validTo()).isEqualTo(LocalDate.of(2039, 3, 1));
            assertThat(card.photo()).hasSize(1024).startsWith(3, 10, 17);
        }
    }

    @Test
    void the_adapter_reads_a_card_that_is_valid_for_good() {
        try (IdCard card = decoded("read base, resident valid for good")) {
            assertThat(text(card.name())).isEqualTo("郑老吉");
            assertThat(card.validTo()).isNull();
        }
    }

    @Test
    void the_adapter_reads_a_permit() {
        try (IdCard card = decoded("read base, permit")) {
            assertThat(card.layout()).isEqualTo(IdCard.Layout.HONG_KONG_MACAO_TAIWAN);
            assertThat(text(card.name())).isEqualTo("陈港生");
            assertThat(text(card.number())).isEqualTo("810000199001010019");
            assertThat(card.nation().length()).isZero();
            assertThat(card.validTo()).isEqualTo(LocalDate.of(2033, 12, 1));
        }
    }

    @Test
    void the_adapter_reads_a_foreigners_card_of_2017() {
        try (IdCard card = decoded("read base, foreigner 2017")) {
            assertThat(card.layout()).isEqualTo(IdCard.Layout.FOREIGN_RESIDENT_2017);
            assertThat(text(card.name())).isEqualTo("杜约翰");
            assertThat(text(card.number())).isEqualTo("USA110090010114");
            assertThat(card.sex()).isEqualTo('1');
            assertThat(text(card.nation())).isEqualTo("USA");
            assertThat(card.birth()).isEqualTo(LocalDate.of(1990, 1, 1));
            assertThat(text(card.issuer())).isEqualTo("1500");
        }
    }

    @Test
    void the_adapter_reads_a_foreigners_card_of_2023() {
        try (IdCard card = decoded("read base, foreigner 2023")) {
            assertThat(card.layout()).isEqualTo(IdCard.Layout.FOREIGN_RESIDENT_2023);
            assertThat(text(card.name())).isEqualTo("WOLFESCHLEGELSTEINHAUSENBERGERDORFF ERIK");
            assertThat(text(card.number())).isEqualTo("91112419900101001X");
            assertThat(text(card.nation())).isEqualTo("DEU");
            assertThat(card.birth()).isEqualTo(LocalDate.of(1990, 1, 1));
        }
    }
}
