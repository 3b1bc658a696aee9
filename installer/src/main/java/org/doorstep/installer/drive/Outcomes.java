// SPDX-License-Identifier: Apache-2.0
package org.doorstep.installer.drive;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Reads from the terminal's journal, beside the terminal, what became of commands. */
final class Outcomes {
    /** Steps of commands are append-only rows; the first names the device. */
    private static final String SETTLED = """
            SELECT s.n, a.device, s.settlement, s.evidence FROM command_step s
            JOIN command_step a ON a.command = s.command AND a.step = 'ADMITTED'
            WHERE s.step = 'SETTLED' AND s.n > ? ORDER BY s.n
            """;

    private final String url;
    private long seen;

    Outcomes(Path journal) {
        this.url = "jdbc:sqlite:file:" + journal + "?mode=ro";
    }

    /** The commands settled since the last call. */
    List<JourneyLog.Outcome> settled() throws DriveException {
        List<JourneyLog.Outcome> found = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection(url);
                PreparedStatement query = connection.prepareStatement(SETTLED)) {
            query.setLong(1, seen);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    seen = rows.getLong(1);
                    found.add(new JourneyLog.Outcome(
                            rows.getString(2), rows.getString(3), rows.getString(4) == null ? "" : rows.getString(4)));
                }
            }
        } catch (SQLException e) {
            throw new DriveException("the journal could not be read", e);
        }
        return found;
    }
}
