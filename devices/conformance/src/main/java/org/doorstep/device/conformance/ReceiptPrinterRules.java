// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.doorstep.device.conformance.report.Checks;
import org.doorstep.device.conformance.report.Rule;
import org.doorstep.device.spi.CommandId;
import org.doorstep.device.spi.Deadline;
import org.doorstep.device.spi.Outcome;
import org.doorstep.device.spi.Printed;
import org.doorstep.device.spi.Progress;
import org.doorstep.device.spi.ReceiptPage;
import org.doorstep.device.spi.ReceiptPrinter;
import org.junit.jupiter.api.Test;

/** What every receipt printer keeps. Its truth counts slips that were cut. */
public abstract class ReceiptPrinterRules extends PrinterRules<ReceiptPrinter> {
    private static final ReceiptPage PAGE = new ReceiptPage(List.of(
            new ReceiptPage.Text("家门口 Doorstep", ReceiptPage.Align.CENTRE, 2, true),
            new ReceiptPage.Rule(),
            new ReceiptPage.Pair("凭条号", "00001-000001-42-7"),
            new ReceiptPage.Text("这是一张测试凭条，共两行，第二行比较长，需要换行。", ReceiptPage.Align.LEFT, 1, false),
            new ReceiptPage.Qr("https://example.invalid/v/conformance"),
            new ReceiptPage.Feed(2)));

    protected ReceiptPrinterRules() {
        super(ReceiptPrinter.class);
    }

    @Override
    Outcome<Printed> print(ReceiptPrinter printer, CommandId id, Progress progress, Deadline by)
            throws InterruptedException {
        return printer.print(id, PAGE, progress, by);
    }

    @Test
    @Checks(Rule.G)
    public final void itsColumnsArePlausible() throws Exception {
        try (var stand = stand()) {
            cases().add();
            stand.open();
            assertThat(stand.capability(ReceiptPrinter.class).columns()).isBetween(16, 96);
        }
    }
}
