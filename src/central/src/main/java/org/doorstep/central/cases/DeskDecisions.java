// SPDX-License-Identifier: Apache-2.0
package org.doorstep.central.cases;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.doorstep.central.answer.Answer;
import org.doorstep.central.store.CaseRows;
import org.doorstep.central.store.DecisionRows;
import org.doorstep.central.store.Store;
import org.doorstep.central.store.Tx;
import org.doorstep.contract.Cases;

/**
 * {@code POST /d/cases}. Each decision is taken or refused for good, and the answer to one id never changes; what does not
 * fit never keeps the rest from being taken. The clock of a returned case stands still from when its return arrives here.
 */
public final class DeskDecisions {
    public static final int MAX_DECISIONS = 500;

    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

    private final Store store;
    private final InstantSource clock;

    public DeskDecisions(Store store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    /** @param desk that decided, as its connection proves */
    public Answer<Cases.Decided> take(String desk, Cases.Decisions decisions) {
        if (decisions.decisions().size() > MAX_DECISIONS) {
            return Answer.refused(
                    400,
                    "TOO_MANY_DECISIONS",
                    "There are " + decisions.decisions().size() + " decisions.",
                    "Send at most " + MAX_DECISIONS + " decisions at a time.");
        }
        return Answer.ok(store.write(tx -> {
            List<Cases.Taken> taken = new ArrayList<>();
            for (Cases.Decision decision : decisions.decisions()) {
                taken.add(new Cases.Taken(decision.id(), take(tx, desk, decision)));
            }
            return new Cases.Decided(taken);
        }));
    }

    private String take(Tx tx, String desk, Cases.Decision decision) {
        if (!ID.matcher(decision.id()).matches()) {
            return "ID: no UUID in small letters";
        }
        Optional<DecisionRows.Decision> known = tx.decisions().find(decision.id());
        if (known.isPresent()) {
            return same(known.get(), desk, decision) ? known.get().reason() : "ID: another decision has this id";
        }
        Optional<CaseRows.File> file =
                tx.cases().find(decision.number()).filter(found -> found.desk().equals(desk));
        if (file.isEmpty()) {
            // Not kept: the texts may be anything, and the answer to them stays the same without.
            return "CASE: this desk has no case of this number";
        }
        String reason = judge(tx, file.get(), decision);
        if (reason.isEmpty()) {
            tx.cases().move(decision.number(), decision.to(), clock.instant());
        }
        if (!reason.startsWith("RECORD")) {
            tx.decisions()
                    .add(new DecisionRows.Decision(
                            decision.id(),
                            desk,
                            decision.number(),
                            decision.record(),
                            decision.to(),
                            decision.made(),
                            clock.instant(),
                            reason));
        }
        return reason;
    }

    private static String judge(Tx tx, CaseRows.File file, Cases.Decision decision) {
        if (tx.cases()
                .byRecord(decision.record())
                .filter(part -> part.number().equals(file.number()))
                .isEmpty()) {
            return "RECORD: the case has no such record";
        }
        if (!file.record().equals(decision.record())) {
            return "REPLACED: a correction took this record's place";
        }
        if (!file.state().leadsTo(decision.to())) {
            return "STATE: no way leads from " + file.state() + " to " + decision.to();
        }
        return "";
    }

    private static boolean same(DecisionRows.Decision known, String desk, Cases.Decision decision) {
        return known.desk().equals(desk)
                && known.number().equals(decision.number())
                && known.record().equals(decision.record())
                && known.outcome() == decision.to();
    }
}
