// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.journal;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.doorstep.contract.Cases;
import org.doorstep.contract.Lanes;
import org.doorstep.wire.Json;

/**
 * Records on their way to central, frozen when they are queued: id, lane, sequence without gaps, canonical body, hash of
 * the record before, signature. Part of a {@link Transaction}.
 *
 * <p>A record waits as long as it has no receipt. One that central has taken stays as a fact without its body; one that
 * central holds is in quarantine with its body until a person decides. Telemetry (P4) is no fact and is deleted.
 *
 * <p>Policy as the outbox fills: from 80 % of its limit telemetry is dropped; {@link #room} refuses what would lead beyond
 * 95 %, so that an item is not started whose records would not fit. What is queued all the same is kept: P0 to P3 are
 * never dropped. The alarms at 50 and 90 % and for what waits too long are raised by who watches {@link #fill}.
 */
public final class Outbox {
    /** Telemetry is dropped from here. */
    static final int TELEMETRY_ENDS = 80;
    /** Items whose records would lead beyond are not started. */
    static final int ITEMS_END = 95;

    private static final String WAITING = " FROM record WHERE body IS NOT NULL"
            + " AND NOT EXISTS (SELECT 1 FROM receipt WHERE receipt.record = record.id)";

    private final Sql sql;
    private final Pen pen;
    private final CopyPlan plan;
    private final Times times;
    private final Runnable queued;

    Outbox(Sql sql, Pen pen, CopyPlan plan, Times times, Runnable queued) {
        this.sql = sql;
        this.pen = pen;
        this.plan = plan;
        this.times = times;
        this.queued = queued;
    }

    /**
     * Freezes a record and appends it to its lane.
     *
     * @param lane any but P4, which {@link #offer} is for
     * @param body a record of {@code contract}, written as canonical JSON
     */
    public Lanes.Entry queue(Lanes.Lane lane, Lanes.Kind kind, Object body) {
        if (lane == Lanes.Lane.P4) {
            throw new IllegalArgumentException("Telemetry is offered, not queued: it may be dropped");
        }
        return append(pen.newId(), lane, kind, Json.canonical(body));
    }

    /** As {@link #queue}, for a submission whose content was sealed to its record's id before. */
    Lanes.Entry queueSubmission(String id, Cases.Submission body) {
        return append(id, Lanes.Lane.P1, Lanes.Kind.SUBMISSION, Json.canonical(body));
    }

    /** The record of this id as it was frozen, if it was frozen with this body; also when the body is gone by now. */
    Optional<Lanes.Entry> frozen(String id, Cases.Submission body) {
        String canonical = Json.canonical(body);
        return sql.one("SELECT " + RecordRow.COLUMNS + " FROM record WHERE id = ?", RecordRow::read, id)
                .flatMap(row -> {
                    Lanes.Entry whole = row.withBody(canonical);
                    return pen.signer().hash(whole.signedText()).equals(row.hash())
                            ? Optional.of(whole)
                            : Optional.empty();
                });
    }

    /** Queues telemetry in P4, unless one of its kind still waits or the outbox is 80 % full. */
    public Offered offer(Lanes.Kind kind, Object body) {
        if (sql.number("SELECT count(*)" + WAITING + " AND lane = 'P4' AND kind = ?", kind.name()) > 0) {
            return new Offered.Dropped("the one before still waits");
        }
        int percent = percent(0);
        if (percent >= TELEMETRY_ENDS) {
            return new Offered.Dropped("the outbox is " + percent + " % full");
        }
        return new Offered.Queued(append(pen.newId(), Lanes.Lane.P4, kind, Json.canonical(body)));
    }

    private Lanes.Entry append(String id, Lanes.Lane lane, Lanes.Kind kind, String body) {
        ChainHead head = Chains.head(sql, lane.name());
        var unsigned = new Lanes.Entry(id, lane, head.seq() + 1, head.hash(), kind, pen.now(), body, "");
        String text = unsigned.signedText();
        var entry = new Lanes.Entry(
                unsigned.id(),
                lane,
                unsigned.seq(),
                unsigned.previous(),
                kind,
                unsigned.made(),
                body,
                pen.signer().sign(text));
        var row = new RecordRow(entry, pen.signer().hash(text), pen.boot(), pen.mono());
        row.insert(sql, "record");
        var next = new ChainHead(entry.seq(), row.hash());
        Chains.setHead(sql, lane.name(), next);
        plan.head(lane.name(), next);
        plan.queued(row);
        queued.run();
        return entry;
    }

    /** The first records of a lane that wait, in order. */
    public List<Lanes.Entry> waiting(Lanes.Lane lane, int atMost) {
        return sql.list(
                "SELECT " + RecordRow.COLUMNS + WAITING + " AND lane = ? ORDER BY seq LIMIT ?",
                row -> RecordRow.read(row).entry(),
                lane.name(),
                atMost);
    }

    /** How many records wait in the lanes that are never dropped. */
    public int unsent() {
        return (int) sql.number("SELECT count(*)" + WAITING + " AND lane <> 'P4'");
    }

    /** How many records wait in a lane. */
    public int unsent(Lanes.Lane lane) {
        return (int) sql.number("SELECT count(*)" + WAITING + " AND lane = ?", lane.name());
    }

    /** The end of a lane's chain. */
    public ChainHead head(Lanes.Lane lane) {
        return Chains.head(sql, lane.name());
    }

