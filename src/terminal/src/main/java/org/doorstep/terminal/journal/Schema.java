// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.journal;

import java.util.List;

/**
 * The tables of a file, one list of statements for each version. A released version is never changed; a new one is
 * appended.
 *
 * @param applicationId SQLite's mark of whose file it is
 * @param versions statements that lead from version {@code i} to {@code i + 1}
 */
record Schema(int applicationId, List<List<String>> versions) {

    private static final String COUNTER =
            "CREATE TABLE counter (name TEXT PRIMARY KEY, value INTEGER NOT NULL CHECK (value >= 0)) STRICT, WITHOUT ROWID";
    private static final String CHAIN =
            "CREATE TABLE chain (name TEXT PRIMARY KEY, seq INTEGER NOT NULL CHECK (seq >= 0),"
                    + " hash TEXT NOT NULL) STRICT, WITHOUT ROWID";
    private static final String RECORD_COLUMNS = " lane TEXT NOT NULL, seq INTEGER NOT NULL CHECK (seq > 0),"
            + " id TEXT NOT NULL UNIQUE, previous TEXT NOT NULL, kind TEXT NOT NULL, made TEXT NOT NULL,"
            + " body TEXT, signature TEXT NOT NULL, hash TEXT NOT NULL, boot INTEGER NOT NULL,"
            + " mono INTEGER NOT NULL, PRIMARY KEY (lane, seq)) STRICT";

    private static final String SLIP_COLUMNS =
            " number TEXT PRIMARY KEY, counter INTEGER NOT NULL, token TEXT NOT NULL,"
                    + " record TEXT NOT NULL UNIQUE, item TEXT NOT NULL, version INTEGER NOT NULL, title TEXT NOT NULL,"
                    + " desk TEXT NOT NULL, replaces TEXT NOT NULL, person TEXT NOT NULL, made TEXT NOT NULL,"
                    + " boot INTEGER NOT NULL, mono INTEGER NOT NULL, keep_days INTEGER NOT NULL CHECK (keep_days > 0),"
                    + " rated INTEGER NOT NULL CHECK (rated IN (0, 1))";
    private static final String FREED = "length(CAST(OLD.body AS BLOB))";

