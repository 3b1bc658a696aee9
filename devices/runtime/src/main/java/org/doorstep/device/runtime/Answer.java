// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.runtime;

import org.doorstep.device.spi.CoreFault;
import org.doorstep.device.spi.Diagnostics;
import org.doorstep.device.spi.Fault;
import org.doorstep.device.spi.Outcome;
import org.jspecify.annotations.Nullable;

/** How a call into an adapter ended. */
sealed interface Answer<T> {
    /** It returned. */
    record Value<T>(T value) implements Answer<T> {}

    /** It threw a {@code DeviceFault}. */
    record Faulted<T>(Fault fault) implements Answer<T> {}

    /** It ended because it was interrupted. */
    record Interrupted<T>() implements Answer<T> {}

    /** It broke its contract: it threw what it may not, or returned null. */
    record Broke<T>(Throwable how) implements Answer<T> {}

    /** It did not come back in time; its thread was abandoned. */
    record Abandoned<T>(Fault fault) implements Answer<T> {}

    /** It was never made. */
    record NotMade<T>(Fault fault) implements Answer<T> {}

    /** What went wrong in it, an outcome's or a verdict's fault too; null for nothing. */
    default @Nullable Fault wrong() {
        if (!(this instanceof Value<T>(var value))) {
            return fault();
        }
        return switch (value) {
            case Outcome.Refused<?>(var fault) -> fault;
            case Outcome.Partial<?>(var fault, var _) -> fault;
            case Outcome.Unknown<?>(var fault, var _) -> fault;
            case Diagnostics.Verdict.Failed(var fault) -> fault;
            default -> null;
        };
    }

    /** The fault that stands for this ending; for a value, the caller's business. */
    default Fault fault() {
        return switch (this) {
            case Value<T> _ -> throw new IllegalStateException("a value is no fault");
            case Faulted<T>(var fault) -> fault;
            case Interrupted<T> _ -> CoreFault.CANCELLED.with("the call was interrupted");
            case Broke<T>(var how) ->
                CoreFault.ADAPTER_BROKE_RULE.with(
                        "the adapter threw " + how.getClass().getName());
            case Abandoned<T>(var fault) -> fault;
            case NotMade<T>(var fault) -> fault;
        };
    }
}
