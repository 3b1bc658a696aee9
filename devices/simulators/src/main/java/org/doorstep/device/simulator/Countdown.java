// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.simulator;

/** Lines left until something happens. */
record Countdown(int left) {
    static final Countdown NEVER = new Countdown(Integer.MAX_VALUE);

    Countdown next() {
        return left == Integer.MAX_VALUE ? this : new Countdown(left - 1);
    }

    boolean over() {
        return left <= 0;
    }
}
