// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.journal;

import java.security.SecureRandom;
import org.doorstep.contract.SlipNumber;

/**
 * Numbers without gaps: a number drawn in a transaction that does not commit is drawn again by the next. A journal that was
 * begun anew or put back draws none before it has been compared with what central heard, or paper that is out already would
 * get its twin. Part of a {@link Transaction}.
 */
public final class Counters {
    private static final int LAST_SLIP = 999_999;

    private final SecureRandom random = new SecureRandom();
    private final Sql sql;
    private final CopyPlan plan;

    Counters(Sql sql, CopyPlan plan) {
        this.sql = sql;
        this.plan = plan;
    }

    /**
     * The next slip of this terminal.
     *
     * @param terminal its 5 digits
     * @throws JournalException when all 999,999 have been issued, or none can be drawn yet
     */
    public SlipNumber nextSlip(String terminal) {
        requireCompared();
        long next = slips() + 1;
        if (next > LAST_SLIP) {
            throw new JournalException(
                    "Terminal " + terminal + " has issued its last slip number. Enrol it anew under another number.",
                    null);
        }
        SlipNumber slip = SlipNumber.of(terminal, (int) next, random.nextInt(100));
        var head = new ChainHead(next, slip.value());
        Chains.setHead(sql, Chains.SLIP, head);
        plan.head(Chains.SLIP, head);
        return slip;
    }

    /**
     * The next number for a printed receipt, from 1.
     *
     * @throws JournalException when none can be drawn yet
     */
    public long nextReceipt() {
        requireCompared();
        long next = receipts() + 1;
        Chains.setCounter(sql, Chains.RECEIPT, next);
        plan.counter(Chains.RECEIPT, next);
        return next;
    }

    /** Whether numbers can be drawn: this journal is the one that drew the last, or has been compared with central. */
    public boolean compared() {
        return Chains.counter(sql, Chains.COMPARED) > 0;
    }

    private void requireCompared() {
        if (!compared()) {
            throw new JournalException(
                    "This journal was begun anew or put back, so the next number is known only when central has said how"
                            + " far it heard this terminal count. See that central can be reached.",
                    null);
        }
    }

    /** Goes on from where central heard this terminal, if that is further; gives back whether it was. */
    boolean raise(Floor central) {
        Contents heard = Contents.of(central);
        boolean ahead = heard.bringForward(sql).ahead();
        plan.raised(heard);
        Chains.setCounter(sql, Chains.COMPARED, 1);
        plan.counter(Chains.COMPARED, 1);
        return ahead;
    }

    /** The counter of the last slip; 0 before the first. */
    public long slips() {
        return Chains.head(sql, Chains.SLIP).seq();
    }

    /** The last slip's number; empty before the first, and when only central knew how many there were. */
    public String lastSlip() {
        return Chains.head(sql, Chains.SLIP).hash();
    }

    /** The last receipt's number; 0 before the first. */
    public long receipts() {
        return Chains.counter(sql, Chains.RECEIPT);
    }
}
