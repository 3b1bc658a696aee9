// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.link;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketException;
import java.time.Duration;
import org.doorstep.device.spi.Deadline;
import org.doorstep.device.spi.Ticker;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class TcpLinkTest {
    private ServerSocket server;
    private LinkAddress address;

    @BeforeEach
    void listen() throws IOException {
        server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        address = new LinkAddress("tcp:127.0.0.1:" + server.getLocalPort());
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    private static Deadline liveness() {
        return Deadline.in(Duration.ofSeconds(60));
    }

    private Link open() throws IOException, InterruptedException {
        return Links.system().open(address, Ticker.system(), liveness());
    }

    @Test
    void bytesGoBothWaysAndThePeersLastOnesAreReadBeforeItsEndShows() throws Exception {
        try (var link = open();
                var peer = server.accept()) {
            link.write("ping".getBytes(US_ASCII), liveness());
            assertThat(peer.getInputStream().readNBytes(4)).asString().isEqualTo("ping");
            peer.getOutputStream().write("bye".getBytes(US_ASCII));
            peer.close();
            byte[] got = new byte[8];
            int have = 0;
            while (have < 3) {
                byte[] part = new byte[8];
                int n = link.read(part, liveness());
                System.arraycopy(part, 0, got, have, n);
                have += n;
            }
            assertThat(new String(got, 0, have, US_ASCII)).isEqualTo("bye");
            assertThatThrownBy(() -> link.read(got, liveness())).isInstanceOf(LinkClosedException.class);
        }
    }

    @Test
    void aPeerThatDoesNotDrainStallsTheWriteAndGetsNothingMoreLater() throws Exception {
        try (var link = open();
                var peer = server.accept()) {
            assertThatThrownBy(() -> link.write(new byte[16 << 20], Deadline.in(Duration.ofMillis(300))))
                    .isInstanceOf(WriteStalledException.class)
                    .hasMessageContaining(address.text());
            link.close();
            assertThatThrownBy(() -> peer.getInputStream().transferTo(java.io.OutputStream.nullOutputStream()))
                    .isInstanceOf(SocketException.class);
            assertThat(Background.threadsNamed(address.text())).isEmpty();
        }
    }

    @Test
    void aWriteThatComesTooLateSaysSoSendsNothingAndLeavesTheLinkOpen() throws Exception {
        try (var link = open();
                var peer = server.accept()) {
            assertThatThrownBy(() -> link.write("late".getBytes(US_ASCII), Deadline.in(Duration.ZERO)))
                    .isInstanceOf(WriteTooLateException.class)
                    .hasMessageContaining(address.text());
            assertThat(link.lastByteOut()).isZero();
            link.write("next".getBytes(US_ASCII), liveness());
            link.close();
            assertThat(peer.getInputStream().readAllBytes()).asString().isEqualTo("next");
        }
    }

    @Test
    void aWriteThatIsInterruptedClosesTheLinkBecauseAPartMayHaveLeft() throws Exception {
        try (var link = open();
                var peer = server.accept()) {
            var write = Background.run(() -> link.write(new byte[16 << 20], liveness()));
            write.awaitWaiting();
            write.interrupt();
            assertThat(write.failure()).isInstanceOf(InterruptedException.class);
            assertThatThrownBy(() -> link.write(new byte[1], liveness())).isInstanceOf(LinkClosedException.class);
            assertThat(peer.isConnected()).isTrue();
        }
    }

    @Test
    void discardedBytesAreNotRead() throws Exception {
        try (var link = open();
                var peer = server.accept()) {
            peer.getOutputStream().write("xxxx".getBytes(US_ASCII));
            assertThat(link.read(new byte[1], liveness())).isEqualTo(1);
            link.discardInput();
            peer.getOutputStream().write("y".getBytes(US_ASCII));
            byte[] one = new byte[1];
            assertThat(link.read(one, liveness())).isEqualTo(1);
            assertThat(one).asString().isEqualTo("y");
        }
    }

    @Test
    void aRefusedConnectionSaysWhereAndWhatToDo() throws Exception {
        server.close();
        assertThatThrownBy(this::open)
                .isInstanceOf(IOException.class)
                .hasMessageContaining(address.text())
                .hasMessageContaining("check its port");
    }

    @Test
    void anOpeningPastItsDeadlineEndsAndLeavesNoThread() throws Exception {
        var late = Deadline.in(Duration.ZERO);
        assertThatThrownBy(() -> Links.system().open(address, Ticker.system(), late))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("took too long");
        assertThat(Background.threadsNamed(address.text())).isEmpty();
    }

    @Test
    void aHundredOpeningsLeaveNoThreadBehind() throws Exception {
        for (int i = 0; i < 100; i++) {
            var link = open();
            server.accept().close();
            link.close();
            link.close();
        }
        assertThat(Background.threadsNamed(address.text())).isEmpty();
    }
}
