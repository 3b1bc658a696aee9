// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.document.ipp;

import java.nio.file.Path;
import org.doorstep.device.conformance.DocumentPrinterRules;
import org.doorstep.device.conformance.PrinterHarness;
import org.doorstep.device.simulator.IppPrinter;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** The rules of every document printer, against Debian's ippeveprinter through a cable that can be cut, in real time. */
class IppConformanceTest extends DocumentPrinterRules {
    @TempDir
    static Path folder;

    private static IppPrinter printer;

    @BeforeAll
    static void start() throws Exception {
        printer = IppPrinter.start(folder, 0);
    }

    @AfterAll
    static void stop() {
        printer.close();
    }

    @Override
    protected PrinterHarness harness() throws Exception {
        return new IppHarness(printer);
    }
}
