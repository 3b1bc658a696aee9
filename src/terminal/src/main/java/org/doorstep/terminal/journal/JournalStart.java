// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.journal;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Opening a journal: what is broken goes aside, what is behind is brought forward, the start is recorded. */
final class JournalStart {
    private final JournalOptions options;
    private final Place place;
    private final Instant now;
    private final List<Finding> findings = new ArrayList<>();

    private JournalStart(JournalOptions options) {
        this.options = options;
        this.place = new Place(options.file());
        this.now = options.clock().instant();
    }

    static Opened open(JournalOptions options) {
        var start = new JournalStart(options);
        try {
            return start.open();
        } catch (IOException e) {
            throw new JournalException(
                    "The journal " + options.file() + " cannot be opened (" + e.getMessage()
                            + "). Let the program's account own its folder, and see that the disk has room.",
                    e);
        } catch (SqlFailure e) {
            throw e.at(options.file());
        }
    }

    private Opened open() throws IOException {
        place.folderReady();
        FileLease lease = FileLease.take(options.file());
        try {
            return open(lease);
        } catch (IOException | RuntimeException e) {
            lease.close();
            throw e;
        }
    }

    private Opened open(FileLease lease) throws IOException {
        Database database = openDatabase();
        boolean broken = !findings.isEmpty();
        SecondCopy copy = SecondCopy.open(new Place(options.copy()), now, findings);
        try {
            Contents second = copy.read(findings);
            Pen pen = database.transaction(sql -> begin(sql, database.created(), broken, second));
            copy.sync(database.transaction(Contents::ofJournal));
            return new Opened(new Journal(database, copy, pen, lease), findings);
        } catch (RuntimeException e) {
            try (database) {
                copy.close();
            }
            throw e;
        }
    }

    private Database openDatabase() throws IOException {
        place.prepare();
        Database.Opening first = Database.open(options.file(), Schema.JOURNAL);
        if (first instanceof Database.Opening.Broken(String why)) {
            findings.add(new Finding.JournalBroken(options.file(), place.moveAside(now), why));
            place.prepare();
            first = Database.open(options.file(), Schema.JOURNAL);
        }
        return switch (first) {
            case Database.Opening.Ready(Database database) -> database;
            case Database.Opening.Broken(String why) ->
                throw new JournalException(
                        "A new journal at " + options.file() + " is broken at once (" + why + "): check the disk.",
                        null);
        };
    }

    /** One transaction: all of it happens, or the next start does it. */
    private Pen begin(Sql sql, boolean created, boolean broken, Contents second) {
        int last = (int) sql.number("SELECT coalesce(max(n), 0) FROM boot");
        boolean cutOff = last > 0 && sql.number("SELECT count(*) FROM shutdown WHERE boot = ?", last) == 0;
        Contents.Taken fromCopy = second.bringForward(sql);
        Floor central = options.central();
        boolean centralAhead = created
                && central != null
                && Contents.of(central).bringForward(sql).ahead();
        boolean goesOn = !created && !fromCopy.ahead();
        boolean compared = central != null || (goesOn && wasCompared(sql));
        String journal = id(sql);
        Chains.setCounter(sql, Chains.COMPARED, compared ? 1 : 0);
        int boot = (int) Chains.counter(sql, Chains.BOOT) + 1;
        Chains.setCounter(sql, Chains.BOOT, boot);
        var pen = new Pen(journal, boot, options);
        sql.run(
                "INSERT INTO boot (n, started, software) VALUES (?, ?, ?)",
                boot,
                pen.now().toString(),
                options.software());

        var audit = new Transaction(sql, pen).audit();
        if (broken) {
            audit.append(AuditEvent.JOURNAL_REPLACED, "broken");
        } else if (created && !second.empty()) {
            findings.add(new Finding.JournalMissing(options.file()));
            audit.append(AuditEvent.JOURNAL_REPLACED, "missing");
        } else if (!created && fromCopy.ahead()) {
            findings.add(new Finding.JournalOlder(options.file()));
            audit.append(AuditEvent.JOURNAL_REPLACED, "older");
        }
        if (fromCopy.ahead() || centralAhead) {
            findings.add(new Finding.Continued(
                    fromCopy.records(), Chains.head(sql, Chains.SLIP).seq(), Chains.counter(sql, Chains.RECEIPT)));
        }
        if (cutOff) {
            findings.add(new Finding.AbnormalShutdown(last));
            audit.append(AuditEvent.ABNORMAL_SHUTDOWN, Integer.toString(last));
        }
        audit.append(AuditEvent.STARTED, options.software());
        audit.sealSegment();
        return pen;
    }

    /** A journal of a program that drew no ids has drawn its numbers itself all along. */
    private static boolean wasCompared(Sql sql) {
        return Chains.counter(sql, Chains.COMPARED) > 0
                || Chains.head(sql, Chains.JOURNAL).equals(ChainHead.NONE);
    }

    /** The journal's own, that of the second copy, or a fresh one. */
    private static String id(Sql sql) {
        ChainHead known = Chains.head(sql, Chains.JOURNAL);
        if (!known.equals(ChainHead.NONE)) {
            return known.hash();
        }
        String drawn = UUID.randomUUID().toString();
        Chains.setHead(sql, Chains.JOURNAL, new ChainHead(1, drawn));
        return drawn;
    }
}
