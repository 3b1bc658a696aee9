// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.document.ipp;

import java.util.List;
import java.util.Optional;
import org.doorstep.device.spi.CoreFault;
import org.doorstep.device.spi.Fault;

/** {@code printer-state-reasons} to faults. The suffix changes with the printer's state, so only the stem counts. */
final class Reasons {
    private static final List<String> SUFFIXES = List.of("-report", "-warning", "-error");

    private Reasons() {}

    /** The fault of a reason; empty for {@code none} and for what is no fault. */
    static Optional<Fault> fault(String reason) {
        String detail = "the printer says " + reason;
        return switch (stem(reason)) {
            case "media-empty", "media-needed" -> Optional.of(CoreFault.PAPER_OUT.with(detail));
            case "media-low" -> Optional.of(CoreFault.PAPER_LOW.with(detail));
            case "media-jam" -> Optional.of(CoreFault.PAPER_JAM.with(detail));
            case "cover-open", "door-open", "interlock-open" -> Optional.of(CoreFault.COVER_OPEN.with(detail));
            case "toner-low", "marker-supply-low", "developer-low", "opc-near-eol" ->
                Optional.of(CoreFault.SUPPLY_LOW.with(detail));
            case "toner-empty", "marker-supply-empty", "developer-empty", "opc-life-over" ->
                Optional.of(CoreFault.SUPPLY_EMPTY.with(detail));
            case "marker-waste-almost-full" -> Optional.of(IppFault.WASTE_ALMOST_FULL.with(detail));
            case "marker-waste-full" -> Optional.of(IppFault.WASTE_FULL.with(detail));
            case "input-tray-missing" -> Optional.of(IppFault.TRAY_MISSING.with(detail));
            case "output-tray-missing" -> Optional.of(IppFault.OUTPUT_TRAY_MISSING.with(detail));
            case "output-area-full" -> Optional.of(CoreFault.OUTPUT_FULL.with(detail));
            case "paused", "moving-to-paused" -> Optional.of(IppFault.PAUSED.with(detail));
            case "offline", "shutdown", "connecting-to-device", "timed-out" ->
                Optional.of(CoreFault.PRINTER_OFFLINE.with(detail));
            // Printers report these also as a passing remark; only as an error do they stop it.
            case "fuser-over-temp", "fuser-under-temp", "interpreter-resource-unavailable", "other" ->
                reason.endsWith("-error") ? Optional.of(CoreFault.PRINTER_ERROR.with(detail)) : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static String stem(String reason) {
        return SUFFIXES.stream()
                .filter(reason::endsWith)
                .findFirst()
                .map(suffix -> reason.substring(0, reason.length() - suffix.length()))
                .orElse(reason);
    }
}
