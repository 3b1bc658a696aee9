// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.journal;

/**
 * How much of something the centre has been told, so that an alarm is raised once for each rise and not again after a
 * restart. Part of a {@link Transaction}.
 */
public final class Told {
    private final Sql sql;

    Told(Sql sql) {
        this.sql = sql;
    }

    /** What was told last; 0 when nothing was. */
    public int level(String what) {
        return (int) sql.number("SELECT level FROM told WHERE what = ?", what);
    }

    public void set(String what, int level) {
        sql.run(
                "INSERT INTO told (what, level) VALUES (?, ?)"
                        + " ON CONFLICT (what) DO UPDATE SET level = excluded.level WHERE told.level <> excluded.level",
                what,
                level);
    }

    /** Whether this is the first time; from now on it is not. */
    public boolean first(String what) {
        boolean first = level(what) == 0;
        set(what, 1);
        return first;
    }
}
