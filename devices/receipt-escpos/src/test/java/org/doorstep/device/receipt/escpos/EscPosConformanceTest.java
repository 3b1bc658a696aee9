// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.receipt.escpos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import org.doorstep.device.conformance.Cable;
import org.doorstep.device.conformance.MemoryCable;
import org.doorstep.device.conformance.PrinterHarness;
import org.doorstep.device.conformance.ReceiptPrinterRules;
import org.doorstep.device.runtime.Services;
import org.doorstep.device.simulator.Outlet;
import org.doorstep.device.simulator.PrinterCondition;
import org.doorstep.device.simulator.VirtualReceiptPrinter;
import org.doorstep.device.spi.AdapterProvider;
import org.junit.jupiter.api.io.TempDir;

/** The rules of every receipt printer, over a cable in memory, at every byte. */
class EscPosConformanceTest extends ReceiptPrinterRules {
    @TempDir
    Path folder;

    private int made;

    @Override
    protected PrinterHarness harness() throws IOException {
        return new Harness(Files.createDirectory(folder.resolve("printer-" + made++)));
    }

    private static final class Harness implements PrinterHarness {
        private final VirtualReceiptPrinter printer;
        private final MemoryCable cable;

        Harness(Path folder) {
            try {
                printer = new VirtualReceiptPrinter(folder, 48);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            cable = new MemoryCable(new MemoryCable.Device() {
                @Override
                public void connected(Consumer<byte[]> out) {
                    printer.attach(new Outlet() {
                        @Override
                        public void send(byte[] bytes, Duration thinking) {
                            out.accept(bytes);
                        }

                        @Override
                        public void cut() {}

                        @Override
                        public void restored() {}
                    });
                }

                @Override
                public void received(byte[] bytes) {
                    printer.receive(bytes);
                }
            });
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
        public Services services() {
            return cable.services();
        }

        @Override
        public Cable cable() {
            return cable;
        }

        @Override
        public Truth truth() {
            return new Truth(printer.cuts(), printer.lines() > 0 || printer.cuts() > 0);
        }

        @Override
        public void takePaper() {
            printer.paper(PrinterCondition.Paper.OUT);
        }
    }
}
