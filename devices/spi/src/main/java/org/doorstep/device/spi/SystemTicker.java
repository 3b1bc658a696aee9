// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.spi;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

enum SystemTicker implements Ticker {
    INSTANCE;

    @Override
    public long nanos() {
        return System.nanoTime();
    }

    @Override
    @SuppressWarnings("WaitNotInLoop") // spurious returns are part of the contract
    public void await(Object monitor, Duration time) throws InterruptedException {
        TimeUnit.NANOSECONDS.timedWait(monitor, Math.max(1, time.toNanos()));
    }
}
