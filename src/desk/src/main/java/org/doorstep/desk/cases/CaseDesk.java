// SPDX-License-Identifier: Apache-2.0
package org.doorstep.desk.cases;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.doorstep.contract.Cases;
import org.doorstep.desk.store.Accesses;
import org.doorstep.desk.store.CaseRecords;
import org.doorstep.desk.store.Decisions;
import org.doorstep.desk.store.DeskStore;
import org.doorstep.desk.store.Misdelivered;

/** What an official does with cases: finds, opens and decides them. Who opened what is on disk before it is shown. Any thread. */
public final class CaseDesk {
    private static final Logger LOG = System.getLogger(CaseDesk.class.getName());
    private static final int ACCESSES_OF_A_CASE = 6;
    private static final int MISDELIVERED = 20;

    private final CaseRecords records;
    private final Decisions decisions;
    private final Accesses accesses;
    private final CaseSeals seals;
    private final InstantSource clock;
    private final Runnable decided;

    /** @param decided runs after each decision that is on disk; returns at once */
    public CaseDesk(DeskStore store, CaseSeals seals, InstantSource clock, Runnable decided) {
        this.records = store.cases();
        this.decisions = store.decisions();
        this.accesses = store.accesses();
        this.seals = seals;
        this.clock = clock;
        this.decided = decided;
    }

    /** @param opened for the list's masked name */
    public record Line(CaseRecords.Standing standing, Opened opened) {}

    /** @param part of a case's or slip's number; empty for all */
    public List<Line> list(CaseRecords.Filter filter, String part, int limit, int offset) {
        return records.list(filter, part, limit, offset).stream()
                .map(standing -> new Line(standing, seals.open(standing.newest().handed())))
                .toList();
    }

    public Map<CaseRecords.Filter, Integer> counts() {
        return records.counts();
    }

    /** What central handed over and does not fit, the newest first. */
    public List<Misdelivered> misdelivered() {
        return records.misdelivered(MISDELIVERED);
    }

    /** Who opened what, the newest first. */
    public List<Accesses.Access> accesses(int limit, int offset) {
        return accesses.list("", limit, offset);
    }

    /** How many decisions central has not answered for. */
    public int backlog() {
        return decisions.backlog();
    }

    /** Opens a case for an official; that is written down first. */
    public Optional<CaseFile> open(String number, String account, Accesses.Kind kind) {
        if (records.standing(number).isEmpty()) {
            return Optional.empty();
        }
        accesses.add(new Accesses.Access(clock.instant(), account, number, kind));
        return look(number);
    }

    /** Goes on with a case that an official has open; writes that down where it was not before. */
    public Optional<CaseFile> goOn(String number, String account) {
        return accesses.has(account, number) ? look(number) : open(number, account, Accesses.Kind.OPENED);
    }

    /** A case for the program's own use. */
    public Optional<CaseFile> look(String number) {
        return records.standing(number)
                .map(standing -> new CaseFile(
                        standing,
                        records.ofCase(number).stream()
                                .map(kept -> new CaseFile.Entry(kept, seals.open(kept.handed())))
                                .toList(),
                        decisions.ofCase(number).stream()
                                .map(decision ->
                                        new CaseFile.Past(decision, seals.told(decision.id(), decision.told())))
                                .toList(),
                        accesses.list(number, ACCESSES_OF_A_CASE, 0)));
    }

    /**
     * What an official wants.
     *
     * @param id UUID drawn when the official was asked to confirm: twice the same is once
     * @param record and {@code from}: what the official saw
     */
    public record Wish(String id, String number, String record, Cases.State from, Cases.State to, Told told) {
        @Override
        public String toString() {
            return "Wish[" + id + " " + to + "]";
        }
    }

    /** Decides; on return it is on disk, or somebody was first. */
    public Decisions.Verdict decide(Wish wish, String account) {
        Decisions.Verdict verdict = decisions.decide(new Decisions.Decision(
                wish.id,
                wish.number,
                wish.record,
                wish.from,
                wish.to,
                account,
                clock.instant(),
                seals.seal(wish.id, wish.told),
                null,
                null));
        if (verdict instanceof Decisions.Verdict.Kept) {
            LOG.log(Level.INFO, () -> "Case " + wish.number + " is " + wish.to);
            decided.run();
        }
        return verdict;
    }
}
