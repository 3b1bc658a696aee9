// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.receipt.escpos;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.doorstep.device.conformance.LinkCable;
import org.doorstep.device.link.Links;
import org.doorstep.device.simulator.Pace;
import org.doorstep.device.simulator.PtyPair;
import org.doorstep.device.simulator.SimulatedWire;
import org.doorstep.device.simulator.VirtualReceiptPrinter;
import org.doorstep.device.simulator.Wires;
import org.doorstep.device.spi.Ticker;

/** A fresh virtual receipt printer behind a real wire, in real time and therefore at fewer places. */
final class RealLine extends EscPosHarness {
    private static final int QUIET = 3;

    private final SimulatedWire wire;
    private final AutoCloseable below;
    private final String line;

    private RealLine(VirtualReceiptPrinter printer, SimulatedWire wire, AutoCloseable below, String line) {
        super(printer, new LinkCable(Links.system()));
        this.wire = wire;
        this.below = below;
        this.line = line;
    }

    /** On a pseudo-terminal, answers paced at 115,200 baud and split at random. */
    static RealLine serial(Path folder) throws IOException {
        var printer = new VirtualReceiptPrinter(folder, 48);
        var pair = PtyPair.open(folder.resolve("wire"), "printer");
        return new RealLine(printer, Wires.pty(printer, pair, Pace.serial(115_200, 4)), pair, "serial, paced");
    }

    /** On a TCP port of this machine, answers split at random. */
    static RealLine tcp(Path folder) throws IOException {
        var printer = new VirtualReceiptPrinter(folder, 48);
        var any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        return new RealLine(printer, Wires.tcp(printer, any, Pace.network(4)), () -> {}, "TCP");
    }

    @Override
    public Map<String, String> settings() {
        return Map.of("link", wire.address(), "columns", "48");
    }

    @Override
    public Ticker ticker() {
        return Ticker.system();
    }

    @Override
    public String line() {
        return line;
    }

    @Override
    public int places() {
        return 8;
    }

    @Override
    public int silentPlaces() {
        return 1;
    }

    /** What is on the wire still reaches the printer after the adapter has given up: waits until nothing more comes. */
    @Override
    public void settle() {
        var last = truth();
        for (int same = 0; same < QUIET; same++) {
            LockSupport.parkNanos(Duration.ofMillis(15).toNanos());
            if (!truth().equals(last)) {
                last = truth();
                same = -1;
            }
        }
    }

    @Override
    public void close() throws IOException {
        wire.close();
        try {
            below.close();
        } catch (Exception e) {
            throw new IOException("the wire does not come down", e);
        }
    }
}
