// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.journal;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Central's time for this terminal's own moments. A machine's clock may say 1970 or 2036, so every row carries its start
 * of the program and that start's monotonic clock; one anchor for a start, laid when central's signed time is known, turns
 * all moments of that start into central's time, also those before it. Part of a {@link Transaction}.
 */
public final class Times {
    private final Sql sql;
    private final Pen pen;

    Times(Sql sql, Pen pen) {
        this.sql = sql;
        this.pen = pen;
    }

    /** Central's signed time, carried on to now. The first of a start counts; later ones change nothing. */
    public void anchor(Instant central) {
        sql.run(
                "INSERT INTO anchor (boot, mono, at) VALUES (?, ?, ?) ON CONFLICT (boot) DO NOTHING",
                pen.boot(),
                pen.mono(),
                central.toEpochMilli());
    }

    /** Central's time now; empty before this start has its anchor. */
    public Optional<Instant> now() {
        return of(pen.boot(), pen.mono());
    }

    Optional<Instant> of(long boot, long mono) {
        return sql.one(
                "SELECT at + ? - mono FROM anchor WHERE boot = ?",
                row -> Instant.ofEpochMilli(row.getLong(1)),
                mono,
                boot);
    }

    /** How old a moment is at least; zero where nothing is known. Never by the machine's clock. */
    Duration age(long boot, long mono) {
        if (boot == pen.boot()) {
            return Duration.ofMillis(pen.mono() - mono);
        }
        Optional<Instant> then = of(boot, mono).or(() -> firstAnchorAfter(boot));
        return now().flatMap(now -> then.map(t -> Duration.between(t, now)))
                .filter(Duration::isPositive)
                .orElse(Duration.ZERO);
    }

    private Optional<Instant> firstAnchorAfter(long boot) {
        return sql.one(
                "SELECT at FROM anchor WHERE boot > ? ORDER BY boot LIMIT 1",
                row -> Instant.ofEpochMilli(row.getLong(1)),
                boot);
    }
}
