// SPDX-License-Identifier: Apache-2.0
package org.doorstep.desk.cases;

import java.util.List;
import java.util.Optional;
import org.doorstep.contract.Cases;
import org.doorstep.desk.store.Accesses;
import org.doorstep.desk.store.CaseRecords;
import org.doorstep.desk.store.Decisions;
import org.jspecify.annotations.Nullable;

/**
 * One case, opened.
 *
 * @param entries its records, the oldest first; never empty
 * @param decisions all of them, the oldest first
 * @param accesses the newest first
 */
public record CaseFile(
        CaseRecords.Standing standing, List<Entry> entries, List<Past> decisions, List<Accesses.Access> accesses) {
    public record Entry(CaseRecords.Kept kept, Opened opened) {}

    /** @param told empty when it was sealed under a key that is lost */
    public record Past(Decisions.Decision decision, Optional<Told> told) {}

    public Entry newest() {
        return entries.getLast();
    }

    public String number() {
        return standing.newest().handed().number();
    }

    public Cases.State state() {
        return standing.state();
    }

    /** What the newest record corrects; empty for a new case. */
    public Optional<Entry> replaced() {
        String replaces = newest().kept.handed().replaces();
        return entries.stream()
                .filter(entry -> entry.kept.handed().record().equals(replaces))
                .findFirst();
    }

    /** Whether records of this case are by different people: then somebody corrected what is not theirs. */
    public boolean strangers() {
        return entries.stream()
                        .map(entry -> entry.kept.person())
                        .filter(person -> person != null)
                        .distinct()
                        .count()
                > 1;
    }

    /** The decision that counts and led to where the case stands; null when none did. */
    public @Nullable Past last() {
        String record = newest().kept.handed().record();
        return decisions.reversed().stream()
                .filter(past -> past.decision.record().equals(record) && past.decision.refused() == null)
                .findFirst()
                .orElse(null);
    }
}
