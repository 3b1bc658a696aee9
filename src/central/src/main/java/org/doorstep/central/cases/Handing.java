// SPDX-License-Identifier: Apache-2.0
package org.doorstep.central.cases;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.doorstep.central.store.CaseRows;
import org.doorstep.central.store.Tx;
import org.doorstep.contract.Cases;
import org.doorstep.wire.BadMessage;
import org.doorstep.wire.Json;

/**
 * Hands cases to desks. Nothing is noted about what was handed: a desk names the highest place it has on disk, so an answer
 * that was lost on its way is simply given again.
 */
public final class Handing {
    /** Most cases in one answer. */
    public static final int AT_ONCE = 50;

    /** Leaves room for questions below the 4 MiB that a desk reads at once; one case is handed whatever its size. */
    private static final int MAX_CHARACTERS = 3_000_000;

    private Handing() {}

    /** What a desk gets above a place, in order. */
    public static List<Cases.Handed> above(Tx tx, String desk, long seq) {
        List<Cases.Handed> handed = new ArrayList<>();
        int characters = 0;
        for (CaseRows.Handed row : tx.cases().above(desk, seq, AT_ONCE)) {
            characters += row.body().length();
            if (characters > MAX_CHARACTERS && !handed.isEmpty()) {
                break;
            }
            Cases.Submission submission = submission(row);
            handed.add(new Cases.Handed(
                    row.seq(),
                    row.record(),
                    row.terminal(),
                    row.number(),
                    row.slip(),
                    submission.item(),
                    row.version(),
                    row.replaces(),
                    row.made(),
                    row.received(),
                    row.due(),
                    submission.sealed()));
        }
        return List.copyOf(handed);
    }

    private static Cases.Submission submission(CaseRows.Handed row) {
        try {
            return Json.read(row.body().getBytes(StandardCharsets.UTF_8), Cases.Submission.class);
        } catch (BadMessage damaged) {
            throw new IllegalStateException("Record " + row.record() + " in the database cannot be read", damaged);
        }
    }
}
