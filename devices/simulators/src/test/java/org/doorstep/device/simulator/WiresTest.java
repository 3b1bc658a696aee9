// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fazecast.jSerialComm.SerialPort;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 120, unit = TimeUnit.SECONDS)
class WiresTest {
    private static final byte[] FIND = Captured.hex("AA AA AA 96 69 00 03 20 01 22");
    private static final byte[] NO_CARD = Captured.hex("AA AA AA 96 69 00 04 00 00 80 84");

    private final SdtReaderSimulator reader = new SdtReaderSimulator(3);

    private static byte[] exchange(SerialPort port) {
        port.writeBytes(FIND, FIND.length);
        byte[] answer = new byte[NO_CARD.length];
        assertThat(port.readBytes(answer, answer.length)).isEqualTo(answer.length);
        return answer;
    }

    private static SerialPort open(PtyPair pair) {
        SerialPort port = SerialPort.getCommPort(pair.hostEnd().toString());
        port.setComPortTimeouts(SerialPort.TIMEOUT_READ_BLOCKING, 30_000, 0);
        assertThat(port.openPort()).isTrue();
        return port;
    }

    @Test
    void serves_streams_at_the_pace_of_a_line() throws IOException {
        try (PipedOutputStream toReader = new PipedOutputStream();
                PipedInputStream readerIn = new PipedInputStream(toReader);
                PipedOutputStream readerOut = new PipedOutputStream();
                PipedInputStream fromReader = new PipedInputStream(readerOut);
                SimulatedWire wire = Wires.streams(reader, readerIn, readerOut, Pace.serial(9600, 1))) {
            long start = System.nanoTime();
            toReader.write(FIND);
            toReader.flush();
            assertThat(fromReader.readNBytes(NO_CARD.length)).isEqualTo(NO_CARD);
            assertThat(System.nanoTime() - start)
                    .isGreaterThanOrEqualTo(Pace.serial(9600, 1).nanos(NO_CARD.length));
            assertThat(wire.address()).isEqualTo("(streams)");
        }
    }

    @Test
    void serves_a_pseudo_terminal_again_after_it_was_pulled_and_put_back(@TempDir Path folder) throws IOException {
        try (PtyPair pair = PtyPair.open(folder, "reader");
                SimulatedWire wire = Wires.pty(reader, pair, Pace.serial(115_200, 2))) {
            SerialPort port = open(pair);
            assertThat(exchange(port)).isEqualTo(NO_CARD);
            wire.unplug();
            assertThat(port.readBytes(new byte[1], 1)).isEqualTo(-1);
            port.closePort();
            assertThat(pair.hostEnd()).doesNotExist();
            wire.plug();
            SerialPort again = open(pair);
            assertThat(exchange(again)).isEqualTo(NO_CARD);
            again.closePort();
        }
    }

    @Test
    void a_tcp_device_without_power_drops_its_host_refuses_others_and_keeps_its_port() throws IOException {
        try (SimulatedWire wire =
                Wires.tcp(reader, new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), Pace.network(1))) {
            int port = Integer.parseInt(wire.address().substring(wire.address().lastIndexOf(':') + 1));
            try (Socket host = new Socket(InetAddress.getLoopbackAddress(), port)) {
                host.getOutputStream().write(FIND);
                assertThat(host.getInputStream().readNBytes(NO_CARD.length)).isEqualTo(NO_CARD);
                reader.powerOff();
                assertThat(readToEnd(host)).isTrue();
            }
            assertThatThrownBy(() -> new Socket(InetAddress.getLoopbackAddress(), port))
                    .isInstanceOf(ConnectException.class);
            reader.powerOn();
            try (Socket host = connect(port)) {
                host.getOutputStream().write(FIND);
                assertThat(host.getInputStream().readNBytes(NO_CARD.length)).isEqualTo(NO_CARD);
            }
        }
    }

    @Test
    void a_taken_port_is_refused_with_its_number() throws IOException {
        InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        try (SimulatedWire wire = Wires.tcp(reader, any, Pace.network(1))) {
            int port = Integer.parseInt(wire.address().substring(wire.address().lastIndexOf(':') + 1));
            assertThatThrownBy(() -> Wires.tcp(
                            new SdtReaderSimulator(1),
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), port),
                            Pace.network(1)))
                    .hasMessageContaining("port " + port);
        }
    }

    private static boolean readToEnd(Socket host) {
        try {
            return host.getInputStream().read() < 0;
        } catch (IOException reset) {
            return true;
        }
    }

    private static Socket connect(int port) throws IOException {
        long limit = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (true) {
            try {
                return new Socket(InetAddress.getLoopbackAddress(), port);
            } catch (ConnectException notYet) {
                if (System.nanoTime() - limit > 0) {
                    throw notYet;
                }
                LockSupport.parkNanos(2_000_000);
            }
        }
    }
}
