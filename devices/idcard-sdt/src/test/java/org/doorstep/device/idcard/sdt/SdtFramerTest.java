// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.idcard.sdt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SdtFramerTest {
    private static final String PRE = "AA AA AA 96 69 ";
    private static final String FOUND = PRE + "00 08 00 00 9F 00 00 00 00 97";
    private static final String NONE = PRE + "00 04 00 00 80 84";

    private static byte[] hex(String... hex) {
        return HexFormat.of().parseHex(String.join("", hex).replace(" ", ""));
    }

    private static List<Integer> statuses(SdtFramer framer) {
        List<Integer> all = new ArrayList<>();
        Optional<SdtReply> reply = framer.next();
        while (reply.isPresent()) {
            all.add(reply.get().sw3());
            reply = framer.next();
        }
        return all;
    }

    private static List<Integer> statuses(byte[] bytes) {
        SdtFramer framer = new SdtFramer();
        framer.feed(bytes, 0, bytes.length);
        return statuses(framer);
    }

    @Test
    void reads_the_replies_of_the_protocol_document() {
        assertThat(statuses(hex(FOUND, NONE, PRE + "00 04 00 00 41 45", PRE + "00 04 00 00 90 94")))
                .containsExactly(0x9F, 0x80, 0x41, 0x90);
    }

    @Test
    void a_stream_split_at_any_byte_gives_the_same_replies() {
        byte[] stream = hex("00 AA AA", FOUND, "96 69 AA", NONE);
        for (int cut = 0; cut <= stream.length; cut++) {
            SdtFramer framer = new SdtFramer();
            framer.feed(stream, 0, cut);
            List<Integer> seen = new ArrayList<>(statuses(framer));
            framer.feed(stream, cut, stream.length - cut);
            seen.addAll(statuses(framer));
            assertThat(seen).as("cut at %d", cut).containsExactly(0x9F, 0x80);
        }
    }

    @Test
    void a_truncated_frame_gives_way_to_the_whole_one_behind_it() {
        byte[] truncated = hex(FOUND);
        for (int length = 0; length < truncated.length; length++) {
            ByteArrayOutputStream stream = new ByteArrayOutputStream();
            stream.write(truncated, 0, length);
            // A truncated length may promise up to 2,400 bytes before the damage shows.
            stream.writeBytes(hex((NONE + " ").repeat(230)));
            assertThat(statuses(stream.toByteArray()))
                    .as("truncated to %d", length)
                    .contains(0x80)
                    .doesNotContain(0x9F);
        }
    }

    @Test
    void a_frame_with_any_bit_turned_over_is_not_taken_for_a_whole_one() {
        byte[] frame = hex(FOUND);
        for (int bit = 0; bit < frame.length * 8; bit++) {
            byte[] damaged = frame.clone();
            damaged[bit / 8] ^= (byte) (1 << bit % 8);
            assertThat(statuses(damaged)).as("bit %d", bit).isEmpty();
        }
    }

    @Test
    void a_length_that_no_frame_has_is_not_waited_for() {
        assertThat(statuses(hex(PRE + "09 61", NONE))).containsExactly(0x80);
        assertThat(statuses(hex(PRE + "FF FF", NONE))).containsExactly(0x80);
        assertThat(statuses(hex(PRE + "00 03", NONE))).containsExactly(0x80);
    }

    @Test
    void any_amount_of_noise_before_a_frame_is_skipped() {
        Random random = new Random(11);
        for (int round = 0; round < 50; round++) {
            byte[] noise = new byte[random.nextInt(20_000)];
            random.nextBytes(noise);
            SdtFramer framer = new SdtFramer();
            for (int at = 0; at < noise.length; at += 1024) {
                framer.feed(noise, at, Math.min(1024, noise.length - at));
                assertThat(statuses(framer)).isEmpty();
            }
            framer.feed(hex(NONE), 0, hex(NONE).length);
            assertThat(statuses(framer)).containsExactly(0x80);
        }
    }

    @Test
    void the_longest_answer_known_fits() {
        byte[] frame = new byte[2321];
        System.arraycopy(hex(PRE + "09 0A 00 00 90 01 00 04 00 04 00"), 0, frame, 0, 16);
        byte sum = 0;
        for (int i = 5; i < frame.length - 1; i++) {
            sum ^= frame[i];
        }
        frame[frame.length - 1] = sum;
        SdtFramer framer = new SdtFramer();
        framer.feed(frame, 0, frame.length);
        assertThat(framer.next().orElseThrow().data()).hasSize(2310);
    }
}
