// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 120, unit = TimeUnit.SECONDS)
class FaultyWireTest {
    private static final byte[] FIND = Captured.hex("AA AA AA 96 69 00 03 20 01 22");
    private static final byte[] READ = Captured.hex("AA AA AA 96 69 00 03 30 01 32");
    private static final byte[] SELECT = Captured.hex("AA AA AA 96 69 00 03 20 02 21");
    private static final byte[] NO_CARD = Captured.hex("AA AA AA 96 69 00 04 00 00 80 84");
    private static final InetSocketAddress ANY = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

    private final SdtReaderSimulator reader = new SdtReaderSimulator(3);
    private final ReaderTap tap = new ReaderTap(reader);
    private final ManualTicker ticker = new ManualTicker();
    private final Traffic traffic = new Traffic(() -> Instant.EPOCH);
    private FaultyWire wire;

    @BeforeEach
    void put() throws IOException {
        wire = Wires.faultyTcp(reader, tap, ANY, Pace.network(1), new LineFaults(1), traffic, ticker);
    }

    @AfterEach
    void take() {
        wire.close();
    }

    private Socket host() throws IOException {
        String address = wire.address();
        Socket socket = new Socket(
                InetAddress.getLoopbackAddress(), Integer.parseInt(address.substring(address.lastIndexOf(':') + 1)));
        socket.setSoTimeout(60_000);
        return socket;
    }

    private static byte[] ask(Socket host, byte[] command, int answer) throws IOException {
        host.getOutputStream().write(command);
        return host.getInputStream().readNBytes(answer);
    }

    @Test
    void passes_bytes_on_and_remembers_both_ways() throws IOException {
        try (Socket host = host()) {
            assertThat(ask(host, FIND, NO_CARD.length)).isEqualTo(NO_CARD);
            await(() -> traffic.last(9).size() == 2);
        }
        assertThat(traffic.last(9))
                .extracting(Traffic.Sighting::way)
                .containsExactly(Traffic.Way.FROM_HOST, Traffic.Way.TO_HOST);
    }

    @Test
    void remembers_the_head_of_a_card_and_none_of_its_text() throws IOException {
        reader.putDown(People.shipped().getFirst());
        try (Socket host = host()) {
            ask(host, FIND, 15);
            ask(host, SELECT, 19);
            ask(host, READ, 1295);
            await(() -> traffic.last(1).getFirst().length() == 1295);
        }
        assertThat(traffic.last(1).getFirst().head()).isEqualTo("AA AA AA 96 69 05 08 00 00 90 01 00 04 00");
    }

    @Test
    void a_cut_leaves_the_host_with_half_an_answer_and_no_connection() throws IOException {
        wire.faults().cutNext(true);
        try (Socket host = host()) {
            host.getOutputStream().write(FIND);
            assertThat(host.getInputStream().readNBytes(NO_CARD.length / 2)).isEqualTo(Captured.hex("AA AA AA 96 69"));
            await(ticker::waiting);
            ticker.pass(Duration.ofSeconds(1));
            assertThat(ended(host)).isTrue();
        }
        assertThat(wire.plugged()).isFalse();
        assertThatThrownBy(this::host).isInstanceOf(ConnectException.class);
        wire.plug();
        assertThat(wire.plugged()).isTrue();
    }

    @Test
    void lost_answers_are_seen_in_the_traffic_and_not_by_the_host() throws IOException {
        wire.faults().lost(true);
        try (Socket host = host()) {
            host.getOutputStream().write(FIND);
            await(() -> traffic.last(9).size() == 2);
            assertThat(traffic.last(1).getFirst().way()).isEqualTo(Traffic.Way.LOST);
            wire.faults().lost(false);
            assertThat(ask(host, FIND, NO_CARD.length)).isEqualTo(NO_CARD);
        }
    }

    @Test
    void a_card_lifted_while_it_is_read_fails_that_read_and_is_gone() throws IOException {
        reader.putDown(People.shipped().getFirst());
        tap.liftNextRead(true);
        try (Socket host = host()) {
            ask(host, FIND, 15);
            ask(host, SELECT, 19);
            assertThat(ask(host, READ, 11)).endsWith(Captured.hex("41 45"));
            assertThat(ask(host, FIND, 11)).isEqualTo(NO_CARD);
        }
        assertThat(tap.readings()).isEqualTo(1);
        assertThat(tap.liftsNextRead()).isFalse();
    }

    private static boolean ended(Socket host) {
        try {
            return host.getInputStream().read() < 0;
        } catch (IOException reset) {
            return true;
        }
    }

    private static void await(java.util.function.BooleanSupplier so) {
        long limit = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!so.getAsBoolean()) {
            assertThat(System.nanoTime()).as("came about").isLessThan(limit);
            LockSupport.parkNanos(2_000_000);
        }
    }
}
