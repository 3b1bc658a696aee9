// SPDX-License-Identifier: Apache-2.0
package org.doorstep.central.console;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One try at a password or a code, counted before it is looked at. */
sealed interface Try {
    int FREE = 5;
    Duration FIRST_LOCK = Duration.ofSeconds(30);
    Duration LONGEST_LOCK = Duration.ofHours(1);

    /**
     * It may be looked at.
     *
     * @param failures with it, should it be wrong
     * @param until the lock that it brings, should it be wrong; null for none
     */
    record Taken(int failures, @Nullable Instant until) implements Try {}

    /** It may not: tries before it brought a lock. */
    record Locked(Instant until) implements Try {}

    /**
     * @param failures before it
     * @param locked until when; null when not locked
     */
    static Try after(int failures, @Nullable Instant locked, Instant now) {
        if (locked != null && now.isBefore(locked)) {
            return new Locked(locked);
        }
        int counted = failures + 1;
        if (counted < FREE) {
            return new Taken(counted, null);
        }
        Duration lock = FIRST_LOCK.multipliedBy(1L << Math.min(counted - FREE, 20));
        return new Taken(counted, now.plus(lock.compareTo(LONGEST_LOCK) > 0 ? LONGEST_LOCK : lock));
    }

    /** Tries at names that are no account's, as far as memory serves. Any thread. */
    final class Strangers {
        private static final int MOST = 1_000;

        private final Map<String, Taken> last = new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Taken> eldest) {
                return size() > MOST;
            }
        };

        synchronized Try take(String name, Instant now) {
            Taken before = last.getOrDefault(name, new Taken(0, null));
            Try next = after(before.failures(), before.until(), now);
            if (next instanceof Taken taken) {
                last.put(name, taken);
            }
            return next;
        }
    }
}
