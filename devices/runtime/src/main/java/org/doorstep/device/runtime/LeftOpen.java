// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.runtime;

import java.util.function.Function;
import org.doorstep.device.spi.CommandId;
import org.doorstep.device.spi.CoreFault;
import org.doorstep.device.spi.DeviceId;
import org.doorstep.device.spi.Fault;
import org.doorstep.device.spi.Finding;
import org.jspecify.annotations.Nullable;

/** What becomes of commands that were admitted and never answered. */
final class LeftOpen {
    private final Hub hub;

    LeftOpen(Hub hub) {
        this.hub = hub;
    }

    /**
     * Settles the open commands of one device that nobody carries out now, by asking the device.
     *
     * @return why it cannot be used yet; null when nothing stands in the way
     */
    @Nullable
    Fault ask(DeviceId device, Function<CommandId, Answer<Finding>> asking) {
        try {
            for (CommandEntry entry : hub.journal.open()) {
                if (!entry.device().equals(device) || hub.inFlight(entry.id())) {
                    continue;
                }
                Settlement settlement = NOT_BEGUN;
                if (entry.begun()) {
                    var answer = asking.apply(entry.id());
                    settlement = settlement(answer, 0);
                    if (settlement == null) {
                        return answer.fault();
                    }
                }
                hub.journal.settle(entry.id(), settlement);
            }
            return null;
        } catch (JournalFailedException e) {
            return CoreFault.JOURNAL_REFUSED.with(String.valueOf(e.getMessage()));
        }
    }

    /** A command that never began did nothing, and may be admitted again. */
    static final Settlement NOT_BEGUN = Settlement.refused(CoreFault.CANCELLED.code());

    /**
     * What a device's answer settles.
     *
     * @param units what a whole command makes; 0 where that is no longer known
     * @return null when the device was lost on the way and can be asked again
     */
    static @Nullable Settlement settlement(Answer<Finding> answer, int units) {
        return switch (answer) {
            case Answer.Value<Finding>(Finding.Happened(var evidence)) -> Settlement.done(evidence, units);
            case Answer.Value<Finding>(Finding.DidNot()) -> NOT_BEGUN;
            case Answer.Value<Finding>(Finding.CannotTell(var fault)) -> Settlement.unknown(fault.code());
            case Answer.Faulted<Finding>(var fault) ->
                CoreFault.DISCONNECTED.is(fault) || CoreFault.WRITE_STALLED.is(fault)
                        ? null
                        : Settlement.unknown(fault.code());
            case Answer.Broke<Finding> broke -> Settlement.unknown(broke.fault().code());
            case Answer.Interrupted<Finding> _, Answer.Abandoned<Finding> _, Answer.NotMade<Finding> _ -> null;
        };
    }
}
