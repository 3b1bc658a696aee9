// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;

/** Waiting for what must come, bounded only so that a hang ends. */
final class Liveness {
    private Liveness() {}

    static void await(String what, Callable<Boolean> condition) throws Exception {
        await(what, KitRules.LIVENESS, condition);
    }

    static void await(String what, Duration within, Callable<Boolean> condition) throws Exception {
        long until = System.nanoTime() + within.toNanos();
        while (!condition.call()) {
            assertThat(System.nanoTime()).as("waiting for %s", what).isLessThan(until);
            LockSupport.parkNanos(1_000_000);
        }
    }
}
