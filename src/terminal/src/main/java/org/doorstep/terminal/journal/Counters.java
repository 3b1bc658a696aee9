// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.journal;

import java.security.SecureRandom;
import org.doorstep.contract.SlipNumber;

/**
 * Numbers without gaps: a number drawn in a transaction that does not commit is drawn again by the next. Part of a
 * {@link Transaction}.
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
     * @throws JournalException when all 999,999 have been issued
     */
    public SlipNumber nextSlip(String terminal) {
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

    /** The next number for a printed receipt, from 1. */
    public long nextReceipt() {
        long next = receipts() + 1;
        Chains.setCounter(sql, Chains.RECEIPT, next);
        plan.counter(Chains.RECEIPT, next);
        return next;
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