    /**
     * Records central's word on a record; the caller has checked its signature. Idempotent.
     *
     * @return what it came to
     */
    public Applied apply(Lanes.Receipt receipt) {
        Optional<RecordRow> found = sql.one(
                "SELECT " + RecordRow.COLUMNS + " FROM record WHERE id = ? AND body IS NOT NULL",
                RecordRow::read,
                receipt.id());
        if (found.isEmpty()) {
            return Applied.NOT_WAITING;
        }
        RecordRow row = found.get();
        if (!row.hash().equals(receipt.hash())) {
            return Applied.OTHER_BYTES;
        }
        return switch (receipt.state()) {
            case ACCEPTED, DUPLICATE -> accepted(row, receipt);
            case HELD -> held(row, receipt);
            case RETRY -> Applied.STILL_WAITING;
        };
    }

    /** What a receipt came to. */
    public enum Applied {
        /** The record has left the queue. */
        DELIVERED,
        /** The record is in quarantine; its lane goes on. */
        QUARANTINED,
        /** To be sent again. */
        STILL_WAITING,
        /** The record is unknown here or has its receipt already; nothing changed. */
        NOT_WAITING,
        /** The receipt is about other bytes under this id; nothing changed. */
        OTHER_BYTES
    }

    private Applied accepted(RecordRow row, Lanes.Receipt receipt) {
        String id = row.entry().id();
        if (row.entry().lane() == Lanes.Lane.P4) {
            forget(id);
            return Applied.DELIVERED;
        }
        if (hasReceipt(id)) {
            return Applied.NOT_WAITING;
        }
        insertReceipt(receipt);
        if (row.entry().kind() == Lanes.Kind.SUBMISSION) {
            sql.run("UPDATE slip SET case_number = ? WHERE record = ?", receipt.number(), id);
        }
        sql.run("UPDATE record SET body = NULL WHERE id = ?", id);
        plan.left(id);
        return Applied.DELIVERED;
    }

    private Applied held(RecordRow row, Lanes.Receipt receipt) {
        String id = row.entry().id();
        if (row.entry().lane() == Lanes.Lane.P4) {
            forget(id);
            return Applied.QUARANTINED;
        }
        if (hasReceipt(id)) {
            return Applied.NOT_WAITING;
        }
        insertReceipt(receipt);
        return Applied.QUARANTINED;
    }

    private void forget(String telemetry) {
        sql.run("DELETE FROM record WHERE id = ?", telemetry);
        plan.left(telemetry);
    }

    private boolean hasReceipt(String id) {
        return sql.number("SELECT count(*) FROM receipt WHERE record = ?", id) > 0;
    }

    private void insertReceipt(Lanes.Receipt receipt) {
        String signature = receipt.signature();
        if (signature == null) {
            throw new IllegalArgumentException("A receipt that promises something is signed");
        }
        sql.run(
                "INSERT INTO receipt (record, state, reason, signature, boot, at) VALUES (?, ?, ?, ?, ?, ?)",
                receipt.id(),
                receipt.state().name(),
                receipt.reason(),
                signature,
                pen.boot(),
                pen.now().toString());
    }

    /** Records that central holds and nobody has decided on, in the order of their receipts. */
    public List<Quarantined> quarantine() {
        return sql.list(
                "SELECT r.*, t.reason AS reason FROM record r JOIN receipt t ON t.record = r.id"
                        + " WHERE r.body IS NOT NULL AND t.state = 'HELD' ORDER BY t.rowid",
                row -> new Quarantined(RecordRow.read(row).entry(), row.getString("reason")));
    }

    /**
     * Records a person's decision that a quarantined record is settled; it stays as a fact without its body.
     *
     * @param by the person's number on the roster
     * @return whether the record was in quarantine
     */
    public boolean resolve(String recordId, String by, String why) {
        boolean held = quarantine().stream().anyMatch(q -> q.entry().id().equals(recordId));
        if (held) {
            sql.run(
                    "INSERT INTO resolution (record, decided_by, why, boot, at) VALUES (?, ?, ?, ?, ?)",
                    recordId,
                    by,
                    why,
                    pen.boot(),
                    pen.now().toString());
            sql.run("UPDATE record SET body = NULL WHERE id = ?", recordId);
            plan.left(recordId);
        }
        return held;
    }

    /**
     * Whether an item may start whose records take at most {@code bytes}.
     *
     * @param bytes the worst case that the item states
     */
    public Room room(long bytes) {
        return percent(bytes) <= ITEMS_END ? new Room.Fits(percent(0)) : new Room.Full(percent(0));
    }

    /** How full it is; takes no longer with more records. */
    public Fill fill() {
        Duration oldest = sql.one(
                        "SELECT boot, mono" + WAITING + " AND lane = 'P1' ORDER BY seq LIMIT 1",
                        row -> times.age(row.getLong("boot"), row.getLong("mono")))
                .orElse(Duration.ZERO);
        return new Fill(percent(0), pen.outboxLimit() / 100 * ITEMS_END - used(), oldest);
    }

    private int percent(long more) {
        return (int) Math.min(Integer.MAX_VALUE, Math.ceilDiv(100 * (used() + more), pen.outboxLimit()));
    }

    private long used() {
        return sql.number("SELECT bytes FROM outbox_use");
    }
}
