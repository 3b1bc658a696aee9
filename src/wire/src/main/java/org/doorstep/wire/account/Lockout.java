// SPDX-License-Identifier: Apache-2.0
package org.doorstep.wire.account;

import java.time.Duration;
import java.time.Instant;

/**
 * How long an account waits after wrong passwords or codes: nothing for the first {@value #FREE}, then 30 seconds,
 * doubled with each further one up to 15 minutes. Kept per account; pure.
 *
 * @param failures since the last success
 * @param until no attempt is looked at before; {@link Instant#EPOCH} for none
 */
public record Lockout(int failures, Instant until) {
    public static final Lockout NONE = new Lockout(0, Instant.EPOCH);
    public static final int FREE = 4;

    private static final Duration FIRST = Duration.ofSeconds(30);
    private static final Duration LONGEST = Duration.ofMinutes(15);

    /** How long the account must still wait; zero when an attempt may be looked at. */
    public Duration wait(Instant now) {
        Duration left = Duration.between(now, until);
        if (left.isNegative()) {
            return Duration.ZERO;
        }
        // A clock set back must not lock anybody out for longer than the rule says.
        return left.compareTo(LONGEST) > 0 ? LONGEST : left;
    }

    /** After one more wrong attempt. */
    public Lockout failed(Instant now) {
        int count = failures + 1;
        if (count <= FREE) {
            return new Lockout(count, Instant.EPOCH);
        }
        int doublings = Math.min(count - FREE - 1, 10);
        Duration wait = FIRST.multipliedBy(1L << doublings);
        return new Lockout(count, now.plus(wait.compareTo(LONGEST) > 0 ? LONGEST : wait));
    }
}
