// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.document.ipp;

import java.util.Optional;
import org.doorstep.device.spi.CoreFault;
import org.doorstep.device.spi.Fault;

/** {@code printer-state-reasons} to faults. The suffix changes with the printer's state, so only the stem counts. */
final class Reasons {
    private Reasons() {}

    /** The fault of a reason; empty for none and for what is no fault. */
    static Optional<Fault> fault(String reason) {
        String stem = stem(reason);
        CoreFault fault = switch (stem) {
            case "media-empty", "media-needed", "input-tray-missing" -> CoreFault.PAPER_OUT;
            case "media-low" -> CoreFault.PAPER_LOW;
            case "media-jam" -> CoreFault.PAPER_JAM;
            case "cover-open", "door-open", "interlock-open" -> CoreFault.COVER_OPEN;
            case "toner-low", "marker-supply-low", "marker-waste-almost-full" -> CoreFault.SUPPLY_LOW;
            case "toner-empty", "marker-supply-empty", "marker-waste-full" -> CoreFault.SUPPLY_EMPTY;
            case "output-area-full", "output-tray-missing" -> CoreFault.OUTPUT_FULL;
            case "paused", "moving-to-paused", "offline", "shutdown", "connecting-to-device", "timed-out" ->
                CoreFault.PRINTER_OFFLINE;
            case "fuser-over-temp", "fuser-under-temp", "opc-life-over", "other" ->
                reason.endsWith("-error") ? CoreFault.PRINTER_ERROR : null;
            default -> null;
        };
        return fault == null ? Optional.empty() : Optional.of(fault.with("the printer says " + reason));
    }

    private static String stem(String reason) {
        for (String suffix : new String[] {"-report", "-warning", "-error"}) {
            if (reason.endsWith(suffix)) {
                return reason.substring(0, reason.length() - suffix.length());
            }
        }
        return reason;
    }
}
