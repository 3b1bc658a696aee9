// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.journal;

import java.sql.ResultSet;
import java.sql.SQLException;

/** A slip as it lies in the journal and, while its record is unsent, in the second copy. */
record SlipRow(
        String number,
        int counter,
        String token,
        String record,
        String item,
        int version,
        String title,
        String desk,
        String replaces,
        String person,
        String made,
        long boot,
        long mono,
        int keepDays,
        boolean rated) {
    static final String COLUMNS = "number, counter, token, record, item, version, title, desk, replaces, person, made,"
            + " boot, mono, keep_days, rated";

    static SlipRow read(ResultSet row) throws SQLException {
        return new SlipRow(
                row.getString("number"),
                row.getInt("counter"),
                row.getString("token"),
                row.getString("record"),
                row.getString("item"),
                row.getInt("version"),
                row.getString("title"),
                row.getString("desk"),
                row.getString("replaces"),
                row.getString("person"),
                row.getString("made"),
                row.getLong("boot"),
                row.getLong("mono"),
                row.getInt("keep_days"),
                row.getBoolean("rated"));
    }

    /** Into the table {@code slip} of either file. */
    void insert(Sql sql) {
        sql.run(
                "INSERT INTO slip (" + COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                number,
                counter,
                token,
                record,
                item,
                version,
                title,
                desk,
                replaces,
                person,
                made,
                boot,
                mono,
                keepDays,
                rated ? 1 : 0);
    }

    @Override
    public String toString() {
        return "SlipRow[" + number + "]";
    }
}
