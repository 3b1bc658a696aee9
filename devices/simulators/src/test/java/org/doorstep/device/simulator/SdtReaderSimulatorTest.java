// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

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
}
