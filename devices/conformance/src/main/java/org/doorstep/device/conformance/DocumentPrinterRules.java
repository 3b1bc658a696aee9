// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.conformance;

import static java.nio.charset.StandardCharsets.US_ASCII;

import org.doorstep.device.spi.CommandId;
import org.doorstep.device.spi.Deadline;
import org.doorstep.device.spi.DocumentPrinter;
import org.doorstep.device.spi.Evidence;
import org.doorstep.device.spi.Outcome;
import org.doorstep.device.spi.Printed;
import org.doorstep.device.spi.Progress;

/** What every document printer keeps. Its truth counts documents that came out whole. */
public abstract class DocumentPrinterRules extends PrinterRules<DocumentPrinter> {
    private static final String BODY = "%PDF-1.4\n"
            + "1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
            + "2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
            + "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj\n";
    private static final String PDF = BODY
            + "xref\n0 4\n0000000000 65535 f \n"
            + "%010d 00000 n \n%010d 00000 n \n%010d 00000 n \n"
                    .formatted(BODY.indexOf("1 0 obj"), BODY.indexOf("2 0 obj"), BODY.indexOf("3 0 obj"))
            + "trailer<</Size 4/Root 1 0 R>>\nstartxref\n" + BODY.length() + "\n%%EOF\n";

    protected DocumentPrinterRules() {
        super(DocumentPrinter.class);
    }

    @Override
    Outcome<Printed> print(DocumentPrinter printer, CommandId id, Progress progress, Deadline by)
            throws InterruptedException {
        return printer.print(id, new DocumentPrinter.Document(PDF.getBytes(US_ASCII), 1, 1), progress, by);
    }

    /** A spooler that took a document over is evidence of its own grade. */
    @Override
    Evidence floor() {
        return Evidence.HOST_ACCEPTED;
    }
}
