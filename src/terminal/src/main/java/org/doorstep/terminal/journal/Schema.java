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
                            "CREATE TRIGGER audit_frozen BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'append only'); END")));

    /** The second copy. */
    static final Schema COPY =
            new Schema(0x44534a32, List.of(List.of(COUNTER, CHAIN, "CREATE TABLE unsent (" + RECORD_COLUMNS)));
}
