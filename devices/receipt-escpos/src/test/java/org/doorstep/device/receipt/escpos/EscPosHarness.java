// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.receipt.escpos;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.doorstep.device.conformance.Cable;
import org.doorstep.device.conformance.MemoryCable;
import org.doorstep.device.conformance.PrinterHarness;
import org.doorstep.device.link.LinkOpener;
import org.doorstep.device.runtime.Services;
import org.doorstep.device.simulator.Outlet;
import org.doorstep.device.simulator.PrinterCondition;
import org.doorstep.device.simulator.VirtualReceiptPrinter;
import org.doorstep.device.spi.AdapterProvider;

/** The virtual receipt printer in memory. */
class EscPosHarness implements PrinterHarness {
    /** Bytes that are neither status, marker nor beginning of a block: flow control and bytes with the highest bit. */
    private static final byte[] NOISE = {0x11, 0x13, (byte) 0x80, (byte) 0xFF, (byte) 0xC3, 0x11};

    private final VirtualReceiptPrinter printer;
    private final Cable cable;
    private final long cuts;
    private final long lines;

    EscPosHarness(Path folder) throws IOException {
        this(new VirtualReceiptPrinter(folder, 48));
    }

    private EscPosHarness(VirtualReceiptPrinter printer) {
        this(printer, new MemoryCable(end(printer)));
    }

    /** A printer behind a cable of another kind. */
    EscPosHarness(VirtualReceiptPrinter printer, Cable cable) {
        this.printer = printer;
        this.cable = cable;
        cuts = printer.cuts();
        lines = printer.lines();
    }

    /** The simulator as the kit's cable in memory wants it. */
    static MemoryCable.Device end(VirtualReceiptPrinter printer) {
        return new MemoryCable.Device() {
            @Override
            public void connected(Consumer<byte[]> out) {
                printer.attach(Outlet.to(out));
            }

            @Override
            public void received(byte[] bytes) {
                printer.receive(bytes);
            }

            @Override
            public void power(boolean on) {
                if (on) {
                    printer.powerOn();
                } else {
                    printer.powerOff();
                }
            }
        };
    }

    @Override
    public AdapterProvider provider() {
        return new EscPosProvider();
    }

    @Override
    public Map<String, String> settings() {
        return Map.of("link", MemoryCable.ADDRESS, "columns", "48");
    }

    @Override
    public final Services services() {
        return Services.of(Map.of(LinkOpener.class, cable));
    }

    @Override
    public final Cable cable() {
        return cable;
    }

    @Override
    public final Optional<byte[]> noise() {
        return Optional.of(NOISE.clone());
    }

    @Override
    public final Truth truth() {
        long cut = printer.cuts() - cuts;
        return new Truth(cut, printer.lines() > lines || cut > 0);
    }

    @Override
    public final void takePaper() {
        printer.paper(PrinterCondition.Paper.OUT);
    }
}
