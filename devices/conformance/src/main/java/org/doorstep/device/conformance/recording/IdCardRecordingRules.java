// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.conformance.recording;

import org.doorstep.device.conformance.Stand;
import org.doorstep.device.spi.CoreFault;
import org.doorstep.device.spi.Deadline;
import org.doorstep.device.spi.DeviceFault;
import org.doorstep.device.spi.IdCard;
import org.doorstep.device.spi.IdCardReader;
import org.doorstep.device.spi.Outcome;

/** Recordings of an ID card reader that is looked at and, where a card lies there, reads it. */
public abstract class IdCardRecordingRules extends RecordingRules {
    protected IdCardRecordingRules() {}

    @Override
    protected final Outcome<?> converse(Stand<?> stand, Deadline by) throws InterruptedException {
        var reader = stand.capability(IdCardReader.class);
        try {
            var position = reader.position(by);
            if (!position.present()) {
                return new Outcome.Refused<>(CoreFault.NO_CARD.with("none seen"));
            }
            var outcome = reader.read(position.placement(), by);
            if (outcome instanceof Outcome.Done<IdCard>(var card, var _)) {
                card.close();
            }
            return outcome;
        } catch (DeviceFault e) {
            return new Outcome.Refused<>(e.fault());
        }
    }
}
