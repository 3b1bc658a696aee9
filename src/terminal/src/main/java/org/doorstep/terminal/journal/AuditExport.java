// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.journal;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.doorstep.wire.Json;
import org.jspecify.annotations.Nullable;

/**
 * The audit chain as a file: lines of JSON, each an {@link AuditEntry} or the {@link AuditSegment} that ends there.
 * {@link AuditVerifier} reads it.
 */
public final class AuditExport {
    private static final int PAGE = 500;

    private AuditExport() {}

    /** One line; exactly one of the two is not null. */
    record Line(@Nullable AuditEntry entry, @Nullable AuditSegment segment) {}

    /**
     * Signs the chain's end and writes it all, page by page, so that other callers of the journal are not held up.
     *
     * @param out not closed
     * @return the head that was exported
     */
    public static ChainHead write(Journal journal, OutputStream out) throws IOException {
        ChainHead head = journal.transaction(tx -> {
            tx.audit().sealSegment();
            return tx.audit().head();
        });
        long after = 0;
        while (after < head.seq()) {
            long from = after;
            List<AuditEntry> entries = journal.transaction(tx -> tx.audit().entries(from, PAGE));
            if (entries.isEmpty()) {
                break;
            }
            long last = Math.min(head.seq(), entries.getLast().seq());
            var segments =
                    journal.transaction(tx -> tx.audit().segments(from, last)).iterator();
            AuditSegment next = segments.hasNext() ? segments.next() : null;
            for (AuditEntry entry : entries) {
                if (entry.seq() > head.seq()) {
                    break;
                }
                line(out, new Line(entry, null));
                if (next != null && next.seq() == entry.seq()) {
                    line(out, new Line(null, next));
                    next = segments.hasNext() ? segments.next() : null;
                }
            }
            after = last;
        }
        return head;
    }

    private static void line(OutputStream out, Line line) throws IOException {
        out.write(Json.write(line));
        out.write('\n');
    }
}
