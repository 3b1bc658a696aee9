// SPDX-License-Identifier: Apache-2.0
package org.doorstep.central.audit;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.doorstep.central.store.Audits;
import org.doorstep.central.store.Tx;
import org.doorstep.contract.Suite;
import org.doorstep.wire.Base64Url;

/** Writes and checks the chain. Any thread; an entry is on disk when the transaction it was written in is. */
public final class AuditLog {
    private final Suite suite;
    private final InstantSource clock;

    public AuditLog(Suite suite, InstantSource clock) {
        this.suite = suite;
        this.clock = clock;
    }

    /**
     * @param actor account, or {@code cli} and the system's user
     * @param action such as {@code terminal.revoke}
     * @param subject what it was done to; an id, never personal data
     */
    public void append(Tx tx, String actor, String action, String subject) {
        Optional<Audits.Entry> last = tx.audits().last();
        long n = last.map(entry -> entry.n() + 1).orElse(1L);
        String previous = last.map(Audits.Entry::hash).orElse("");
        Instant at = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        tx.audits()
                .add(new Audits.Entry(
                        n, at, actor, action, subject, previous, hash(n, at, actor, action, subject, previous)));
    }

    /** The number of the first entry that does not fit; empty when the chain is whole. */
    public Optional<Long> firstBroken(List<Audits.Entry> chain) {
        String previous = "";
        long n = 1;
        for (Audits.Entry entry : chain) {
            boolean fits = entry.n() == n
                    && entry.previous().equals(previous)
                    && entry.hash()
                            .equals(hash(
                                    entry.n(),
                                    entry.at(),
                                    entry.actor(),
                                    entry.action(),
                                    entry.subject(),
                                    entry.previous()));
            if (!fits) {
                return Optional.of(n);
            }
            previous = entry.hash();
            n++;
        }
        return Optional.empty();
    }

    private String hash(long n, Instant at, String actor, String action, String subject, String previous) {
        String text = String.join(
                "\n",
                "doorstep central audit 1",
                Long.toString(n),
                Long.toString(at.toEpochMilli()),
                actor,
                action,
                subject,
                previous);
        return Base64Url.encode(suite.hash(text.getBytes(StandardCharsets.UTF_8)));
    }
}
