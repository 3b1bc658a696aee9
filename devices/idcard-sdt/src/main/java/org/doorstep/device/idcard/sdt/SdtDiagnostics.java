// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.idcard.sdt;

import java.util.List;
import org.doorstep.device.spi.Deadline;
import org.doorstep.device.spi.DeviceFault;
import org.doorstep.device.spi.Diagnostics;
import org.doorstep.device.spi.Portraits;

/** What a technician can see of a reader and have it try; none of it asks anything of a card. */
final class SdtDiagnostics implements Diagnostics {
    private static final Check STATUS = new Check("sam-status", "Asks the security module how it is; changes nothing.");
    private static final Check RESET = new Check(
            "sam-reset",
            "Starts the security module anew; a card that lies on the reader counts as put down again afterwards.");
    private static final Check RF_FRAME = new Check(
            "rf-frame-80", "Has the module talk to cards in frames of at most 80 bytes, until it is started anew.");

    private final SdtLine line;
    private final SdtDialogue dialogue;
    private final Portraits portraits;

    SdtDiagnostics(SdtLine line, SdtDialogue dialogue, Portraits portraits) {
        this.line = line;
        this.dialogue = dialogue;
        this.portraits = portraits;
    }

    @Override
    public List<Fact> facts(Deadline by) throws DeviceFault, InterruptedException {
        int status = line.ask(SdtCommand.STATUS, by).sw3();
        SdtReply id = line.ask(SdtCommand.SAM_ID, by);
        return List.of(
                new Fact("security module", status == Sw3.OK ? "ready" : told(SdtCommand.STATUS, status)),
                new Fact("SAM id", id.sw3() == Sw3.OK ? SamId.printed(id.data()) : told(SdtCommand.SAM_ID, id.sw3())),
                new Fact("photo decoder", portraits.decoder()));
    }

    private static String told(SdtCommand command, int sw3) {
        return Sw3.fault(command, sw3).code() + " (SW3 " + String.format("%02X", sw3) + ")";
    }

    @Override
    public List<Check> checks() {
        return List.of(STATUS, RESET, RF_FRAME);
    }

    @Override
    public Verdict run(String check, Deadline by) throws InterruptedException {
        if (check.equals(STATUS.name())) {
            return ask(SdtCommand.STATUS, by);
        }
        if (check.equals(RF_FRAME.name())) {
            return ask(SdtCommand.MAX_RF_FRAME, by);
        }
        if (check.equals(RESET.name())) {
            dialogue.restarted();
            return ask(SdtCommand.RESET, by);
        }
        throw new IllegalArgumentException("no check is called " + check);
    }

    private Verdict ask(SdtCommand command, Deadline by) throws InterruptedException {
        try {
            int sw3 = line.ask(command, by).sw3();
            return sw3 == Sw3.OK
                    ? new Verdict.Passed("the reader answered " + command + " with SW3 90")
                    : new Verdict.Failed(Sw3.fault(command, sw3));
        } catch (DeviceFault e) {
            return new Verdict.Failed(e.fault());
        }
    }
}
