// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.sync;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.doorstep.device.spi.Ticker;
import org.jspecify.annotations.Nullable;

/**
 * What the terminal believes the time to be: central's signed time, carried on by the monotonic clock; before the first
 * word of central, the machine's own clock, which may say 1970. Any thread.
 */
public final class TrustedClock implements InstantSource {
    private final Ticker ticker;
    private final InstantSource wall;
    private volatile @Nullable Anchor anchor;

    private record Anchor(Instant central, long nanos) {}

    public TrustedClock(Ticker ticker, InstantSource wall) {
        this.ticker = ticker;
        this.wall = wall;
    }

    /** Takes over a time that central has just signed. */
    void anchor(Instant central) {
        anchor = new Anchor(central, ticker.nanos());
    }

    /** Whether the estimate rests on central's word. */
    public boolean trusted() {
        return anchor != null;
    }

    @Override
    public Instant instant() {
        Anchor last = anchor;
        return last == null ? wall.instant() : last.central.plusNanos(ticker.nanos() - last.nanos);
    }

    /** How far the machine's clock is ahead of central's, for the readiness report; empty before central spoke. */
    public Optional<Duration> wallError() {
        return anchor == null ? Optional.empty() : Optional.of(Duration.between(instant(), wall.instant()));
    }
}
