// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.document.ipp;

import java.time.Duration;
import org.doorstep.device.spi.Deadline;
import org.doorstep.device.spi.Ticker;

/** The wait between two looks at a printer. */
final class Pause {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(300);

    private final Ticker ticker;

    Pause(Ticker ticker) {
        this.ticker = ticker;
    }

    synchronized void untilNextLook() throws InterruptedException {
        Deadline next = Deadline.in(ticker, BETWEEN_LOOKS);
        while (!next.expired()) {
            ticker.await(this, next.remaining());
        }
    }
}
