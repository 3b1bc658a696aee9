// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.document.ipp;

import java.nio.file.Path;
import org.doorstep.device.conformance.DocumentPrinterRules;
import org.doorstep.device.conformance.PrinterHarness;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** The rules of every document printer, against Debian's ippeveprinter through a cable that can be cut, in real time. */
class IppConformanceTest extends DocumentPrinterRules {
    @TempDir
    static Path folder;

    private static PrinterPool printers;

    @BeforeAll
    static void start() {
        printers = new PrinterPool(folder);
    }

    @AfterAll
    static void stop() {
        printers.close();
    }

    @Override
    protected PrinterHarness harness() throws Exception {
        return new IppHarness(printers);
    }
}
