// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.conformance;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.doorstep.device.conformance.Cable.Direction;
import org.doorstep.device.link.Link;
import org.doorstep.device.link.LinkAddress;
import org.doorstep.device.link.LinkClosedException;
import org.doorstep.device.spi.Deadline;
import org.doorstep.device.spi.Ticker;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Trouble that does not happen would make every rule pass: each kind does what its name says. */
class MemoryCableTest {
    private final ManualTicker ticker = ManualTicker.leaping();
    private final List<String> heard = new ArrayList<>();
    private final List<Boolean> power = new ArrayList<>();
    private final MemoryCable cable = new MemoryCable(new MemoryCable.Device() {
        private Consumer<byte[]> out = _ -> {};

        @Override
        public void connected(Consumer<byte[]> to) {
            out = to;
        }

        /** Answers each byte x by {@code [x]}. */
        @Override
        public void received(byte[] bytes) {
            heard.add(new String(bytes, US_ASCII));
            for (byte b : bytes) {
                out.accept(new byte[] {'[', b, ']'});
            }
        }

        @Override
        public void power(boolean on) {
            power.add(on);
        }
    });
    private Link link;

    @BeforeEach
    void open() throws Exception {
        link = cable.open(new LinkAddress(MemoryCable.ADDRESS), ticker, in(1));
    }

    private Deadline in(int seconds) {
        return Deadline.in(ticker, Duration.ofSeconds(seconds));
    }

    private void say(String text) throws Exception {
        link.write(text.getBytes(US_ASCII), in(1));
    }

    /** What comes within a time, each read by itself and the milliseconds it came after. */
    private String within(int seconds) throws Exception {
        long start = ticker.nanos();
        var reads = new ArrayList<String>();
        var by = in(seconds);
        byte[] buffer = new byte[64];
        for (int count = link.read(buffer, by); count > 0; count = link.read(buffer, by)) {
            reads.add(new String(buffer, 0, count, US_ASCII) + "@" + (ticker.nanos() - start) / 1_000_000);
        }
        return String.join(" ", reads);
    }

    @Test
    void withoutTroubleAnswersComeAtOnce() throws Exception {
        say("ab");
        assertThat(within(1)).isEqualTo("[a][b]@0");
        assertThat(cable.answers()).contains(List.of(3, 3));
        assertThat(cable.count(Direction.TO_TERMINAL)).isEqualTo(6);
    }

    @Test
    void aSplitAnswerComesInTwoPartsApart() throws Exception {
        cable.splitAt(Direction.TO_TERMINAL, 4);
        say("ab");
        assertThat(within(1)).isEqualTo("[a][@0 b]@16");
    }

    @Test
    void anAnswerIsDoubledMergedSwappedShortenedDelayedAndDripped() throws Exception {
        cable.meddle(new FrameTrouble.Twice(0));
        say("a");
        assertThat(within(1)).isEqualTo("[a][a]@0");
        cable.calm();

        cable.meddle(new FrameTrouble.BehindNext(1));
        say("b");
        assertThat(within(1)).isEmpty();
        say("c");
        assertThat(within(1)).isEqualTo("[c][b]@0");
        cable.calm();

        cable.meddle(new FrameTrouble.WithNext(3));
        say("d");
        assertThat(within(1)).isEqualTo("[d]@20");
        cable.meddle(new FrameTrouble.WithNext(4));
        say("ef");
        assertThat(within(1)).isEqualTo("[e][f]@0");
        cable.calm();

        cable.meddle(new FrameTrouble.CutShort(6, 2));
        say("gh");
        assertThat(within(1)).isEqualTo("[g[h]@0");
        cable.calm();

        cable.meddle(new FrameTrouble.Late(8, Duration.ofMillis(300)));
        say("ij");
        assertThat(within(1)).isEqualTo("[i][j]@300");
        cable.calm();

        cable.meddle(new FrameTrouble.Drip(FrameTrouble.EVERY, Duration.ofMillis(5)));
        say("k");
        assertThat(within(1)).isEqualTo("[@5 k@10 ]@15");
    }

