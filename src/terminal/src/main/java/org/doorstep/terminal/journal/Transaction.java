// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.journal;

import org.doorstep.contract.Lanes;

/**
 * One transaction's view of the journal: what is written through it commits together or not at all, and what is read
 * through it sees that. Valid on the journal's thread until the work returns; every use after that is refused.
 */
public final class Transaction {
    private final CommandTable commands;
    private final Outbox outbox;
    private final AuditLog audit;
    private final Counters counters;
    private final Times times;
    private final Slips slips;
    private final Told told;
    private final DeviceTable devices;
    private final CopyPlan plan = new CopyPlan();
    private final Sql sql;
    private final Pen pen;
    private boolean queued;

    Transaction(Sql sql, Pen pen) {
        this.sql = sql;
        this.pen = pen;
        commands = new CommandTable(sql, pen);
        times = new Times(sql, pen);
        outbox = new Outbox(sql, pen, plan, times, () -> queued = true);
        audit = new AuditLog(sql, pen, plan, outbox);
        counters = new Counters(sql, plan);
        told = new Told(sql);
        devices = new DeviceTable(sql);
        slips = new Slips(sql, pen, plan, outbox, counters, audit, times);
    }

    /** Identities and answers of device commands. */
    public CommandTable commands() {
        return commands;
    }

    /** Records on their way to central. */
    public Outbox outbox() {
        return outbox;
    }

    /** The audit chain. */
    public AuditLog audit() {
        return audit;
    }

    /** Slip and receipt numbers. */
    public Counters counters() {
        return counters;
    }

    /** Submissions and their slips. */
    public Slips slips() {
        return slips;
    }

    /** Central's time. */
    public Times times() {
        return times;
    }

    /** What the centre has been told. */
    public Told told() {
        return told;
    }

    /** What is known of devices over restarts. */
    public DeviceTable devices() {
        return devices;
    }

    /** The number of this start of the program. */
    public int boot() {
        return pen.boot();
    }

    /**
     * Takes over how far central has heard this terminal count. Where that is further than this journal, the journal was lost
     * or put back from an old disk: the numbers go on from there, and the centre is told. The same again changes nothing.
     */
    public void continueFrom(Floor central) {
        boolean known = counters.compared();
        if (counters.raise(central)) {
            audit.append(AuditEvent.JOURNAL_REPLACED, known ? "older" : "lost");
            outbox.queue(
                    Lanes.Lane.P2,
                    Lanes.Kind.ALARM,
                    new Lanes.Alarm(
                            "JOURNAL_REPLACED", "", "central had heard more; slips go on after " + counters.slips()));
        }
    }

    /** Records that this boot ends in order. */
    void shutDown() {
        sql.run(
                "INSERT INTO shutdown (boot, at) VALUES (?, ?)",
                pen.boot(),
                pen.now().toString());
    }

    CopyPlan plan() {
        return plan;
    }

    boolean queuedSomething() {
        return queued;
    }
}
