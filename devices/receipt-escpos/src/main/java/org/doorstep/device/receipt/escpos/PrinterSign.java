// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.receipt.escpos;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.doorstep.device.spi.CoreFault;
import org.doorstep.device.spi.Fault;

/** What a bit of a printer's status means; the most telling first. */
enum PrinterSign {
    COVER_OPEN("cover open"),
    PAPER_END("paper end"),
    CUTTER("cutter error: open the cover and free the knife"),
    MECHANICAL("mechanical error: free the head's way, then switch it off and on"),
    UNRECOVERABLE("unrecoverable error: switch it off and on"),
    RECOVERS_ITSELF("error that mends itself, such as a hot head: wait"),
    /** That there is an error; one of the four before says which, where the printer tells. */
    ERROR("error without a cause: switch it off and on"),
    AWAITS_RECOVERY("waits to be recovered: mend the error, then recover it"),
    FEEDING("paper is fed by the button: let it go"),
    OFFLINE("off line: press its button"),
    FEED_BUTTON("the feed button is pressed"),
    PAPER_NEAR_END("paper near its end"),
    /** The level of a line to a cash drawer: an input, and no fault where there is no drawer. */
    DRAWER_HIGH("drawer line high"),
    /** Not a bit: the printer tells of itself only what its queued answers hold. */
    TELLS_LITTLE("the printer is set up as one that does not tell its state");

    private static final Set<PrinterSign> CAUSES = EnumSet.of(CUTTER, MECHANICAL, UNRECOVERABLE, RECOVERS_ITSELF);
    private static final Set<PrinterSign> WHY_OFFLINE = EnumSet.of(
            COVER_OPEN, PAPER_END, CUTTER, MECHANICAL, UNRECOVERABLE, RECOVERS_ITSELF, ERROR, AWAITS_RECOVERY, FEEDING);

    private final String meaning;

    PrinterSign(String meaning) {
        this.meaning = meaning;
    }

    String meaning() {
        return meaning;
    }

    /** The fault it is beside {@code others}; empty where one of them says it better, or where it is none. */
    Optional<Fault> fault(Set<PrinterSign> others, String said) {
        return switch (this) {
            case ERROR -> others.stream().anyMatch(CAUSES::contains) ? Optional.empty() : Optional.of(fault(said));
            case OFFLINE ->
                others.stream().anyMatch(WHY_OFFLINE::contains) ? Optional.empty() : Optional.of(fault(said));
            case PAPER_NEAR_END -> others.contains(PAPER_END) ? Optional.empty() : Optional.of(fault(said));
            case DRAWER_HIGH -> Optional.empty();
            default -> Optional.of(fault(said));
        };
    }

    private Fault fault(String said) {
        String detail = said + ", " + meaning;
        return switch (this) {
            case COVER_OPEN -> CoreFault.COVER_OPEN.with(detail);
            case PAPER_END -> CoreFault.PAPER_OUT.with(detail);
            case CUTTER -> CoreFault.CUTTER.with(detail);
            case MECHANICAL -> EscPosFault.MECHANICAL.with(detail);
            case UNRECOVERABLE -> EscPosFault.UNRECOVERABLE.with(detail);
            case RECOVERS_ITSELF -> EscPosFault.RECOVERS_ITSELF.with(detail);
            case ERROR, DRAWER_HIGH -> CoreFault.PRINTER_ERROR.with(detail);
            case AWAITS_RECOVERY -> EscPosFault.AWAITS_RECOVERY.with(detail);
            case FEEDING -> EscPosFault.FEEDING.with(detail);
            case OFFLINE -> CoreFault.PRINTER_OFFLINE.with(detail);
            case FEED_BUTTON -> EscPosFault.FEED_BUTTON.with(detail);
            case PAPER_NEAR_END -> CoreFault.PAPER_LOW.with(detail);
            case TELLS_LITTLE -> EscPosFault.NO_STATUS.with(detail);
        };
    }
}
