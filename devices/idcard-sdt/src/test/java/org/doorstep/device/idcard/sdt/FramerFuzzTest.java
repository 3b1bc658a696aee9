// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.idcard.sdt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.doorstep.device.conformance.fuzz.FramerFuzz;
import org.doorstep.device.link.Framer;
import org.junit.jupiter.api.Test;

/** Damaged frames by the thousand; by the million with {@code -Ddoorstep.fuzz=1000000}. */
class FramerFuzzTest {
    private static final int[] PREAMBLE = {0xAA, 0xAA, 0xAA, 0x96, 0x69};

    private static byte[] frame(int sw3, int dataBytes) {
        byte[] frame = new byte[5 + 2 + 3 + dataBytes + 1];
        for (int i = 0; i < 5; i++) {
            frame[i] = (byte) PREAMBLE[i];
        }
        int length = 4 + dataBytes;
        frame[5] = (byte) (length >> 8);
        frame[6] = (byte) length;
        frame[9] = (byte) sw3;
        byte[] data = new byte[dataBytes];
        new Random(sw3 + dataBytes).nextBytes(data);
        System.arraycopy(data, 0, frame, 10, dataBytes);
        for (int i = 5; i < frame.length - 1; i++) {
            frame[frame.length - 1] ^= frame[i];
        }
        return frame;
    }

    private static final List<byte[]> GOOD = List.of(
            frame(0x90, 0),
            frame(0x80, 0),
            frame(0x41, 0),
            frame(0x9F, 4),
            frame(0x90, 8),
            frame(0x90, 16),
            frame(0x90, 70),
            frame(0x90, 1284));

    /** Straight from the protocol's description: preamble, length, three bytes of status, data, exclusive or. */
    private static int endOf(SdtReply reply, byte[] stream, int from) {
        int whole = 5 + 2 + 3 + reply.data().length + 1;
        for (int at = from; at + whole <= stream.length; at++) {
            if (valid(reply, stream, at, whole)) {
                return at + whole;
            }
        }
        return -1;
    }

    private static boolean valid(SdtReply reply, byte[] stream, int at, int whole) {
        for (int i = 0; i < 5; i++) {
            if ((stream[at + i] & 0xff) != PREAMBLE[i]) {
                return false;
            }
        }
        int length = (stream[at + 5] & 0xff) * 256 + (stream[at + 6] & 0xff);
        int sum = 0;
        for (int i = at + 5; i < at + whole; i++) {
            sum ^= stream[i];
        }
        return length == whole - 7
                && (sum & 0xff) == 0
                && (stream[at + 9] & 0xff) == reply.sw3()
                && Arrays.equals(reply.data(), Arrays.copyOfRange(stream, at + 10, at + whole - 1));
    }

    @Test
    void damagedFramesAreNeverAcceptedNorKeptNorThrowAnything() {
        var result = new FramerFuzz<>(SdtFramer::new, GOOD, FramerFuzzTest::endOf).run(FramerFuzz.frames(20_000), 31);
        System.getLogger("fuzz").log(System.Logger.Level.INFO, "SDT frames: {0}", result);
        assertThat(result.accepted()).isPositive().isGreaterThan(result.frames() / 10);
    }

    /** The fuzz itself finds what it is there for. */
    @Test
    void aFramerThatBelievesAnyCheckByteIsCaught() {
        assertThatThrownBy(() -> new FramerFuzz<>(Gullible::new, GOOD, FramerFuzzTest::endOf).run(20_000, 31))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("wrong accept");
    }

    private static final class Gullible implements Framer<SdtReply> {
        private byte[] kept = {};

        @Override
        public void feed(byte[] bytes, int from, int count) {
            kept = Arrays.copyOf(kept, kept.length + count);
            System.arraycopy(bytes, from, kept, kept.length - count, count);
        }

        @Override
        public Optional<SdtReply> next() {
            for (int at = 0; at + 11 <= kept.length; at++) {
                if ((kept[at] & 0xff) == 0xAA && (kept[at + 4] & 0xff) == 0x69) {
                    int length = (kept[at + 5] & 0xff) * 256 + (kept[at + 6] & 0xff);
                    int end = at + 7 + length;
                    if (length >= 4 && length < 2400 && end <= kept.length) {
                        var reply = new SdtReply(kept[at + 9] & 0xff, Arrays.copyOfRange(kept, at + 10, end - 1));
                        kept = Arrays.copyOfRange(kept, end, kept.length);
                        return Optional.of(reply);
                    }
                }
            }
            return Optional.empty();
        }

        @Override
        public void reset() {
            kept = new byte[0];
        }
    }
}
