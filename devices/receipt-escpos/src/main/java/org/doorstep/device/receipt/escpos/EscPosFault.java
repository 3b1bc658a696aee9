// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.receipt.escpos;

import org.doorstep.device.spi.Fault;
import org.doorstep.device.spi.FaultCode;
import org.doorstep.device.spi.FaultKind;
import org.doorstep.device.spi.Remedy;
import org.doorstep.device.spi.Severity;

/** Faults that the tables of ESC/POS name and no other printer has. */
public enum EscPosFault implements FaultKind {
    AWAITS_RECOVERY("P-301", Severity.BLOCKING, Remedy.TECHNICIAN),
    FEED_BUTTON("P-302", Severity.WARNING, Remedy.ATTENDANT),
    FEEDING("P-303", Severity.BLOCKING, Remedy.ATTENDANT),
    UNRECOVERABLE("P-304", Severity.BLOCKING, Remedy.TECHNICIAN),
    /** Not blocking: a slip on its way is waited for, a new one is not begun. */
    RECOVERS_ITSELF("P-305", Severity.ERROR, Remedy.RESIDENT),
    MECHANICAL("P-306", Severity.BLOCKING, Remedy.TECHNICIAN),
    NO_MARKER("P-307", Severity.WARNING, Remedy.ATTENDANT),
    NO_STATUS("P-308", Severity.WARNING, Remedy.TECHNICIAN),
    QR_TOO_LONG("P-309", Severity.ERROR, Remedy.CENTRAL);

    private final String code;
    private final Severity severity;
    private final Remedy remedy;

    EscPosFault(String code, Severity severity, Remedy remedy) {
        this.code = code;
        this.severity = severity;
        this.remedy = remedy;
    }

    @Override
    public Fault plain() {
        return new Fault(new FaultCode(code), severity, remedy, "");
    }
}
