// SPDX-License-Identifier: Apache-2.0
package org.doorstep.wire;

import java.time.Duration;
import org.doorstep.contract.Lanes;

/** What became of a call to central. */
public sealed interface Reply<T> {
    /** Central did it and said so, whole and readable. */
    record Ok<T>(T value) implements Reply<T> {}

    /**
     * Central refused, and says why.
     *
     * @param status of HTTP, 400 to 599
     * @param retryAfter what the header {@code Retry-After} asks for; zero without one, or when it gives a date (clocks
     *     lie)
     */
    record Refused<T>(Lanes.Problem problem, int status, Duration retryAfter) implements Reply<T> {
        public Refused(Lanes.Problem problem, int status) {
            this(problem, status, Duration.ZERO);
        }
    }

    /**
     * There is no answer from central.
     *
     * @param sent whether central may have acted on the request all the same
     * @param reason for a log; holds nothing of the request
     */
    record Unreachable<T>(Sent sent, String reason) implements Reply<T> {}

    enum Sent {
        /** The connection was never made. */
        NO,
        /** A time-out, a broken connection, or half an answer: central may have acted. */
        UNKNOWN
    }
}