    @Test
    void noiseComesBeforeAndBehindTheAnswerMeant() throws Exception {
        cable.meddle(new FrameTrouble.NoiseBefore(0, "~".getBytes(US_ASCII)));
        cable.meddle(new FrameTrouble.NoiseBehind(1, "!".getBytes(US_ASCII)));
        say("abc");
        assertThat(within(1)).isEqualTo("~[a][b]![c]@0");
    }

    @Test
    void powerGoesAtTheByteAndComesWithRestore() throws Exception {
        cable.powerOffAt(Direction.TO_DEVICE, 2);
        say("abcd");
        assertThat(heard).containsExactly("ab");
        assertThat(within(1)).isEqualTo("[a][b]@0");
        say("e");
        assertThat(heard).hasSize(1);
        assertThat(power).containsExactly(false);
        cable.restore();
        assertThat(power).containsExactly(false, true);
        open();
        say("f");
        assertThat(within(1)).isEqualTo("[f]@0");
    }

    @Test
    void powerGoesInTheMidstOfAnAnswer() throws Exception {
        cable.powerOffAt(Direction.TO_TERMINAL, 4);
        say("ab");
        say("c");
        assertThat(within(1)).isEqualTo("[a][@0");
        assertThat(power).containsExactly(false);
    }

    @Test
    void anInterruptComesAtTheByteAndNotInTheDevicesTurn() throws Exception {
        cable.interruptAt(Direction.TO_DEVICE, 1);
        say("abc");
        assertThat(heard).containsExactly("ab", "c");
        assertThat(Thread.interrupted()).isTrue();
        say("d");
        assertThat(Thread.interrupted()).isFalse();
    }

    @Test
    void aCutCableIsUnpluggedUntilItIsRestored() throws Exception {
        cable.cutAt(Direction.TO_DEVICE, 1);
        assertThatThrownBy(() -> say("ab")).isInstanceOf(LinkClosedException.class);
        assertThat(heard).containsExactly("a");
        assertThatThrownBy(this::open).isInstanceOf(IOException.class).hasMessageContaining("plug it in");
        cable.restore();
        open();
        say("x");
        assertThat(within(1)).isEqualTo("[x]@0");
    }

    @Test
    void inRealTimeAnswersAreNotKeptBack() throws Exception {
        cable.open(new LinkAddress(MemoryCable.ADDRESS), Ticker.system(), Deadline.in(Duration.ofSeconds(60)));
        assertThat(cable.meddle(new FrameTrouble.Late(0, Duration.ofSeconds(1))))
                .isFalse();
        assertThat(cable.meddle(new FrameTrouble.Twice(0))).isTrue();
    }

    @Test
    void aLinkCableSplitsSilencesTurnsAndCutsAtTheByte() throws Exception {
        var around = new LinkCable(cable);
        try (Link real = around.open(new LinkAddress(MemoryCable.ADDRESS), ticker, in(1))) {
            around.splitAt(Direction.TO_TERMINAL, 2);
            around.corruptAt(Direction.TO_TERMINAL, 4);
            real.write("ab".getBytes(US_ASCII), in(1));
            var all = new ByteArrayOutputStream();
            byte[] buffer = new byte[64];
            assertThat(real.read(buffer, in(1))).isEqualTo(2);
            all.write(buffer, 0, 2);
            assertThat(real.read(buffer, in(1))).isEqualTo(4);
            all.write(buffer, 0, 4);
            assertThat(all.toString(US_ASCII)).isEqualTo("[a][f]");
            around.silenceAt(Direction.TO_DEVICE, 3);
            real.write("cd".getBytes(US_ASCII), in(1));
            assertThat(real.read(buffer, in(1))).isEqualTo(3);
            assertThat(real.read(buffer, in(1))).isZero();
            assertThat(around.count(Direction.TO_DEVICE)).isEqualTo(4);
            around.restore();
            around.cutAt(Direction.TO_TERMINAL, 10);
            real.write("e".getBytes(US_ASCII), in(1));
            assertThat(real.read(buffer, in(1))).isEqualTo(1);
            assertThatThrownBy(() -> real.read(buffer, in(1))).isInstanceOf(LinkClosedException.class);
            assertThatThrownBy(() -> around.open(new LinkAddress(MemoryCable.ADDRESS), ticker, in(1)))
                    .hasMessageContaining("plug it in");
        }
    }
}
