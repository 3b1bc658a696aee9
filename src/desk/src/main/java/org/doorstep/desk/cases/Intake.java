// SPDX-License-Identifier: Apache-2.0
package org.doorstep.desk.cases;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.InstantSource;
import java.util.List;
import org.doorstep.contract.Cases;
import org.doorstep.desk.store.CaseRecords;
import org.doorstep.desk.store.DeskStore;
import org.doorstep.desk.store.KeyedHash;
import org.doorstep.desk.store.Misdelivered;
import org.doorstep.desk.store.Opening;

/**
 * Takes what central hands over. Safe to repeat: a record is kept once. What was taken is on disk on return, so asking for
 * what lies above {@link #highest} never asks twice for the same and never leaves anything out. Any thread.
 */
public final class Intake {
    private static final Logger LOG = System.getLogger(Intake.class.getName());

    private final CaseRecords records;
    private final CaseSeals seals;
    private final KeyedHash names;
    private final InstantSource clock;

    public Intake(DeskStore store, CaseSeals seals, KeyedHash names, InstantSource clock) {
        this.records = store.cases();
        this.seals = seals;
        this.names = names;
        this.clock = clock;
    }

    /** The highest position on disk; 0 for none. */
    public long highest() {
        return records.highest();
    }

    /** Keeps them all or, when the disk does not take them, none. */
    public void take(List<Cases.Handed> handed) {
        if (handed.isEmpty()) {
            return;
        }
        List<CaseRecords.Arrival> arrivals = handed.stream().map(this::arrival).toList();
        for (Misdelivered odd : records.keep(arrivals, clock.instant())) {
            LOG.log(
                    Level.ERROR,
                    () -> "Central handed over position " + odd.seq() + " that does not fit: " + odd.reason());
        }
        LOG.log(Level.INFO, () -> handed.size() + " records came, up to position " + records.highest());
    }

    /** Tries those again that could not be opened: the key may have been restored, the program may be newer. */
    public void reopen() {
        for (CaseRecords.Kept kept : records.closed()) {
            CaseRecords.Arrival again = arrival(kept.handed());
            if (again.opening() != kept.opening()) {
                records.opened(again);
            }
        }
    }

    private CaseRecords.Arrival arrival(Cases.Handed handed) {
        return switch (seals.open(handed)) {
            case Opened.Form(Cases.Content content) ->
                new CaseRecords.Arrival(
                        handed,
                        Opening.OPENED,
                        content.title(),
                        names.person(content.applicant().idNumber()));
            case Opened.Closed(Opening why, String place) -> {
                LOG.log(
                        Level.WARNING,
                        () -> "Record " + handed.seq() + " from terminal " + handed.terminal() + " is not opened: "
                                + why + (place.isEmpty() ? "" : ", " + place));
                yield new CaseRecords.Arrival(handed, why, "", null);
            }
        };
    }
}
