// SPDX-License-Identifier: Apache-2.0
package org.doorstep.central.catalog;

import java.time.InstantSource;
import org.doorstep.central.audit.AuditLog;
import org.doorstep.central.store.Releases;
import org.doorstep.central.store.Tx;

/** Keeps who did what and why, beside the thing and in the chain that shows whether somebody changed it. */
final class Ledger {
    private static final int LONGEST_REASON = 200;

    private final AuditLog audit;
    private final InstantSource clock;

    Ledger(AuditLog audit, InstantSource clock) {
        this.audit = audit;
        this.clock = clock;
    }

    /** Refuses an order without a reason that fits on a line. */
    static void reason(Publishing.Order order) throws ReleaseRefused {
        String reason = order.reason();
        if (reason.isBlank() || reason.length() > LONGEST_REASON || reason.contains("\n")) {
            throw new ReleaseRefused(
                    ReleaseRefused.Why.NO_REASON, "Say why, in one line of at most " + LONGEST_REASON + " characters.");
        }
    }

    /**
     * @param release 0 for none
     * @param item empty for none
     * @param terminal empty for none
     */
    void note(Tx tx, Publishing.Order order, Releases.Action action, int release, String item, String terminal) {
        tx.releases()
                .note(new Releases.Event(clock.instant(), order.by(), action, release, item, terminal, order.reason()));
        String subject = String.join(" ", release == 0 ? item : Integer.toString(release), terminal)
                .strip();
        audit.append(
                tx, order.by(), name(action), order.reason().isEmpty() ? subject : subject + ": " + order.reason());
    }

    private static String name(Releases.Action action) {
        return switch (action) {
            case PUBLISHED -> "catalog.publish";
            case ROLLED_BACK -> "catalog.roll-back";
            case TRIED -> "catalog.try";
            case FOR_ALL -> "catalog.for-all";
            case WITHDRAWN -> "item.withdraw";
            case RESTORED -> "item.restore";
        };
    }
}
