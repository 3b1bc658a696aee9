// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.receipt.escpos;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.doorstep.device.conformance.PrinterHarness;
import org.doorstep.device.conformance.ReceiptPrinterRules;
import org.junit.jupiter.api.io.TempDir;

/** A sample of the rules on TCP, as on port 9100. */
class EscPosTcpTest extends ReceiptPrinterRules {
    @TempDir
    Path folder;

    private int made;

    @Override
    protected PrinterHarness harness() throws IOException {
        return RealLine.tcp(Files.createDirectory(folder.resolve("printer-" + made++)));
    }
}
