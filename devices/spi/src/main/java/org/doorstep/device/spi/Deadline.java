// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.spi;

import java.time.Duration;

/**
 * A point on a {@link Ticker} by which an answer is due.
 *
 * @param ticker the clock it is measured on
 * @param at the point, in {@link Ticker#nanos()}
 */
public record Deadline(Ticker ticker, long at) {
    /** A deadline {@code time} from now on the machine's own clock. */
    public static Deadline in(Duration time) {
        return in(Ticker.system(), time);
    }

    /** A deadline {@code time} from now on {@code ticker}. */
    public static Deadline in(Ticker ticker, Duration time) {
        return new Deadline(ticker, ticker.nanos() + time.toNanos());
    }

    /** What is left, never negative. */
    public Duration remaining() {
        return Duration.ofNanos(Math.max(0, at - ticker.nanos()));
    }

    public boolean expired() {
        return at - ticker.nanos() <= 0;
    }

    /** The earlier of this deadline and {@code time} from now. */
    public Deadline atMost(Duration time) {
        Deadline other = in(ticker, time);
        return other.at - at < 0 ? other : this;
    }
}
