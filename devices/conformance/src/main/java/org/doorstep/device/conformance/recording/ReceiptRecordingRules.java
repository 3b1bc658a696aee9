// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.conformance.recording;

import java.util.List;
import org.doorstep.device.conformance.Stand;
import org.doorstep.device.spi.CommandId;
import org.doorstep.device.spi.Deadline;
import org.doorstep.device.spi.Outcome;
import org.doorstep.device.spi.Progress;
import org.doorstep.device.spi.ReceiptPage;
import org.doorstep.device.spi.ReceiptPrinter;

/** Recordings of a receipt printer that is asked for one short slip. */
public abstract class ReceiptRecordingRules extends RecordingRules {
    private static final CommandId ID = new CommandId("conformance/recording/1");
    private static final ReceiptPage PAGE = new ReceiptPage(List.of(
            new ReceiptPage.Text("凭条", ReceiptPage.Align.CENTRE, 2, true),
            new ReceiptPage.Pair("凭条号", "00001-000001-42-7"),
            new ReceiptPage.Qr("https://example.invalid/v/recorded"),
            new ReceiptPage.Feed(1)));

    protected ReceiptRecordingRules() {}

    @Override
    protected final Outcome<?> converse(Stand<?> stand, Deadline by) throws InterruptedException {
        return stand.capability(ReceiptPrinter.class).print(ID, PAGE, Progress.NONE, by);
    }
}
