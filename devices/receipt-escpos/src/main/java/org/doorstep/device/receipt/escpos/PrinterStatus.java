// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.receipt.escpos;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.doorstep.device.spi.CoreFault;
import org.doorstep.device.spi.Fault;
import org.doorstep.device.spi.Severity;
import org.doorstep.device.spi.Snapshot;

/**
 * The four answers to {@code DLE EOT 1} to {@code 4}.
 *
 * @param printer on line or not
 * @param cause why it is off line
 * @param error which error
 * @param paper the paper's sensors
 */
record PrinterStatus(int printer, int cause, int error, int paper) {
    private static final int OFFLINE = 0x08;
    private static final int COVER = 0x04;
    private static final int STOPPED_BY_PAPER_END = 0x20;
    private static final int ERROR = 0x40;
    private static final int CUTTER = 0x08;
    private static final int UNRECOVERABLE = 0x20;
    private static final int RECOVERS_ITSELF = 0x40;
    private static final int NEAR_END = 0x0C;
    private static final int END = 0x60;

    private boolean noPaper() {
        return (paper & END) != 0 || (cause & STOPPED_BY_PAPER_END) != 0;
    }

    /** What is wrong, the most telling first. */
    List<Fault> faults() {
        List<Fault> faults = new ArrayList<>();
        if ((cause & COVER) != 0) {
            faults.add(CoreFault.COVER_OPEN.with(said("cover open")));
        }
        if (noPaper()) {
            faults.add(CoreFault.PAPER_OUT.with(said("paper end")));
        }
        if ((error & CUTTER) != 0) {
            faults.add(CoreFault.CUTTER.with(said("cutter error: open the cover and free the knife")));
        }
        if ((error & UNRECOVERABLE) != 0) {
            faults.add(CoreFault.PRINTER_ERROR.with(said("unrecoverable error: switch it off and on")));
        }
        if ((error & RECOVERS_ITSELF) != 0) {
            faults.add(CoreFault.PRINTER_ERROR.with(said("error that mends itself, such as a hot head: wait")));
        }
        if ((cause & ERROR) != 0 && (error & (CUTTER | UNRECOVERABLE | RECOVERS_ITSELF)) == 0) {
            faults.add(CoreFault.PRINTER_ERROR.with(said("error without a cause: switch it off and on")));
        }
        if ((printer & OFFLINE) != 0 && faults.isEmpty()) {
            faults.add(CoreFault.PRINTER_OFFLINE.with(said("off line: press its button")));
        }
        if ((paper & NEAR_END) != 0 && !noPaper()) {
            faults.add(CoreFault.PAPER_LOW.with(said("paper near its end")));
        }
        return faults;
    }

    /** The first fault that keeps it from printing. */
    Optional<Fault> blocking() {
        return faults().stream()
                .filter(fault -> fault.severity() == Severity.BLOCKING)
                .findFirst();
    }

    Snapshot snapshot() {
        Snapshot.Level level =
                noPaper() ? Snapshot.Level.EMPTY : (paper & NEAR_END) != 0 ? Snapshot.Level.LOW : Snapshot.Level.OK;
        return new Snapshot(faults(), List.of(new Snapshot.Supply("paper", level, -1, Snapshot.Unit.NONE)), null, "");
    }

    private String said(String meaning) {
        return String.format("DLE EOT answered %02X %02X %02X %02X, %s", printer, cause, error, paper, meaning);
    }
}
