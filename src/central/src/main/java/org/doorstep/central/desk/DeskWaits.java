// SPDX-License-Identifier: Apache-2.0
package org.doorstep.central.desk;

import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import org.doorstep.central.answer.Answer;
import org.doorstep.central.cases.Handing;
import org.doorstep.central.store.Store;
import org.doorstep.contract.Cases;
import org.doorstep.contract.DeskCalls;

/**
 * {@code GET /d/wait}: answers at once when a question or a case waits for the desk, else when one comes, else after the
 * hold. A case is committed before anybody is woken for it, and what is handed is read from the database, so a call that is
 * held elsewhere or was lost finds it the next time. A desk that was revoked meanwhile gets nothing more.
 */
public final class DeskWaits {
    private final Store store;
    private final DeskLine line;
    private final Duration longest;

    /** @param longest the longest hold, and what desks are asked to hold next */
    public DeskWaits(Store store, DeskLine line, Duration longest) {
        this.store = store;
        this.line = line;
        this.longest = longest;
    }

    /** What waits, and whether the desk may have it. */
    private record Found(boolean revoked, List<Cases.Handed> cases) {}

    /**
     * Blocks for up to the hold.
     *
     * @param above the highest place of a case that the desk has on disk; empty when it asks for questions only
     */
    public Answer<DeskCalls.Waiting> hold(String desk, OptionalLong above, Duration wish) throws InterruptedException {
        long until = System.nanoTime() + bounded(wish).toNanos();
        DeskLine.Poll poll = line.poll(desk);
        while (true) {
            long seen = line.news(desk);
            Found found = look(desk, above);
            if (found.revoked()) {
                return Answer.revoked();
            }
            Duration left = found.cases().isEmpty() ? Duration.ofNanos(until - System.nanoTime()) : Duration.ZERO;
            List<DeskCalls.Pending> pending = line.take(poll, left, seen);
            boolean over = line.closed() || !line.newest(poll) || until - System.nanoTime() <= 0;
            if (!pending.isEmpty() || !found.cases().isEmpty() || over) {
                return Answer.ok(new DeskCalls.Waiting(pending, found.cases(), (int) longest.toSeconds()));
            }
        }
    }

    private Found look(String desk, OptionalLong above) {
        return store.read(tx -> {
            boolean revoked =
                    tx.desks().find(desk).filter(row -> row.revoked() == null).isEmpty();
            return new Found(
                    revoked, revoked || above.isEmpty() ? List.of() : Handing.above(tx, desk, above.getAsLong()));
        });
    }

    private Duration bounded(Duration wish) {
        return wish.compareTo(longest) > 0 ? longest : wish;
    }
}
