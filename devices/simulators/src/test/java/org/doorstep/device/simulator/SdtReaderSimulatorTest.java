// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SdtReaderSimulatorTest {
    private static final String PRE = "AA AA AA 96 69 ";
    private static final String FIND = PRE + "00 03 20 01 22";
    private static final String SELECT = PRE + "00 03 20 02 21";
    private static final String READ = PRE + "00 03 30 01 32";
    private static final String NEWEST = PRE + "00 03 30 03 30";
    private static final String NO_CARD = PRE + "00 04 00 00 80 84";
    private static final String FOUND = PRE + "00 08 00 00 9F 00 00 00 00 97";

    private final SdtReaderSimulator reader = new SdtReaderSimulator(7);
    private final Captured wire = new Captured();

    @BeforeEach
    void attach() {
        reader.attach(wire);
    }

    private String ask(String hex) {
        reader.receive(Captured.hex(hex));
        return wire.takeHex();
    }

    @Test
    void answers_with_the_bytes_of_the_protocol_document() {
        assertThat(ask(PRE + "00 03 11 FF ED")).isEqualTo(PRE + "00 04 00 00 90 94");
        assertThat(ask(FIND)).isEqualTo(NO_CARD);
        assertThat(ask(SELECT)).isEqualTo(PRE + "00 04 00 00 81 85");
        assertThat(ask(READ)).isEqualTo(PRE + "00 04 00 00 41 45");
        reader.putDown(People.shipped().getFirst());
        assertThat(ask(FIND)).isEqualTo(FOUND);
        assertThat(ask(SELECT)).startsWith(PRE + "00 0C 00 00 90");
        reader.receive(Captured.hex(READ));
        byte[] answer = wire.take();
        assertThat(answer).hasSize(1295);
        assertThat(Arrays.copyOfRange(answer, 5, 14)).isEqualTo(Captured.hex("05 08 00 00 90 01 00 04 00"));
    }

    @Test
    void answers_a_fingerprint_read_with_1297_bytes_where_the_card_has_none() {
        reader.putDown(People.shipped().getFirst());
        ask(FIND);
        ask(SELECT);
        reader.receive(Captured.hex(PRE + "00 03 30 10 23"));
        assertThat(wire.take()).hasSize(1297);
    }

    @Test
    void a_card_once_read_answers_find_no_more_until_it_is_lifted() {
        reader.putDown(People.shipped().getFirst());
        ask(FIND);
        ask(SELECT);
        ask(READ);
        assertThat(ask(FIND)).isEqualTo(NO_CARD);
        assertThat(ask(NEWEST)).isEqualTo(PRE + "00 04 00 00 91 95");
        reader.lift();
        assertThat(ask(NEWEST)).isEqualTo(PRE + "00 04 00 00 41 45");
        reader.putDown(People.shipped().getFirst());
        assertThat(ask(FIND)).isEqualTo(FOUND);
        assertThat(reader.reads()).isEqualTo(1);
    }

    @Test
    void understands_a_command_split_at_any_byte_and_behind_garbage() {
        byte[] whole = Captured.hex("00 AA 96 AA AA " + FIND);
        for (int cut = 0; cut <= whole.length; cut++) {
            reader.receive(Arrays.copyOf(whole, cut));
            reader.receive(Arrays.copyOfRange(whole, cut, whole.length));
            assertThat(wire.takeHex()).as("cut at %d", cut).isEqualTo(NO_CARD);
        }
    }

    @Test
    void complains_of_a_wrong_checksum_and_a_wrong_length() {
        assertThat(ask(PRE + "00 03 20 01 23")).isEqualTo(PRE + "00 04 00 00 10 14");
        assertThat(ask(PRE + "00 00")).isEqualTo(PRE + "00 04 00 00 11 15");
        assertThat(ask(PRE + "00 03 77 01 75")).isEqualTo(PRE + "00 04 00 00 21 25");
    }

    @Test
    void without_power_it_answers_nothing_and_forgets_that_it_read_the_card() {
        reader.putDown(People.shipped().getFirst());
        ask(FIND);
        ask(SELECT);
        ask(READ);
        reader.powerOff();
        assertThat(ask(FIND)).isEmpty();
        reader.powerOn();
        assertThat(ask(FIND)).isEqualTo(FOUND);
    }

    static Stream<SdtTrouble> statuses() {
        return Arrays.stream(SdtTrouble.values()).filter(SdtTrouble::isStatus);
    }

    @ParameterizedTest
    @MethodSource("statuses")
    void each_status_is_answered_as_often_as_told_by_a_command_that_can_meet_it(SdtTrouble trouble) {
        String command =
                trouble == SdtTrouble.NO_CARD_FOUND ? FIND : trouble == SdtTrouble.SELECT_FAILED ? SELECT : READ;
        reader.putDown(People.shipped().getFirst());
        ask(FIND);
        if (trouble != SdtTrouble.SELECT_FAILED) {
            ask(SELECT);
        }
        reader.trouble(trouble, 2);
        int check = 0x04 ^ trouble.sw3();
        String refused = PRE + String.format("00 04 00 00 %02X %02X", trouble.sw3(), check);
        assertThat(ask(command)).isEqualTo(refused);
        assertThat(reader.troubles()).containsExactly(Map.entry(trouble, 1));
        assertThat(ask(command)).isEqualTo(refused);
        assertThat(reader.troubles()).isEmpty();
        assertThat(ask(command)).isNotEqualTo(refused);
    }

    @Test
    void a_status_that_a_command_cannot_meet_waits_for_one_that_can() {
        reader.trouble(SdtTrouble.READ_FAILED, 1);
        assertThat(ask(FIND)).isEqualTo(NO_CARD);
        assertThat(reader.troubles()).containsKey(SdtTrouble.READ_FAILED);
        reader.calm();
        assertThat(reader.troubles()).isEmpty();
    }

    @Test
    void what_becomes_of_an_answer_on_its_way_is_scripted() {
        reader.trouble(SdtTrouble.TWICE, 1);
        assertThat(ask(FIND)).isEqualTo(NO_CARD + " " + NO_CARD);
        reader.trouble(SdtTrouble.CUT_SHORT, 1);
        assertThat(ask(FIND)).isEqualTo(PRE.strip());
        reader.trouble(SdtTrouble.DAMAGED, 1);
        assertThat(ask(FIND)).isEqualTo(PRE + "00 04 00 00 90 84");
        reader.trouble(SdtTrouble.SILENT, 1);
        assertThat(ask(FIND)).isEmpty();
        reader.trouble(SdtTrouble.ANOTHER_ANSWER, 1);
        assertThat(ask(FIND)).startsWith(PRE + "00 0C 00 00 90");
        reader.trouble(SdtTrouble.NOISE_FIRST, 1);
        assertThat(ask(FIND)).startsWith("AA AA AA").endsWith(NO_CARD).hasSizeGreaterThan(3 * 64);
        assertThat(ask(FIND)).isEqualTo(NO_CARD);
    }

    @Test
    void a_split_answer_is_the_same_bytes_in_pieces_with_pauses() {
        List<Integer> pieces = new ArrayList<>();
        List<Duration> pauses = new ArrayList<>();
        SdtReaderSimulator split = new SdtReaderSimulator(1);
        split.attach(new Outlet() {
            @Override
            public void send(byte[] bytes, Duration thinking) {
                pieces.add(bytes.length);
                pauses.add(thinking);
            }

            @Override
            public void cut() {}

            @Override
            public void restored() {}
        });
        split.trouble(SdtTrouble.SPLIT, -1);
        split.receive(Captured.hex(PRE + "00 03 12 FF EE"));
        assertThat(pieces).containsExactly(16, 11);
        assertThat(pauses.getFirst()).isZero();
        assertThat(pauses.getLast()).isPositive();
        pieces.clear();
        pauses.clear();
        split.calm();
        split.trouble(SdtTrouble.LATE, 1);
        split.lateBy(Duration.ofSeconds(2));
        split.receive(Captured.hex(FIND));
        assertThat(pauses).containsExactly(Duration.ofSeconds(2));
    }

    @Test
    void lengths_that_contradict_each_other_come_in_a_whole_frame() {
        reader.putDown(People.shipped().getFirst());
        ask(FIND);
        ask(SELECT);
        reader.trouble(SdtTrouble.LENGTHS_CONTRADICT, 1);
        reader.receive(Captured.hex(READ));
        byte[] answer = wire.take();
        assertThat(answer).hasSize(1295);
        assertThat(Arrays.copyOfRange(answer, 10, 14)).isEqualTo(Captured.hex("01 07 04 00"));
        int sum = 0;
        for (int i = 5; i < answer.length; i++) {
            sum ^= answer[i];
        }
        assertThat(sum & 0xff).as("its check byte is right").isZero();
    }

    @Test
    void two_cards_at_once_are_found_and_not_selected() {
        reader.putDown(People.shipped().get(0));
        reader.putDownBeside(People.shipped().get(1).image());
        assertThat(ask(FIND)).isEqualTo(FOUND);
        assertThat(ask(SELECT)).isEqualTo(PRE + "00 04 00 00 81 85");
        reader.liftFirst();
        assertThat(ask(FIND)).isEqualTo(FOUND);
        assertThat(ask(SELECT)).startsWith(PRE + "00 0C 00 00 90");
        reader.liftFirst();
        assertThat(ask(FIND)).isEqualTo(NO_CARD);
        assertThat(reader.placements()).isEqualTo(2);
    }

    @Test
    void another_reader_has_another_number_of_sixteen_bytes() {
        reader.samId(Captured.hex("01 00 02 00 00 00 00 00 00 00 00 00 00 00 00 07"));
        assertThat(ask(PRE + "00 03 12 FF EE"))
                .isEqualTo(PRE + "00 14 00 00 90 01 00 02 00 00 00 00 00 00 00 00 00 00 00 00 07 80");
        assertThatThrownBy(() -> reader.samId(new byte[15])).hasMessageContaining("16 bytes");
    }
}
