// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.link;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.doorstep.device.spi.Deadline;
import org.doorstep.device.spi.Ticker;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class MemoryLinkTest {
    private final MemoryLink.Pair pair = MemoryLink.pair(new LinkAddress("tcp:memory.test:1"), Ticker.system());
    private final Deadline now = Deadline.in(Duration.ZERO);

    private List<String> pieces() throws Exception {
        var pieces = new ArrayList<String>();
        byte[] buffer = new byte[100];
        for (int n = pair.far().read(buffer, now); n > 0; n = pair.far().read(buffer, now)) {
            pieces.add(new String(buffer, 0, n, US_ASCII));
        }
        return pieces;
    }

    private void write(String text) throws Exception {
        pair.near().write(text.getBytes(US_ASCII), now);
    }

    @Test
    void piecesAreMergedUnlessTheSenderSplitsThem() throws Exception {
        write("ab");
        write("cd");
        assertThat(pieces()).containsExactly("abcd");
        pair.near().splitAt(6, 7);
        write("abcdef");
        assertThat(pieces()).containsExactly("ab", "c", "def");
        pair.near().splitEvery(2);
        write("abcde");
        assertThat(pieces()).containsExactly("ab", "cd", "e");
    }

    @Test
    void droppedBytesAreMissingAndTheSenderDoesNotNotice() throws Exception {
        pair.near().drop(1, 2);
        write("abcd");
        assertThat(pieces()).containsExactly("ad");
        assertThat(pair.near().sent()).isEqualTo(4);
    }

    @Test
    void aCutDeliversWhatWasSentBeforeItAndThenBothEndsAreGone() throws Exception {
        pair.near().cutAfter(2);
        assertThatThrownBy(() -> write("abcd")).isInstanceOf(LinkClosedException.class);
        byte[] got = new byte[9];
        assertThat(pair.far().read(got, now)).isEqualTo(2);
        assertThatThrownBy(() -> pair.far().read(got, now)).isInstanceOf(LinkClosedException.class);
        assertThatThrownBy(() -> pair.near().read(got, now)).isInstanceOf(LinkClosedException.class);
    }

    @Test
    void aStalledPeerEndsTheWriteAtItsDeadlineAndTheLinkWithIt() throws Exception {
        pair.near().stallAfter(3);
        assertThatThrownBy(() -> write("abcd")).isInstanceOf(WriteStalledException.class);
        assertThatThrownBy(() -> write("e")).isInstanceOf(LinkClosedException.class);
        byte[] got = new byte[9];
        assertThat(pair.far().read(got, now)).isEqualTo(3);
    }

    @Test
    void aCorruptedByteArrivesWithItsBitsTurned() throws Exception {
        pair.near().corrupt(1, 0x01);
        write("aaa");
        assertThat(pieces()).containsExactly("a`a");
    }

    @Test
    void aDeviceWithoutAThreadIsHandedThePiecesAndAnswersBeforeTheWriteReturns() throws Exception {
        var heard = new ArrayList<String>();
        pair.far().handTo(bytes -> {
            heard.add(new String(bytes, US_ASCII));
            try {
                pair.far().write("ok".getBytes(US_ASCII), now);
            } catch (java.io.IOException | InterruptedException e) {
                throw new AssertionError(e);
            }
        });
        pair.near().splitAt(3);
        write("ab");
        write("cd");
        assertThat(heard).containsExactly("ab", "c", "d");
        byte[] got = new byte[9];
        assertThat(pair.near().read(got, now)).isEqualTo(6);
        pair.near().cutAfter(5);
        assertThatThrownBy(() -> write("ef")).isInstanceOf(LinkClosedException.class);
        assertThat(heard).endsWith("d", "e");
    }

    @Test
    void anEndThatHasReadAllAndWaitsSaysSo() throws Exception {
        assertThat(pair.far().waitsForInput()).isFalse();
        var read = Background.run(() -> pair.far().input().read());
        Background.await(pair.far()::waitsForInput);
        write("a");
        assertThat(read.failure()).isNull();
        assertThat(pair.far().waitsForInput()).isFalse();
    }

    @Test
    void theStreamsOfASimulatorEndWithTheLink() throws Exception {
        pair.far().output().write("hello".getBytes(US_ASCII));
        byte[] got = new byte[9];
        assertThat(pair.near().read(got, now)).isEqualTo(5);
        write("bye");
        pair.near().close();
        assertThat(pair.far().input().readAllBytes()).asString().isEqualTo("bye");
        assertThatThrownBy(() -> pair.far().output().write(1)).isInstanceOf(LinkClosedException.class);
    }

    @Test
    void framesAreReadHoweverTheBytesArrive() throws Exception {
        pair.near().splitEvery(1);
        var lines = new FrameReader<>(pair.far(), new LineFramer());
        write("one\ntw");
        assertThat(lines.next(now)).contains("one");
        assertThat(lines.next(now)).isEmpty();
        write("o\nthree\n");
        assertThat(lines.next(now)).contains("two");
        assertThat(lines.next(now)).contains("three");
        write("half");
        assertThat(lines.next(now)).isEmpty();
        lines.discard();
        write("whole\n");
        assertThat(lines.next(now)).contains("whole");
    }

    private static final class LineFramer implements Framer<String> {
        private String pending = "";

        @Override
        public void feed(byte[] bytes, int from, int count) {
            pending += new String(bytes, from, count, US_ASCII);
        }

        @Override
        public java.util.Optional<String> next() {
            int end = pending.indexOf('\n');
            if (end < 0) {
                return java.util.Optional.empty();
            }
            String line = pending.substring(0, end);
            pending = pending.substring(end + 1);
            return java.util.Optional.of(line);
        }

        @Override
        public void reset() {
            pending = "";
        }
    }
}
