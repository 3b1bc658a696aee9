// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.document.ipp;

import com.hp.jipp.encoding.AttributeGroup;
import java.util.List;
import java.util.OptionalInt;

/**
 * What a printer said of one job.
 *
 * @param id its number at the printer
 * @param name its name, the command's id
 * @param state where it stands
 * @param impressions sides put out so far; empty when the printer does not count
 * @param withErrors whether it completed with errors
 * @param neverBegun whether the printer says that it never began to process it
 */
record JobView(int id, String name, State state, OptionalInt impressions, boolean withErrors, boolean neverBegun) {
    enum State {
        WAITING,
        HELD,
        PROCESSING,
        STOPPED,
        CANCELED,
        ABORTED,
        COMPLETED
    }

    static JobView of(AttributeGroup attributes) {
        State state = switch (Ipp.number(attributes, "job-state").orElse(0)) {
            case 4 -> State.HELD;
            case 5 -> State.PROCESSING;
            case 6 -> State.STOPPED;
            case 7 -> State.CANCELED;
            case 8 -> State.ABORTED;
            case 9 -> State.COMPLETED;
            default -> State.WAITING;
        };
        List<String> names = Ipp.strings(attributes, "job-name");
        return new JobView(
                Ipp.number(attributes, "job-id").orElse(-1),
                names.isEmpty() ? "" : names.getFirst(),
                state,
                Ipp.number(attributes, "job-impressions-completed"),
                // The other reasons tell nothing: CUPS 2.4.2 leaves processing-to-stop-point on completed jobs.
                Ipp.strings(attributes, "job-state-reasons").contains("job-completed-with-errors"),
                Ipp.saidNone(attributes, "time-at-processing"));
    }

    boolean ended() {
        return state == State.COMPLETED || state == State.CANCELED || state == State.ABORTED;
    }
}
