// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.List;
import org.doorstep.device.simulator.LineFaults.Piece;
import org.junit.jupiter.api.Test;

class LineFaultsTest {
    private static final byte[] ANSWER = Captured.hex("AA AA AA 96 69 00 04 00 00 80 84");

    private final LineFaults faults = new LineFaults(5);

    private List<Piece> sent() {
        return faults.instead(ANSWER, Duration.ofMillis(7));
    }

    private static byte[] joined(List<Piece> pieces) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        pieces.forEach(piece -> all.writeBytes(piece.bytes()));
        return all.toByteArray();
    }

    @Test
    void a_sound_wire_changes_nothing() {
        assertThat(sent()).singleElement().satisfies(piece -> {
            assertThat(piece.bytes()).isEqualTo(ANSWER);
            assertThat(piece.thinking()).isEqualTo(Duration.ofMillis(7));
            assertThat(piece.thenUnplug()).isFalse();
        });
    }

    @Test
    void a_late_answer_leaves_later_and_whole() {
        faults.late(Duration.ofSeconds(3));
        assertThat(sent()).singleElement().satisfies(piece -> {
            assertThat(piece.bytes()).isEqualTo(ANSWER);
            assertThat(piece.thinking()).isEqualTo(Duration.ofMillis(3007));
        });
    }

    @Test
    void an_answer_sent_twice_is_the_same_both_times() {
        faults.twice(true);
        assertThat(sent())
                .hasSize(2)
                .allSatisfy(piece -> assertThat(piece.bytes()).isEqualTo(ANSWER));
    }

    @Test
    void a_split_answer_is_whole_in_the_end_and_pauses_in_the_middle() {
        faults.split(Duration.ofMillis(40));
        assertThat(sent()).hasSize(2);
        List<Piece> pieces = sent();
        assertThat(joined(pieces)).isEqualTo(ANSWER);
        assertThat(pieces.getLast().thinking()).isEqualTo(Duration.ofMillis(40));
    }

    @Test
    void a_wrong_answer_differs_in_its_last_byte_only_and_the_devices_own_bytes_are_left_alone() {
        faults.wrong(true);
        byte[] before = ANSWER.clone();
        assertThat(sent()).singleElement().satisfies(piece -> {
            assertThat(piece.bytes()).hasSameSizeAs(ANSWER).startsWith(Captured.hex("AA AA AA 96 69 00 04 00 00 80"));
            assertThat(piece.bytes()[ANSWER.length - 1]).isNotEqualTo((byte) 0x84);
        });
        assertThat(ANSWER).isEqualTo(before);
    }

    @Test
    void noise_comes_once_and_before_the_answer() {
        faults.noiseNext(9);
        byte[] said = joined(sent());
        assertThat(said)
                .hasSize(9 + ANSWER.length)
                .startsWith(Captured.hex("AA AA AA"))
                .endsWith(ANSWER);
        assertThat(joined(sent())).isEqualTo(ANSWER);
    }

    @Test
    void a_cut_answer_ends_in_its_middle_with_the_plug_pulled_once() {
        faults.cutNext(true);
        assertThat(sent()).singleElement().satisfies(piece -> {
            assertThat(piece.bytes()).hasSize(ANSWER.length / 2);
            assertThat(piece.thenUnplug()).isTrue();
        });
        assertThat(faults.cuts()).isFalse();
        assertThat(joined(sent())).isEqualTo(ANSWER);
    }

    @Test
    void a_lost_answer_is_nothing_and_the_next_one_comes_when_the_wire_is_mended() {
        faults.lost(true);
        assertThat(sent()).isEmpty();
        faults.lost(false);
        assertThat(joined(sent())).isEqualTo(ANSWER);
    }
}
