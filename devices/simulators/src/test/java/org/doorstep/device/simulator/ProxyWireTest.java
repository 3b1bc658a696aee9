// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 120, unit = TimeUnit.SECONDS)
class ProxyWireTest {
    private static final byte[] FIND = Captured.hex("AA AA AA 96 69 00 03 20 01 22");
    private static final byte[] NO_CARD = Captured.hex("AA AA AA 96 69 00 04 00 00 80 84");

    private SimulatedWire device;
    private ProxyWire wire;

    @BeforeEach
    void put() throws IOException {
        device = Wires.tcp(
                new SdtReaderSimulator(3),
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                new Pace(0, 4096, 1));
        int target =
                Integer.parseInt(device.address().substring(device.address().lastIndexOf(':') + 1));
        wire = new ProxyWire(0, target, new LineFaults(1), new Traffic(() -> Instant.EPOCH));
    }

    @AfterEach
    void take() {
        wire.close();
        device.close();
    }

    private Socket host() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), wire.port());
        socket.setSoTimeout(60_000);
        socket.getOutputStream().write(FIND);
        return socket;
    }

    @Test
    void passes_on_both_ways_one_host_after_another() throws IOException {
        for (int i = 0; i < 3; i++) {
            try (Socket host = host()) {
                assertThat(host.getInputStream().readNBytes(NO_CARD.length)).isEqualTo(NO_CARD);
            }
        }
    }

    @Test
    void spoils_answers_as_it_was_told() throws IOException {
        wire.faults().twice(true);
        try (Socket host = host()) {
            byte[] both = host.getInputStream().readNBytes(2 * NO_CARD.length);
            assertThat(both).startsWith(NO_CARD).endsWith(NO_CARD);
        }
        wire.faults().twice(false);
        wire.faults().wrong(true);
        try (Socket host = host()) {
            assertThat(host.getInputStream().readNBytes(NO_CARD.length)[NO_CARD.length - 1])
                    .isNotEqualTo((byte) 0x84);
        }
    }

    @Test
    void a_cut_ends_the_connection_and_refuses_the_next_until_it_is_plugged_in() throws IOException {
        wire.faults().cutNext(true);
        try (Socket host = host()) {
            assertThat(host.getInputStream().readAllBytes()).isEqualTo(Captured.hex("AA AA AA 96 69"));
        } catch (IOException reset) {
            assertThat(wire.plugged()).isFalse();
        }
        assertThat(wire.plugged()).isFalse();
        assertThatThrownBy(this::host).isInstanceOf(ConnectException.class);
        wire.plug();
        try (Socket host = host()) {
            assertThat(host.getInputStream().readNBytes(NO_CARD.length)).isEqualTo(NO_CARD);
        }
    }

    @Test
    void without_power_connections_are_refused_though_the_cable_is_in() throws IOException {
        wire.powered(false);
        assertThat(wire.plugged()).isTrue();
        assertThatThrownBy(this::host).isInstanceOf(ConnectException.class);
        wire.unplug();
        wire.powered(true);
        assertThatThrownBy(this::host).isInstanceOf(ConnectException.class);
        wire.plug();
        try (Socket host = host()) {
            assertThat(host.getInputStream().readNBytes(NO_CARD.length)).isEqualTo(NO_CARD);
        }
    }
}
