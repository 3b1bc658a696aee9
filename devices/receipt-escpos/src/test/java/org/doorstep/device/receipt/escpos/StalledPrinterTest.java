// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.receipt.escpos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.doorstep.device.simulator.Outlet;
import org.doorstep.device.simulator.Pace;
import org.doorstep.device.simulator.PtyPair;
import org.doorstep.device.simulator.SimulatedWire;
import org.doorstep.device.simulator.VirtualReceiptPrinter;
import org.doorstep.device.simulator.Wires;
import org.doorstep.device.spi.CommandId;
import org.doorstep.device.spi.CoreFault;
import org.doorstep.device.spi.Deadline;
import org.doorstep.device.spi.DeviceAdapter;
import org.doorstep.device.spi.DeviceFault;
import org.doorstep.device.spi.Outcome;
import org.doorstep.device.spi.Printed;
import org.doorstep.device.spi.Progress;
import org.doorstep.device.spi.ReceiptPage;
import org.doorstep.device.spi.ReceiptPrinter;
import org.doorstep.device.spi.Ticker;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A printer that takes no more bytes in the midst of a slip: the write ends by its deadline, the answer is Unknown, and
 * closing comes back. Real time is only the bound against a hang.
 */
@Timeout(value = 300, unit = TimeUnit.SECONDS)
class StalledPrinterTest {
    private static final CommandId ID = new CommandId("slip:1");
    private static final Duration GIVEN = Duration.ofSeconds(4);
    /**
     * Rare characters, eight times enlarged: 18 kB a line, so that twelve of them fill any buffer on the way. Twelve are out
     * when the first is answered for, and twelve more may follow; each takes of the time given to be drawn.
     */
    private static final ReceiptPage LARGE = new ReceiptPage(IntStream.range(0, 25)
            .<ReceiptPage.Block>mapToObj(i -> new ReceiptPage.Text("𬭎𬤊", ReceiptPage.Align.LEFT, 8, false))
            .toList());

    @TempDir
    Path folder;

    private static DeviceAdapter open(String address) throws Exception {
        return new EscPosProvider().open(new TestContext(Map.of("link", address, "columns", "64"), Ticker.system()));
    }

    private static void stalls(DeviceAdapter adapter, Progress stop, CoreFault... told) throws Exception {
        Outcome<Printed> outcome =
                adapter.capability(ReceiptPrinter.class).orElseThrow().print(ID, LARGE, stop, Deadline.in(GIVEN));
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Unknown.class,
                        unknown -> assertThat(told).anyMatch(fault -> fault.is(unknown.fault())));
        assertThatThrownBy(() -> adapter.observe(Deadline.in(GIVEN))).isInstanceOf(DeviceFault.class);
        adapter.makeSafe();
    }

    @ParameterizedTest
    @ValueSource(strings = {"serial:", "lp:"})
    void over_a_pseudo_terminal_that_nobody_drains(String kind) throws Exception {
        VirtualReceiptPrinter printer = new VirtualReceiptPrinter(folder, 64);
        try (PtyPair pair = PtyPair.open(folder.resolve("dev"), "receipt");
                SimulatedWire wire = Wires.pty(printer, pair, Pace.network(1));
                DeviceAdapter adapter = open(kind + pair.hostEnd())) {
            stalls(adapter, reached -> wire.drain(false), CoreFault.WRITE_STALLED);
            assertThat(printer.cuts()).isZero();
        }
    }

    @Test
    void over_tcp_to_a_printer_that_reads_no_more() throws Exception {
        VirtualReceiptPrinter printer = new VirtualReceiptPrinter(folder, 64);
        try (ServerSocket server = new ServerSocket()) {
            server.setReceiveBufferSize(2048);
            server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            CountDownLatch full = new CountDownLatch(1);
            CountDownLatch over = new CountDownLatch(1);
            Thread serving = Thread.ofPlatform().daemon().start(() -> serve(server, printer, full, over));
            try (DeviceAdapter adapter = open("tcp:127.0.0.1:" + server.getLocalPort())) {
                // Twelve lines may fit what the system holds for a connection: then the silence tells.
                stalls(adapter, reached -> full.countDown(), CoreFault.WRITE_STALLED, CoreFault.NO_ANSWER);
            }
            over.countDown();
            assertThat(serving.join(Duration.ofSeconds(60))).isTrue();
            assertThat(printer.cuts()).isZero();
        }
    }

    /** Reads until told that it is full, and keeps the connection. */
    private static void serve(
            ServerSocket server, VirtualReceiptPrinter printer, CountDownLatch full, CountDownLatch over) {
        try (Socket host = server.accept()) {
            printer.attach(new Outlet() {
                @Override
                public void send(byte[] bytes, Duration thinking) {
                    try {
                        host.getOutputStream().write(bytes);
                    } catch (IOException hostGone) {
                        full.countDown();
                    }
                }

                @Override
                public void cut() {}

                @Override
                public void restored() {}
            });
            byte[] buffer = new byte[1024];
            int n = 0;
            while (full.getCount() > 0 && (n = host.getInputStream().read(buffer)) >= 0) {
                printer.receive(Arrays.copyOf(buffer, n));
            }
            over.await(120, TimeUnit.SECONDS);
        } catch (IOException | InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void a_usb_printer_prints_through_its_device_file() throws Exception {
        VirtualReceiptPrinter printer = new VirtualReceiptPrinter(folder, 64);
        try (PtyPair pair = PtyPair.open(folder.resolve("dev"), "lp");
                SimulatedWire _ = Wires.pty(printer, pair, Pace.serial(115_200, 1));
                DeviceAdapter adapter = open("lp:" + pair.hostEnd())) {
            ReceiptPage page = new ReceiptPage(List.of(
                    new ReceiptPage.Text("受理凭条", ReceiptPage.Align.CENTRE, 2, true),
                    new ReceiptPage.Qr("https://example.invalid/s/3")));
            assertThat(adapter.capability(ReceiptPrinter.class)
                            .orElseThrow()
                            .print(ID, page, Progress.NONE, Deadline.in(Duration.ofSeconds(60))))
                    .isInstanceOf(Outcome.Done.class);
            assertThat(printer.cuts()).isEqualTo(1);
        }
    }
}
