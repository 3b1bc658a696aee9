// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.journal;

import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.doorstep.contract.Cases;
import org.doorstep.contract.Lanes;
import org.doorstep.contract.SlipNumber;

/**
 * Submissions and their slips: the number, the frozen record, the slip's row and the audit entries are written together or
 * not at all. A row says whose case it is by {@link PersonKey} only, and never what was answered. Part of a
 * {@link Transaction}.
 */
public final class Slips {
    private static final int TOKEN_BYTES = 16;
    /** Commands that print the slip of this number are called {@code slip/<number>/<copy>}. */
    private static final String PRINTS = "command >= 'slip/' || ? || '/' AND command < 'slip/' || ? || '0'";

    private final SecureRandom random = new SecureRandom();
    private final Sql sql;
    private final Pen pen;
    private final CopyPlan plan;
    private final Outbox outbox;
    private final Counters counters;
    private final AuditLog audit;
    private final Times times;

    Slips(Sql sql, Pen pen, CopyPlan plan, Outbox outbox, Counters counters, AuditLog audit, Times times) {
        this.sql = sql;
        this.pen = pen;
        this.plan = plan;
        this.outbox = outbox;
        this.counters = counters;
        this.audit = audit;
        this.times = times;
    }

    /**
     * Draws the slip's number, freezes the record in P1, and writes the slip's row and the audit entries. The same filing
     * again gives the same answer and writes nothing.
     *
     * @throws JournalException when the terminal's numbers are used up
     * @throws IllegalArgumentException when another submission is filed under this id; nothing is overwritten
     */
    public Filed file(Filing filing) {
        Optional<SlipRow> before = row("record = ?", filing.record());
        if (before.isPresent()) {
            return again(filing, before.get());
        }
        SlipNumber number = counters.nextSlip(filing.terminal());
        byte[] token = new byte[TOKEN_BYTES];
        random.nextBytes(token);
        var row = new SlipRow(
                number.value(),
                number.counter(),
                Base64.getUrlEncoder().withoutPadding().encodeToString(token),
                filing.record(),
                filing.item(),
                filing.version(),
                filing.title(),
                filing.desk(),
                filing.replaces(),
                filing.person().value(),
                pen.now().toString(),
                pen.boot(),
                pen.mono(),
                filing.keepDays(),
                false);
        Lanes.Entry entry = outbox.queueSubmission(filing.record(), body(filing, row));
        row.insert(sql);
        plan.filed(row);
        audit.append(AuditEvent.SLIP_ISSUED, Integer.toString(number.counter()));
        audit.append(AuditEvent.SUBMISSION_FILED, filing.record());
        return new Filed(number, row.token(), entry);
    }

    private static Cases.Submission body(Filing filing, SlipRow row) {
        return new Cases.Submission(
                row.number(),
                row.token(),
                filing.item(),
                filing.version(),
                filing.desk(),
                filing.region(),
                filing.replaces(),
                filing.sealed());
    }

    private Filed again(Filing filing, SlipRow row) {
        Lanes.Entry entry = outbox.frozen(filing.record(), body(filing, row))
                .orElseThrow(() -> new IllegalArgumentException("Record " + filing.record()
                        + " is filed already with other content, which stays; draw a new id for a new submission"));
        return new Filed(new SlipNumber(row.number()), row.token(), entry);
    }

    /** The slip of this number; empty when it was not issued here for a submission, or is forgotten. */
    public Optional<Slip> find(String number) {
        return row("number = ?", number).map(this::slip);
    }

    /** Where the submission of this slip stands; empty as {@link #find}. */
    public Optional<Standing> state(String number) {
        return row("number = ?", number).map(row -> standing(row.record()));
    }

    /** A person's slips, newest first. */
    public List<Slip> ofPerson(PersonKey person) {
        return sql
                .list(
                        "SELECT " + SlipRow.COLUMNS + " FROM slip WHERE person = ? ORDER BY counter DESC",
                        SlipRow::read,
                        person.value())
                .stream()
                .map(this::slip)
                .toList();
    }

    /** The slip of a record; empty as {@link #find}. */
    public Optional<Slip> ofRecord(String record) {
        return row("record = ?", record).map(this::slip);
    }

    /** What is known of the paper of a slip; CANNOT_TELL also where {@link #find} finds none. */
    public SlipPaper paper(String number) {
        return row("number = ?", number).map(this::paper).orElse(SlipPaper.CANNOT_TELL);
    }

    /**
     * Records that the resident has rated it.
     *
     * @return whether there is such a slip and it was not rated before
     */
    public boolean rate(String number) {
        boolean first = sql.run("UPDATE slip SET rated = 1 WHERE number = ? AND rated = 0", number) > 0;
        if (first) {
            plan.rated(number);
        }
        return first;
    }

    /**
     * Forgets the slips whose record central has had for as many days as their filing said, counted by central's time
     * alone: nothing while that is not known. What is unsent or held is never forgotten.
     *
     * @return how many were forgotten
     */
    public int forget() {
        Optional<Instant> now = times.now();
        if (now.isEmpty()) {
            return 0;
        }
        long today = now.get().getEpochSecond() / Duration.ofDays(1).toSeconds();
        sql.run(
                "UPDATE slip SET settled_day = ? WHERE settled_day IS NULL"
                        + " AND (SELECT body FROM record WHERE id = slip.record) IS NULL",
                today);
        return sql.run("DELETE FROM slip WHERE settled_day + keep_days <= ?", today);
    }

    private Optional<SlipRow> row(String condition, String value) {
        return sql.one("SELECT " + SlipRow.COLUMNS + " FROM slip WHERE " + condition, SlipRow::read, value);
    }

    private Slip slip(SlipRow row) {
        return new Slip(
                row.number(),
                row.token(),
                row.record(),
                row.item(),
                row.version(),
                row.title(),
                row.desk(),
                row.replaces(),
                new PersonKey(row.person()),
                Instant.parse(row.made()),
                times.of(row.boot(), row.mono()),
                row.rated(),
                standing(row.record()),
                paper(row));
    }

    private Standing standing(String record) {
        return sql.one(
                        "SELECT t.state, t.reason, coalesce(s.case_number, '') AS case_number, r.body IS NULL AS gone"
                                + " FROM receipt t JOIN record r ON r.id = t.record JOIN slip s ON s.record = r.id"
                                + " WHERE t.record = ?",
                        Slips::standing,
                        record)
                .orElseGet(Standing.Waiting::new);
    }

    private static Standing standing(ResultSet row) throws SQLException {
        return switch (Lanes.State.valueOf(row.getString("state"))) {
            case ACCEPTED, DUPLICATE -> new Standing.Received(row.getString("case_number"));
            case HELD -> row.getBoolean("gone") ? new Standing.Settled() : new Standing.Held(row.getString("reason"));
            case RETRY -> throw new IllegalStateException("RETRY is no receipt");
        };
    }

    private SlipPaper paper(SlipRow row) {
        boolean begun = sql.number(
                        "SELECT count(*) FROM command_step WHERE " + PRINTS
                                + " AND (step = 'BEGUN' OR settlement <> 'REFUSED')",
                        row.number(),
                        row.number())
                > 0;
        if (begun) {
            return SlipPaper.BEGUN;
        }
        boolean witnessed = sql.number("SELECT count(*) FROM boot WHERE n = ?", row.boot()) > 0;
        return witnessed ? SlipPaper.OWED : SlipPaper.CANNOT_TELL;
    }
}
