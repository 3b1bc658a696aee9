// SPDX-License-Identifier: Apache-2.0
package org.doorstep.central.store;

import java.time.Instant;
import java.util.OptionalInt;
import org.jdbi.v3.core.Handle;

/** The journals that terminals have begun. Each counts its lanes from 1, so each is a series of its own. */
public final class Journals {
    private final Handle handle;

    Journals(Handle handle) {
        this.handle = handle;
    }

    /** The number under which the lanes of a journal are kept; empty before its first record. */
    public OptionalInt series(String terminal, String journal) {
        return handle.createQuery(
                        "select series from terminal_journal where terminal = :terminal and journal = :journal")
                .bind("terminal", terminal)
                .bind("journal", journal)
                .mapTo(Integer.class)
                .findOne()
                .map(OptionalInt::of)
                .orElseGet(OptionalInt::empty);
    }

    /** As {@link #series}; a journal that is not known yet gets its number. */
    public int begin(Terminals.Terminal terminal, String journal, Instant at) {
        OptionalInt known = series(terminal.id(), journal);
        if (known.isPresent()) {
            return known.getAsInt();
        }
        int series = free(terminal);
        handle.createUpdate("""
                        insert into terminal_journal (terminal, journal, series, begun)
                        values (:terminal, :journal, :series, :at)""")
                .bind("terminal", terminal.id())
                .bind("journal", journal)
                .bind("series", series)
                .bind("at", at)
                .execute();
        return series;
    }

    /** A program that began to name its journal goes on in the series of its enrolment. */
    private int free(Terminals.Terminal terminal) {
        int highest = handle.createQuery(
                        "select coalesce(max(series), 0) from terminal_journal where terminal = :terminal")
                .bind("terminal", terminal.id())
                .mapTo(Integer.class)
                .one();
        return highest < terminal.enrolment() ? terminal.enrolment() : highest + 1;
    }
}
