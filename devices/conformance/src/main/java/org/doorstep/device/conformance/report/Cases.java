// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.conformance.report;

import java.util.concurrent.atomic.AtomicLong;

/** Counts the cases of one test: each place tried, each wait interrupted, each cycle. Safe for threads. */
public final class Cases {
    private final AtomicLong count = new AtomicLong();

    /** Counts from nought. */
    public Cases() {}

    /** One more case was tried, whatever comes of it. */
    public void add() {
        count.incrementAndGet();
    }

    public long count() {
        return count.get();
    }
}
