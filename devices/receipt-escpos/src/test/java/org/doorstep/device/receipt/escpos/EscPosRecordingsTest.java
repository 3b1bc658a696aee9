// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.receipt.escpos;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.doorstep.device.conformance.MemoryCable;
import org.doorstep.device.conformance.recording.ReceiptRecordingRules;
import org.doorstep.device.simulator.PrinterCondition;
import org.doorstep.device.simulator.VirtualReceiptPrinter;
import org.doorstep.device.spi.AdapterProvider;
import org.junit.jupiter.api.io.TempDir;

/** Recordings of the virtual printer: a slip, no paper, paper that ends on the way, an open cover, a knife that sticks. */
class EscPosRecordingsTest extends ReceiptRecordingRules {
    @TempDir
    Path folder;

    @Override
    protected AdapterProvider provider() {
        return new EscPosProvider();
    }

    @Override
    protected Map<String, String> settings() {
        return Map.of("link", MemoryCable.ADDRESS, "columns", "48");
    }

    @Override
    protected List<String> names() {
        return List.of("slip", "paper-low", "paper-out", "paper-ends", "cover-open", "knife-sticks", "quiet");
    }

    @Override
    protected MemoryCable.Device device(String name) throws Exception {
        var printer = new VirtualReceiptPrinter(Files.createDirectory(folder.resolve(name)), 48);
        switch (name) {
            case "paper-low" -> printer.paper(PrinterCondition.Paper.NEAR_END);
            case "paper-out" -> printer.paper(PrinterCondition.Paper.OUT);
            case "paper-ends" -> printer.paperEndsAfter(2);
            case "cover-open" -> printer.cover(true);
            case "knife-sticks" -> printer.cutterSticks();
            case "quiet" -> printer.keepsQuiet(true);
            default -> {}
        }
        return EscPosHarness.end(printer);
    }
}
