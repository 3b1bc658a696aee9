// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.journal;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.TimeUnit;
import org.doorstep.device.spi.Ticker;
import org.doorstep.wire.UuidV7;

/** What every row is written with: the boot, the two clocks, the signer and fresh ids. */
final class Pen {
    private final String journal;
    private final int boot;
    private final InstantSource clock;
    private final Ticker ticker;
    private final Signer signer;
    private final UuidV7 ids;
    private final long outboxLimit;

    Pen(String journal, int boot, JournalOptions options) {
        this.journal = journal;
        this.boot = boot;
        this.clock = options.clock();
        this.ticker = options.ticker();
        this.signer = options.signer();
        this.ids = new UuidV7(options.clock(), new SecureRandom());
        this.outboxLimit = options.outboxLimit();
    }

    /** Id of the journal. */
    String journal() {
        return journal;
    }

    int boot() {
        return boot;
    }

    /** To the millisecond, so that its text is the same everywhere. */
    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    long mono() {
        return TimeUnit.NANOSECONDS.toMillis(ticker.nanos());
    }

    Signer signer() {
        return signer;
    }

    String newId() {
        return ids.next().toString();
    }

    long outboxLimit() {
        return outboxLimit;
    }
}
