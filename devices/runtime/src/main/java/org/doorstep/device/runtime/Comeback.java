// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.runtime;

import org.jspecify.annotations.Nullable;

/**
 * When a device that is not open is tried next. After a failed opening the waits grow; something arriving at the port
 * ends them, and a device that is lost again and again waits too, so that a loose plug makes no storm. Confined to the
 * device's thread.
 */
final class Comeback {
    private final PortGuard port;
    private final Hub hub;
    private final BackOff backOff;
    private PortGuard.@Nullable Verdict last;
    private int attempt;
    private int losses;
    private long retryAt;
    private long upSince;

    Comeback(PortGuard port, Hub hub) {
        this.port = port;
        this.hub = hub;
        backOff = new BackOff(hub.limits.retryFirst(), hub.limits.retryCap());
        retryAt = hub.ticker.nanos();
    }

    /** What is connected now. What has just arrived, or changed, is tried at once. */
    PortGuard.Verdict look() {
        var now = port.look();
        if (last != null && !now.equals(last)) {
            attempt = 0;
            retryAt = hub.ticker.nanos();
        }
        last = now;
        return now;
    }

    /** Whether what is connected is no longer what it was when it was opened. */
    boolean replaced() {
        return !port.look().equals(last);
    }

    boolean due() {
        return hub.ticker.nanos() - retryAt >= 0;
    }

    /** Until when it rests: for the next attempt, or for the next look at the port. */
    long restUntil(boolean attemptsGoOn) {
        long nextLook = hub.ticker.nanos() + hub.limits.look().toNanos();
        boolean blind = last instanceof PortGuard.Verdict.Clear(var seen) && seen == null;
        return attemptsGoOn && (blind || retryAt - nextLook < 0) ? retryAt : nextLook;
    }

    /** Counts an attempt; its number from 1. */
    int begin() {
        return ++attempt;
    }

    void failed() {
        retryAt = hub.ticker.nanos() + backOff.after(Math.max(1, attempt)).toNanos();
    }

    void up() {
        attempt = 0;
        upSince = hub.ticker.nanos();
    }

    /** The first loss after a good while is made up for at once. */
    void lost() {
        long now = hub.ticker.nanos();
        losses = now - upSince < hub.limits.retryCap().toNanos() ? losses + 1 : 1;
        attempt = 0;
        retryAt = losses == 1 ? now : now + backOff.after(losses - 1).toNanos();
    }
}
