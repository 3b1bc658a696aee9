// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.idcard.sdt;

import org.doorstep.device.spi.Fault;
import org.doorstep.device.spi.FaultCode;
import org.doorstep.device.spi.FaultKind;
import org.doorstep.device.spi.Remedy;
import org.doorstep.device.spi.Severity;

/** What an SDT reader can complain of beyond the faults of every card reader. */
public enum SdtFault implements FaultKind {
    /** SW3 10: the reader found our frame's check byte wrong, twice. */
    FRAME_DAMAGED("I-301", Severity.ERROR, Remedy.TECHNICIAN),
    /** SW3 11: the reader found our frame's length wrong, twice. */
    FRAME_LENGTH("I-302", Severity.ERROR, Remedy.TECHNICIAN),
    /** SW3 21: the reader does not know the command. */
    COMMAND_UNKNOWN("I-303", Severity.ERROR, Remedy.TECHNICIAN),
    /** SW3 24: the reader cannot say what is wrong. */
    UNKNOWN_ERROR("I-304", Severity.ERROR, Remedy.TECHNICIAN),
    /** SW3 31: the card did not accept the reader's proof of what it is. */
    CARD_REJECTED_READER("I-305", Severity.ERROR, Remedy.RESIDENT),
    /** SW3 32: the reader did not accept the card's proof of what it is. */
    READER_REJECTED_CARD("I-306", Severity.ERROR, Remedy.ATTENDANT),
    /** SW3 33: what came from the card failed its check. */
    DATA_CHECK("I-307", Severity.ERROR, Remedy.RESIDENT),
    /** SW3 40: a card of another kind. */
    WRONG_CARD("I-308", Severity.ERROR, Remedy.RESIDENT),
    /** SW3 47: the security module gave no random number. */
    NO_RANDOM_NUMBER("I-309", Severity.ERROR, Remedy.TECHNICIAN);

    private final String code;
    private final Severity severity;
    private final Remedy remedy;

    SdtFault(String code, Severity severity, Remedy remedy) {
        this.code = code;
        this.severity = severity;
        this.remedy = remedy;
    }

    @Override
    public Fault plain() {
        return new Fault(new FaultCode(code), severity, remedy, "");
    }
}
