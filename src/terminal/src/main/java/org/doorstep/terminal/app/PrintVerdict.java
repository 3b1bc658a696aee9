// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.app;

import org.doorstep.device.spi.CommandId;
import org.doorstep.device.spi.CoreFault;
import org.doorstep.device.spi.Evidence;
import org.doorstep.device.spi.Fault;
import org.doorstep.device.spi.Outcome;
import org.doorstep.device.spi.Printed;
import org.doorstep.terminal.journal.AuditEvent;
import org.doorstep.terminal.session.Event;
import org.doorstep.terminal.session.Event.PrintCertainty;

/** What a printer's outcome means for the resident, and for the audit chain: the one place that decides it. */
sealed interface PrintVerdict {
    /** It is out, with evidence of the device at least. */
    record Out() implements PrintVerdict {}

    /** @param code of the fault */
    record NotOut(PrintCertainty certainty, String code) implements PrintVerdict {
        Event event(long session) {
            return new Event.PrintFailed(session, certainty, code);
        }
    }

    /** Decides, and records the decision on {@code command}. */
    static PrintVerdict of(CommandId command, Outcome<Printed> outcome, RecordEffects records) {
        PrintVerdict verdict = switch (outcome) {
            case Outcome.Done<Printed>(Printed ignored, Evidence evidence) ->
                evidence.atLeast(Evidence.DEVICE)
                        ? new Out()
                        : new NotOut(
                                PrintCertainty.CANNOT_TELL,
                                CoreFault.NO_ANSWER.code().value());
            case Outcome.Refused<Printed>(Fault fault) -> notOut(PrintCertainty.NOTHING_CAME_OUT, fault);
            case Outcome.Partial<Printed>(Fault fault, Outcome.Reached reached) ->
                notOut(reached.done() == 0 ? PrintCertainty.NOTHING_CAME_OUT : PrintCertainty.STOPPED_MIDWAY, fault);
            case Outcome.Unknown<Printed>(Fault fault, long ignored) -> notOut(PrintCertainty.CANNOT_TELL, fault);
        };
        switch (verdict) {
            case Out() -> records.audit(AuditEvent.PRINTED, command.value());
            case NotOut(PrintCertainty certainty, String ignored) -> {
                boolean unknown = certainty == PrintCertainty.CANNOT_TELL;
                records.audit(unknown ? AuditEvent.PRINT_UNKNOWN : AuditEvent.PRINT_NOT_DONE, command.value());
            }
        }
        return verdict;
    }

    private static NotOut notOut(PrintCertainty certainty, Fault fault) {
        return new NotOut(certainty, fault.code().value());
    }
}