    /** The journal. */
    static final Schema JOURNAL = new Schema(
            0x44534a31,
            List.of(
                    List.of(
                            "CREATE TABLE boot (n INTEGER PRIMARY KEY, started TEXT NOT NULL, software TEXT NOT NULL) STRICT",
                            "CREATE TABLE shutdown (boot INTEGER PRIMARY KEY REFERENCES boot (n), at TEXT NOT NULL) STRICT",
                            COUNTER,
                            CHAIN,
                            "CREATE TABLE command_step (n INTEGER PRIMARY KEY AUTOINCREMENT, command TEXT NOT NULL,"
                                    + " step TEXT NOT NULL CHECK (step IN ('ADMITTED', 'BEGUN', 'SETTLED')),"
                                    + " device TEXT, kind TEXT, settlement TEXT, evidence TEXT, fault TEXT,"
                                    + " done INTEGER, of INTEGER, boot INTEGER NOT NULL REFERENCES boot (n),"
                                    + " mono INTEGER NOT NULL) STRICT",
                            "CREATE INDEX command_step_by_command ON command_step (command, n, step)",
                            "CREATE TRIGGER command_step_stays BEFORE DELETE ON command_step"
                                    + " BEGIN SELECT RAISE(ABORT, 'append only'); END",
                            "CREATE TRIGGER command_step_frozen BEFORE UPDATE ON command_step"
                                    + " BEGIN SELECT RAISE(ABORT, 'append only'); END",
                            "CREATE TABLE record (" + RECORD_COLUMNS,
                            "CREATE INDEX record_with_body ON record (lane, seq) WHERE body IS NOT NULL",
                            "CREATE TRIGGER record_frozen BEFORE UPDATE OF lane, seq, id, previous, kind, made, signature, hash"
                                    + " ON record BEGIN SELECT RAISE(ABORT, 'frozen'); END",
                            "CREATE TRIGGER record_body_frozen BEFORE UPDATE OF body ON record WHEN NEW.body IS NOT NULL"
                                    + " BEGIN SELECT RAISE(ABORT, 'frozen'); END",
                            "CREATE TRIGGER record_stays BEFORE DELETE ON record WHEN OLD.lane <> 'P4'"
                                    + " BEGIN SELECT RAISE(ABORT, 'kept as a fact'); END",
                            "CREATE TABLE receipt (record TEXT PRIMARY KEY REFERENCES record (id), state TEXT NOT NULL"
                                    + " CHECK (state IN ('ACCEPTED', 'DUPLICATE', 'HELD')), reason TEXT NOT NULL,"
                                    + " signature TEXT NOT NULL, boot INTEGER NOT NULL REFERENCES boot (n),"
                                    + " at TEXT NOT NULL) STRICT",
                            "CREATE TABLE resolution (record TEXT PRIMARY KEY REFERENCES receipt (record),"
                                    + " decided_by TEXT NOT NULL, why TEXT NOT NULL,"
                                    + " boot INTEGER NOT NULL REFERENCES boot (n), at TEXT NOT NULL) STRICT",
                            "CREATE TABLE audit (seq INTEGER PRIMARY KEY, previous TEXT NOT NULL, boot INTEGER NOT NULL,"
                                    + " mono INTEGER NOT NULL, at TEXT NOT NULL, type TEXT NOT NULL, subject TEXT NOT NULL,"
                                    + " hash TEXT NOT NULL) STRICT",
                            "CREATE TABLE audit_segment (seq INTEGER PRIMARY KEY REFERENCES audit (seq),"
                                    + " signature TEXT NOT NULL) STRICT",
                            "CREATE TRIGGER audit_stays BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'append only'); END",
                            "CREATE TRIGGER audit_frozen BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'append only'); END"),
                    List.of(
                            "CREATE TABLE slip (" + SLIP_COLUMNS + ", case_number TEXT, settled_day INTEGER,"
                                    + " FOREIGN KEY (record) REFERENCES record (id)) STRICT",
                            "CREATE INDEX slip_by_person ON slip (person, counter)",
                            "CREATE TRIGGER slip_frozen BEFORE UPDATE OF number, counter, token, record, item, version,"
                                    + " title, desk, replaces, person, made, boot, mono, keep_days ON slip"
                                    + " BEGIN SELECT RAISE(ABORT, 'frozen'); END",
                            "CREATE TRIGGER slip_case_frozen BEFORE UPDATE OF case_number ON slip"
                                    + " WHEN OLD.case_number <> '' BEGIN SELECT RAISE(ABORT, 'frozen'); END",
                            "CREATE TRIGGER slip_stays BEFORE DELETE ON slip"
                                    + " WHEN (SELECT body FROM record WHERE id = OLD.record) IS NOT NULL"
                                    + " BEGIN SELECT RAISE(ABORT, 'unsent'); END",
                            "CREATE TABLE anchor (boot INTEGER PRIMARY KEY REFERENCES boot (n), mono INTEGER NOT NULL,"
                                    + " at INTEGER NOT NULL) STRICT",
                            "CREATE TABLE told (what TEXT PRIMARY KEY, level INTEGER NOT NULL) STRICT, WITHOUT ROWID",
                            "CREATE TABLE outbox_use (one INTEGER PRIMARY KEY CHECK (one = 1),"
                                    + " bytes INTEGER NOT NULL CHECK (bytes >= 0)) STRICT",
                            "INSERT INTO outbox_use SELECT 1, coalesce(sum(length(CAST(body AS BLOB))), 0) FROM record",
                            "CREATE TRIGGER outbox_grows AFTER INSERT ON record WHEN NEW.body IS NOT NULL BEGIN"
                                    + " UPDATE outbox_use SET bytes = bytes + length(CAST(NEW.body AS BLOB)); END",
                            "CREATE TRIGGER outbox_shrinks AFTER UPDATE OF body ON record"
                                    + " WHEN OLD.body IS NOT NULL AND NEW.body IS NULL BEGIN"
                                    + " UPDATE outbox_use SET bytes = bytes - " + FREED + "; END",
                            "CREATE TRIGGER outbox_forgets AFTER DELETE ON record WHEN OLD.body IS NOT NULL BEGIN"
                                    + " UPDATE outbox_use SET bytes = bytes - " + FREED + "; END"),
                    List.of(
                            "CREATE TABLE device (device TEXT PRIMARY KEY, since TEXT NOT NULL, opens INTEGER NOT NULL,"
                                    + " losses INTEGER NOT NULL, done INTEGER NOT NULL, refused INTEGER NOT NULL,"
                                    + " partial INTEGER NOT NULL, unknown INTEGER NOT NULL, made INTEGER NOT NULL,"
                                    + " path TEXT, vendor INTEGER, product INTEGER, serial TEXT, description TEXT)"
                                    + " STRICT, WITHOUT ROWID",
                            "CREATE TABLE device_fault (device TEXT NOT NULL REFERENCES device (device), code TEXT NOT NULL,"
                                    + " first TEXT NOT NULL, last TEXT NOT NULL, times INTEGER NOT NULL,"
                                    + " PRIMARY KEY (device, code)) STRICT, WITHOUT ROWID",
                            "CREATE TABLE device_supply (device TEXT NOT NULL REFERENCES device (device),"
                                    + " name TEXT NOT NULL, remaining INTEGER NOT NULL CHECK (remaining >= 0),"
                                    + " filled INTEGER NOT NULL CHECK (filled >= remaining), at TEXT NOT NULL,"
                                    + " PRIMARY KEY (device, name)) STRICT, WITHOUT ROWID")));

    /** The second copy. */
    static final Schema COPY = new Schema(
            0x44534a32,
            List.of(
                    List.of(COUNTER, CHAIN, "CREATE TABLE unsent (" + RECORD_COLUMNS),
                    List.of("CREATE TABLE slip (" + SLIP_COLUMNS + ") STRICT")));
}
