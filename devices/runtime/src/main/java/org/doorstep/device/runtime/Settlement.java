// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.runtime;

import org.doorstep.device.spi.Evidence;
import org.doorstep.device.spi.FaultCode;
import org.doorstep.device.spi.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a command as a journal keeps it: an {@link Outcome} without its value.
 *
 * @param kind which of the four outcomes
 * @param evidence what a DONE rests on; null for the others
 * @param fault why it is not a DONE; null for that
 * @param done units made (sheets, slips); 0 where nothing is known
 * @param of units asked for; 0 where nothing is known
 */
public record Settlement(
        Kind kind, @Nullable Evidence evidence, @Nullable FaultCode fault, int done, int of) {

    /** The four outcomes. */
    public enum Kind {
        DONE,
        REFUSED,
        PARTIAL,
        UNKNOWN
    }

    public Settlement {
        if ((kind == Kind.DONE) != (evidence != null) || (kind == Kind.DONE) != (fault == null)) {
            throw new IllegalArgumentException("DONE has evidence and no fault, the others a fault and no evidence");
        }
        if (done < 0 || of < done) {
            throw new IllegalArgumentException("settled " + done + " of " + of);
        }
    }

    public static Settlement done(Evidence evidence, int units) {
        return new Settlement(Kind.DONE, evidence, null, units, units);
    }

    public static Settlement refused(FaultCode fault) {
        return new Settlement(Kind.REFUSED, null, fault, 0, 0);
    }

    public static Settlement partial(FaultCode fault, Outcome.Reached reached) {
        return new Settlement(Kind.PARTIAL, null, fault, reached.done(), reached.of());
    }

    public static Settlement unknown(FaultCode fault) {
        return new Settlement(Kind.UNKNOWN, null, fault, 0, 0);
    }
}
