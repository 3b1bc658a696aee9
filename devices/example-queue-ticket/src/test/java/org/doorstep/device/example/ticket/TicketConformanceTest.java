// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.example.ticket;

import java.util.Optional;
import java.util.function.Consumer;
import org.doorstep.device.conformance.*;
import org.doorstep.device.spi.AdapterProvider;

/** Every rule of a receipt printer, at every byte, against a printer in memory. */
class TicketConformanceTest extends ReceiptPrinterRules {
    @Override
    protected PrinterHarness harness() {
        return new Printer();
    }

    private static final class Printer extends MemoryHarness implements PrinterHarness {
        private final TicketFrames frames = new TicketFrames();
        private Consumer<byte[]> out = _ -> {};
        private String trouble = "-";
        private int tickets;

        @Override
        public void connected(Consumer<byte[]> to) {
            out = to;
            frames.reset();
        }

        @Override
        public void received(byte[] bytes) {
            frames.feed(bytes, 0, bytes.length);
            for (var frame = frames.next(); frame.isPresent(); frame = frames.next()) {
                boolean ticket = frame.get().startsWith("T ");
                out.accept(TicketFrames.frame(ticket ? "F " + tickets++ : "S " + tickets + " " + trouble));
            }
        }

        @Override
        public Truth truth() {
            return new Truth(tickets, tickets > 0);
        }

        @Override
        public void takePaper() {
            trouble = "P";
        }

        @Override
        public Optional<byte[]> noise() {
            return Optional.of(new byte[] {0x55, 2, 0, 2, 2});
        }

        @Override
        public AdapterProvider provider() {
            return new TicketProvider();
        }
    }
}
