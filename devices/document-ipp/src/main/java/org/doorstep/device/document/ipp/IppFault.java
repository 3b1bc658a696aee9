// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.document.ipp;

import org.doorstep.device.spi.Fault;
import org.doorstep.device.spi.FaultCode;
import org.doorstep.device.spi.FaultKind;
import org.doorstep.device.spi.Remedy;
import org.doorstep.device.spi.Severity;

/** Faults of IPP printers beside the core's; what each means and what mends it stands in this module's faults.yaml. */
enum IppFault implements FaultKind {
    WASTE_ALMOST_FULL("P-401", Severity.WARNING, Remedy.ATTENDANT),
    WASTE_FULL("P-402", Severity.BLOCKING, Remedy.ATTENDANT),
    TRAY_MISSING("P-403", Severity.BLOCKING, Remedy.ATTENDANT),
    PAUSED("P-404", Severity.BLOCKING, Remedy.ATTENDANT),
    JOB_HELD("P-405", Severity.ERROR, Remedy.ATTENDANT),
    JOB_STOPPED("P-406", Severity.ERROR, Remedy.ATTENDANT),
    CANCELED_AT_PRINTER("P-407", Severity.ERROR, Remedy.ATTENDANT),
    FORMAT_REFUSED("P-408", Severity.BLOCKING, Remedy.TECHNICIAN),
    NOT_ALLOWED("P-409", Severity.BLOCKING, Remedy.TECHNICIAN),
    OUTPUT_TRAY_MISSING("P-410", Severity.BLOCKING, Remedy.ATTENDANT);

    private final String code;
    private final Severity severity;
    private final Remedy remedy;

    IppFault(String code, Severity severity, Remedy remedy) {
        this.code = code;
        this.severity = severity;
        this.remedy = remedy;
    }

    @Override
    public Fault plain() {
        return new Fault(new FaultCode(code), severity, remedy, "");
    }
}
