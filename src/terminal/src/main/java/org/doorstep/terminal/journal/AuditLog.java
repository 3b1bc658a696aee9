// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.journal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.doorstep.contract.Lanes;

/**
 * The audit chain: entries are only ever appended, each with the hash of the one before. Every segment's end is signed by
 * the terminal and its head queued to central (P3), which so notices a chain that was cut or begun anew. Part of a
 * {@link Transaction}.
 */
public final class AuditLog {
    /** Entries in a segment. */
    static final int SEGMENT = 100;

    /** A subject names a device, command, record, release or version: no spaces, so no sentence of a resident fits. */
    static final Pattern SUBJECT = Pattern.compile("[A-Za-z0-9._:/+-]{0,80}");

    private final Sql sql;
    private final Pen pen;
    private final CopyPlan plan;
    private final Outbox outbox;

    AuditLog(Sql sql, Pen pen, CopyPlan plan, Outbox outbox) {
        this.sql = sql;
        this.pen = pen;
        this.plan = plan;
        this.outbox = outbox;
    }

    /** Appends an event that says all by its type. */
    public void append(AuditEvent event) {
        append(event, "");
    }

    /**
     * Appends an event.
     *
     * @param subject a name the program gave: a device, command, record or release; never a resident's choice or data
     */
    public void append(AuditEvent event, String subject) {
        if (!SUBJECT.matcher(subject).matches()) {
            throw new IllegalArgumentException(
                    "The subject of " + event + " is not a program's name of at most 80 characters");
        }
        ChainHead head = head();
        var bare = new AuditEntry(
                head.seq() + 1, head.hash(), pen.boot(), pen.mono(), pen.now(), event.name(), subject, "");
        AuditEntry entry = bare.withHash(pen.signer().hash(bare.hashedText()));
        sql.run(
                "INSERT INTO audit (seq, previous, boot, mono, at, type, subject, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                entry.seq(),
                entry.previous(),
                entry.boot(),
                entry.mono(),
                entry.at().toString(),
                entry.type(),
                entry.subject(),
                entry.hash());
        var next = new ChainHead(entry.seq(), entry.hash());
        Chains.setHead(sql, Chains.AUDIT, next);
        plan.head(Chains.AUDIT, next);
        if (entry.seq() % SEGMENT == 0) {
            sealSegment();
        }
    }

    /**
     * Signs the chain up to its head and queues the head to central; nothing when that has been done already. Called by
     * itself every 100 entries and at a start; to be called before an export.
     */
    public void sealSegment() {
        ChainHead head = head();
        boolean sealed = sql.number("SELECT count(*) FROM audit_segment WHERE seq = ?", head.seq()) > 0;
        if (head.seq() > 0 && !sealed) {
            sql.run(
                    "INSERT INTO audit_segment (seq, signature) VALUES (?, ?)",
                    head.seq(),
                    pen.signer().sign(AuditEntry.signedHead(head)));
            outbox.queue(Lanes.Lane.P3, Lanes.Kind.AUDIT, new Lanes.AuditHead(head.seq(), head.hash()));
        }
    }

    /** The end of the chain, as printed in the readiness report. */
    public ChainHead head() {
        return Chains.head(sql, Chains.AUDIT);
    }

    /**
     * Entries for an export, in order.
     *
     * @param after the last entry already exported; 0 for all
     * @param atMost a bound on memory
     */
    public List<AuditEntry> entries(long after, int atMost) {
        return sql.list("SELECT * FROM audit WHERE seq > ? ORDER BY seq LIMIT ?", AuditLog::read, after, atMost);
    }

    /** Signatures of the segments that end after {@code after}. */
    public List<AuditSegment> segments(long after, long upTo) {
        return sql.list(
                "SELECT seq, signature FROM audit_segment WHERE seq > ? AND seq <= ? ORDER BY seq",
                row -> new AuditSegment(row.getLong(1), row.getString(2)),
                after,
                upTo);
    }

    private static AuditEntry read(ResultSet row) throws SQLException {
        return new AuditEntry(
                row.getLong("seq"),
                row.getString("previous"),
                row.getLong("boot"),
                row.getLong("mono"),
                Instant.parse(row.getString("at")),
                row.getString("type"),
                row.getString("subject"),
                row.getString("hash"));
    }
}
