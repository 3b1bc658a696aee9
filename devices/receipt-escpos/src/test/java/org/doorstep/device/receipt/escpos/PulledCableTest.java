// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.receipt.escpos;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.doorstep.device.simulator.CuttingProxy;
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
import org.doorstep.device.spi.Fault;
import org.doorstep.device.spi.Finding;
import org.doorstep.device.spi.Outcome;
import org.doorstep.device.spi.Printed;
import org.doorstep.device.spi.Progress;
import org.doorstep.device.spi.ReceiptPage;
import org.doorstep.device.spi.ReceiptPrinter;
import org.doorstep.device.spi.Remedy;
import org.doorstep.device.spi.Ticker;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A cable that is pulled in the middle of a slip and put back: the answer is Unknown, and nothing is printed again. */
@Timeout(value = 300, unit = TimeUnit.SECONDS)
class PulledCableTest {
    private static final InetSocketAddress ANY = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    private static final long INQUIRY = 12;
    /** The command that clears what an earlier program may have left. */
    private static final long CLEARING = 10;

    private static final CommandId ID = new CommandId("slip:1");
    private static final ReceiptPage PAGE = new ReceiptPage(IntStream.range(0, 40)
            .<ReceiptPage.Block>mapToObj(i -> new ReceiptPage.Text("第 " + i + " 行", ReceiptPage.Align.LEFT, 1, false))
            .toList());

    @TempDir
    Path folder;

    private static Deadline soon() {
        return Deadline.in(Duration.ofSeconds(60));
    }

    private static DeviceAdapter open(String address) throws Exception {
        return new EscPosProvider().open(new TestContext(Map.of("link", address, "columns", "48"), Ticker.system()));
    }

    private static Outcome<Printed> print(DeviceAdapter adapter, Progress progress) throws Exception {
        return adapter.capability(ReceiptPrinter.class).orElseThrow().print(ID, PAGE, progress, soon());
    }

    /** Nobody can tell; a technician is told what to look at. */
    private static void unknown(Outcome<Printed> outcome, String when) {
        assertThat(outcome).as(when).isInstanceOfSatisfying(Outcome.Unknown.class, unknown -> {
            Fault fault = unknown.fault();
            assertThat(CoreFault.DISCONNECTED.is(fault))
                    .as("%s: %s", when, fault)
                    .isTrue();
            assertThat(fault.remedy()).isEqualTo(Remedy.TECHNICIAN);
            assertThat(fault.detail()).contains("the printer is gone", "check its cable");
        });
    }

    @Test
    void a_network_cable_pulled_in_a_slip_leaves_it_unknown_and_nothing_is_sent_again() throws Exception {
        VirtualReceiptPrinter printer = new VirtualReceiptPrinter(folder, 48);
        try (SimulatedWire wire = Wires.tcp(printer, ANY, Pace.network(1));
                CuttingProxy cable = new CuttingProxy(far(wire))) {
            String address = "tcp:127.0.0.1:" + cable.port();
            long inquiry;
            long whole;
            try (DeviceAdapter adapter = open(address)) {
                adapter.observe(soon());
                inquiry = inquired(cable);
                assertThat(print(adapter, Progress.NONE)).isInstanceOf(Outcome.Done.class);
                whole = cable.toTarget() - inquiry;
            }
            for (long place :
                    new long[] {inquiry + CLEARING + 1, whole / 3, whole / 2, whole - INQUIRY - 1, whole - 1}) {
                pulled(cable, address, printer, inquiry, place);
            }
        }
    }

    /** What has gone out, once the four questions of three bytes are counted: the proxy counts behind the answer's back. */
    private static long inquired(CuttingProxy cable) {
        Deadline limit = soon();
        while (cable.toTarget() < INQUIRY && !limit.expired()) {
            LockSupport.parkNanos(1_000_000);
        }
        return cable.toTarget();
    }

    private static InetSocketAddress far(SimulatedWire wire) {
        String address = wire.address();
        return new InetSocketAddress(
                InetAddress.getLoopbackAddress(), Integer.parseInt(address.substring(address.lastIndexOf(':') + 1)));
    }

    private static void pulled(
            CuttingProxy cable, String address, VirtualReceiptPrinter printer, long inquiry, long place)
            throws Exception {
        String when = "pulled after byte " + place;
        long cutsBefore = printer.cuts();
        cable.mend();
        try (DeviceAdapter adapter = reopened(address)) {
            inquired(cable);
            cable.mend();
            cable.cutAfterToTarget(place);
            unknown(print(adapter, Progress.NONE), when);
            assertThat(adapter.reconcile(ID, soon())).as(when).isInstanceOf(Finding.CannotTell.class);
        }
        cable.mend();
        try (DeviceAdapter adapter = reopened(address)) {
            long lines = printer.lines();
            long cuts = printer.cuts();
            assertThat(cuts - cutsBefore).as(when).isBetween(0L, 1L);
            inquired(cable);
            cable.mend();
            adapter.observe(soon());
            assertThat(adapter.reconcile(ID, soon())).as(when).isInstanceOf(Finding.CannotTell.class);
            assertThat(inquired(cable))
                    .as("%s: nothing goes out by itself but the question how the printer is", when)
                    .isEqualTo(inquiry);
            assertThat(printer.lines()).as(when).isEqualTo(lines);
            assertThat(printer.cuts()).as(when).isEqualTo(cuts);
        }
    }

    @Test
    void a_serial_cable_pulled_in_a_slip_leaves_it_unknown_and_nothing_is_sent_again() throws Exception {
        VirtualReceiptPrinter printer = new VirtualReceiptPrinter(folder, 48);
        try (PtyPair pair = PtyPair.open(folder.resolve("dev"), "receipt");
                SimulatedWire wire = Wires.pty(printer, pair, Pace.serial(19_200, 1))) {
            try (DeviceAdapter adapter = open(wire.address())) {
                Progress pullAtTheFifthLine = reached -> {
                    if (reached.done() >= 5) {
                        wire.unplug();
                    }
                };
                unknown(print(adapter, pullAtTheFifthLine), "pulled at the fifth line");
            }
            long printed = printer.lines();
            assertThat(printed).isBetween(5L, 39L);
            wire.plug();
            try (DeviceAdapter adapter = reopened(wire.address())) {
                assertThat(adapter.reconcile(ID, soon())).isInstanceOf(Finding.CannotTell.class);
            }
            assertThat(printer.cuts()).isZero();
        }
    }

    /** Opens and observes as often as it takes until the device at the far end is there again. */
    private static DeviceAdapter reopened(String address) throws Exception {
        Deadline limit = soon();
        while (true) {
            DeviceAdapter adapter = null;
            try {
                adapter = open(address);
                adapter.observe(limit);
                return adapter;
            } catch (DeviceFault notYet) {
                if (adapter != null) {
                    adapter.close();
                }
                if (limit.expired()) {
                    throw notYet;
                }
            }
        }
    }
}
