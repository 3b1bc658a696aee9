// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.receipt.escpos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
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

/** On real wires: TCP as on port 9100, and a pseudo-terminal opened by jSerialComm. */
@Timeout(value = 300, unit = TimeUnit.SECONDS)
class EscPosWireTest {
    private static final InetSocketAddress ANY = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

    @TempDir
    Path folder;

    private static ReceiptPage page(int lines) {
        return new ReceiptPage(java.util.stream.IntStream.range(0, lines)
                .mapToObj(i ->
                        (ReceiptPage.Block) new ReceiptPage.Text("第 " + i + " 行", ReceiptPage.Align.LEFT, 1, false))
                .toList());
    }

    private static DeviceAdapter open(SimulatedWire wire) throws Exception {
        return new EscPosProvider()
                .open(new TestContext(Map.of("link", wire.address(), "columns", "48"), Ticker.system()));
    }

    private static Outcome<Printed> print(DeviceAdapter adapter, String id, ReceiptPage page) throws Exception {
        return adapter.capability(ReceiptPrinter.class)
                .orElseThrow()
                .print(new CommandId(id), page, Progress.NONE, Deadline.in(Duration.ofSeconds(60)));
    }

    @Test
    void prints_over_tcp_and_a_lost_connection_is_unknown_with_the_rest_on_paper() throws Exception {
        VirtualReceiptPrinter printer = new VirtualReceiptPrinter(folder, 48);
        try (SimulatedWire wire = Wires.tcp(printer, ANY, Pace.network(1))) {
            try (DeviceAdapter adapter = open(wire)) {
                assertThat(print(adapter, "slip:1", page(40))).isInstanceOf(Outcome.Done.class);
                assertThat(printer.cuts()).isEqualTo(1);
                printer.powerEndsAfter(5);
                assertThat(print(adapter, "slip:2", page(40)))
                        .isInstanceOfSatisfying(
                                Outcome.Unknown.class,
                                unknown -> assertThat(CoreFault.DISCONNECTED.is(unknown.fault()))
                                        .isTrue());
                assertThat(Files.readString(folder.resolve("002-torn.txt"))).hasLineCount(5);
                assertThatThrownBy(() -> adapter.observe(Deadline.in(Duration.ofSeconds(60))))
                        .isInstanceOf(DeviceFault.class);
            }
            assertThatThrownBy(() -> open(wire)).isInstanceOf(DeviceFault.class);
            printer.powerOn();
            try (DeviceAdapter adapter = reopen(wire)) {
                assertThat(print(adapter, "slip:3", page(2))).isInstanceOf(Outcome.Done.class);
            }
        }
    }

    private static DeviceAdapter reopen(SimulatedWire wire) throws Exception {
        Deadline limit = Deadline.in(Duration.ofSeconds(60));
        while (true) {
            try {
                return open(wire);
            } catch (DeviceFault notYet) {
                if (limit.expired()) {
                    throw notYet;
                }
            }
        }
    }

    @Test
    void prints_over_a_paced_pseudo_terminal() throws Exception {
        VirtualReceiptPrinter printer = new VirtualReceiptPrinter(folder, 48);
        try (PtyPair pair = PtyPair.open(folder.resolve("dev"), "receipt");
                SimulatedWire wire = Wires.pty(printer, pair, Pace.serial(9600, 1));
                DeviceAdapter adapter = open(wire)) {
            ReceiptPage page = new ReceiptPage(List.of(
                    new ReceiptPage.Text("赵𬭎", ReceiptPage.Align.CENTRE, 2, true),
                    new ReceiptPage.Qr("https://example.invalid/s/2")));
            assertThat(print(adapter, "slip:1", page)).isInstanceOf(Outcome.Done.class);
            assertThat(printer.cuts()).isEqualTo(1);
            assertThat(printer.unsupported()).isEmpty();
        }
    }
}
