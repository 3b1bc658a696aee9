// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.receipt.escpos;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AnswerFramerTest {
    private static byte[] hex(String hex) {
        return HexFormat.of().parseHex(hex.replace(" ", ""));
    }

    private static List<PrinterAnswer> take(AnswerFramer framer) {
        List<PrinterAnswer> all = new ArrayList<>();
        Optional<PrinterAnswer> answer = framer.next();
        while (answer.isPresent()) {
            all.add(answer.get());
            answer = framer.next();
        }
        return all;
    }

    @Test
    void tells_the_kinds_of_answers_apart_wherever_they_are_split() {
        byte[] stream = hex("12 00 1A 10 00 0F 00 37 25 00 0F 11 13 3D 20 41 00 7E");
        for (int cut = 0; cut <= stream.length; cut++) {
            AnswerFramer framer = new AnswerFramer();
            framer.feed(stream, 0, cut);
            List<PrinterAnswer> seen = new ArrayList<>(take(framer));
            framer.feed(stream, cut, stream.length - cut);
            seen.addAll(take(framer));
            assertThat(seen)
                    .as("cut at %d", cut)
                    .containsExactly(
                            new PrinterAnswer.RealTime(0x12),
                            new PrinterAnswer.Marker(0),
                            new PrinterAnswer.RealTime(0x1A),
                            new PrinterAnswer.Automatic(0x10000F00),
                            new PrinterAnswer.Cleared(),
                            new PrinterAnswer.Marker(0x0F),
                            new PrinterAnswer.OtherBlock(),
                            new PrinterAnswer.RealTime(0x7E));
        }
    }

    @Test
    void flow_control_and_high_bytes_are_noise() {
        AnswerFramer framer = new AnswerFramer();
        framer.feed(hex("11 13 FF 92 B0 12"), 0, 6);
        assertThat(take(framer)).containsExactly(new PrinterAnswer.RealTime(0x12));
    }

    @Test
    void an_automatic_status_that_broke_off_makes_no_marker_and_swallows_nothing_behind_it() {
        AnswerFramer framer = new AnswerFramer();
        framer.feed(hex("10 00 12"), 0, 3);
        assertThat(take(framer)).containsExactly(new PrinterAnswer.RealTime(0x12));
    }

    @Test
    void noise_without_end_fills_nothing_up() {
        AnswerFramer framer = new AnswerFramer();
        byte[] noise = new byte[1000];
        Random random = new Random(2);
        for (int i = 0; i < 100; i++) {
            random.nextBytes(noise);
            framer.feed(noise, 0, noise.length);
            take(framer);
        }
        byte[] quiet = new byte[100];
        java.util.Arrays.fill(quiet, (byte) 0xFF);
        framer.feed(quiet, 0, quiet.length);
        take(framer);
        framer.feed(hex("12"), 0, 1);
        assertThat(take(framer)).contains(new PrinterAnswer.RealTime(0x12));
    }
}
