// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.receipt.escpos;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.doorstep.device.conformance.PrinterHarness;
import org.doorstep.device.conformance.ReceiptPrinterRules;
import org.junit.jupiter.api.io.TempDir;

/** The rules of every receipt printer, over a cable in memory, at every byte. */
class EscPosConformanceTest extends ReceiptPrinterRules {
    @TempDir
    Path folder;

    private int made;

    @Override
    protected PrinterHarness harness() throws IOException {
        return new EscPosHarness(Files.createDirectory(folder.resolve("printer-" + made++)));
    }
}
