// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.spi;

/** Faults that any device of a class can have. An adapter adds its own beside them. */
public enum CoreFault implements FaultKind {
    DISCONNECTED("D-101", Severity.BLOCKING, Remedy.TECHNICIAN),
    NO_ANSWER("D-102", Severity.ERROR, Remedy.TECHNICIAN),
    BAD_ANSWER("D-103", Severity.ERROR, Remedy.TECHNICIAN),
    CANCELLED("D-104", Severity.WARNING, Remedy.RESIDENT),
    BUSY("D-105", Severity.ERROR, Remedy.RESIDENT),
    SETTINGS("D-106", Severity.BLOCKING, Remedy.TECHNICIAN),
    WRITE_STALLED("D-107", Severity.BLOCKING, Remedy.TECHNICIAN),
    QUARANTINED("D-108", Severity.BLOCKING, Remedy.TECHNICIAN),
    WRONG_DEVICE("D-109", Severity.BLOCKING, Remedy.TECHNICIAN),
    ADAPTER_BROKE_RULE("D-110", Severity.BLOCKING, Remedy.TECHNICIAN),
    ALREADY_DONE("D-111", Severity.WARNING, Remedy.RESIDENT),
    JOURNAL_REFUSED("D-112", Severity.BLOCKING, Remedy.TECHNICIAN),

    NO_CARD("I-101", Severity.WARNING, Remedy.RESIDENT),
    CARD_UNREADABLE("I-102", Severity.ERROR, Remedy.RESIDENT),
    CARD_CHANGED("I-103", Severity.WARNING, Remedy.RESIDENT),
    CARD_INVALID("I-104", Severity.ERROR, Remedy.ATTENDANT),
    READER_SELF_TEST("I-201", Severity.BLOCKING, Remedy.TECHNICIAN),
    READER_NOT_AUTHORISED("I-202", Severity.BLOCKING, Remedy.TECHNICIAN),

    PAPER_OUT("P-104", Severity.BLOCKING, Remedy.ATTENDANT),
    PAPER_LOW("P-105", Severity.WARNING, Remedy.ATTENDANT),
    PAPER_JAM("P-106", Severity.BLOCKING, Remedy.ATTENDANT),
    COVER_OPEN("P-107", Severity.BLOCKING, Remedy.ATTENDANT),
    CUTTER("P-108", Severity.BLOCKING, Remedy.TECHNICIAN),
    PRINTER_OFFLINE("P-109", Severity.BLOCKING, Remedy.ATTENDANT),
    SUPPLY_LOW("P-110", Severity.WARNING, Remedy.ATTENDANT),
    SUPPLY_EMPTY("P-111", Severity.BLOCKING, Remedy.ATTENDANT),
    OUTPUT_FULL("P-112", Severity.BLOCKING, Remedy.ATTENDANT),
    JOB_ABORTED("P-113", Severity.ERROR, Remedy.ATTENDANT),
    PRINTER_BUSY("P-114", Severity.ERROR, Remedy.RESIDENT),
    PRINTER_ERROR("P-115", Severity.BLOCKING, Remedy.TECHNICIAN);

    private final String code;
    private final Severity severity;
    private final Remedy remedy;

    CoreFault(String code, Severity severity, Remedy remedy) {
        this.code = code;
        this.severity = severity;
        this.remedy = remedy;
    }

    @Override
    public Fault plain() {
        return new Fault(new FaultCode(code), severity, remedy, "");
    }
}
