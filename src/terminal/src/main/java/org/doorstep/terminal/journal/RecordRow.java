// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.journal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.doorstep.contract.Lanes;

/**
 * A record with its body, as it lies in the journal and in the second copy.
 *
 * @param hash of the entry's signed text, base64url
 * @param boot in which it was made
 * @param mono milliseconds of that boot's monotonic clock
 */
record RecordRow(Lanes.Entry entry, String hash, long boot, long mono) {
    static final String COLUMNS = "lane, seq, id, previous, kind, made, body, signature, hash, boot, mono";

    static RecordRow read(ResultSet row) throws SQLException {
        return new RecordRow(
                new Lanes.Entry(
                        row.getString("id"),
                        Lanes.Lane.valueOf(row.getString("lane")),
                        row.getLong("seq"),
                        row.getString("previous"),
                        Lanes.Kind.valueOf(row.getString("kind")),
                        Instant.parse(row.getString("made")),
                        row.getString("body"),
                        row.getString("signature")),
                row.getString("hash"),
                row.getLong("boot"),
                row.getLong("mono"));
    }

    /** The entry with the body it was frozen with, for a row whose body is gone. */
    Lanes.Entry withBody(String body) {
        return new Lanes.Entry(
                entry.id(),
                entry.lane(),
                entry.seq(),
                entry.previous(),
                entry.kind(),
                entry.made(),
                body,
                entry.signature());
    }

    /** @param table {@code record} or {@code unsent} */
    void insert(Sql sql, String table) {
        sql.run(
                "INSERT INTO " + table + " (" + COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                entry.lane().name(),
                entry.seq(),
                entry.id(),
                entry.previous(),
                entry.kind().name(),
                entry.made().toString(),
                entry.body(),
                entry.signature(),
                hash,
                boot,
                mono);
    }
}
