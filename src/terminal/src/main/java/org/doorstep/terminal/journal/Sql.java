// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The few forms of statement that the journal needs. Confined to one thread. */
final class Sql {
    private final Connection connection;
    private boolean ended;

    Sql(Connection connection) {
        this.connection = connection;
    }

    /** Reads one row. */
    interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** From now on every use is refused, so that nobody keeps a transaction beyond its end. */
    void end() {
        ended = true;
    }

    int run(String statement, @Nullable Object... values) throws SqlFailure {
        try (PreparedStatement prepared = prepare(statement, values)) {
            return prepared.executeUpdate();
        } catch (SQLException e) {
            throw new SqlFailure(e);
        }
    }

    <T> List<T> list(String query, Row<T> row, @Nullable Object... values) throws SqlFailure {
        try (PreparedStatement prepared = prepare(query, values);
                ResultSet rows = prepared.executeQuery()) {
            var found = new ArrayList<T>();
            while (rows.next()) {
                found.add(row.read(rows));
            }
            return found;
        } catch (SQLException e) {
            throw new SqlFailure(e);
        }
    }

    <T> Optional<T> one(String query, Row<T> row, @Nullable Object... values) throws SqlFailure {
        List<T> found = list(query, row, values);
        return found.isEmpty() ? Optional.empty() : Optional.of(found.getFirst());
    }

    long number(String query, @Nullable Object... values) throws SqlFailure {
        return one(query, row -> row.getLong(1), values).orElse(0L);
    }

    private PreparedStatement prepare(String statement, @Nullable Object... values) throws SQLException {
        if (ended) {
            throw new IllegalStateException("This transaction is over; begin another with Journal.transaction");
        }
        PreparedStatement prepared = connection.prepareStatement(statement);
        for (int i = 0; i < values.length; i++) {
            prepared.setObject(i + 1, values[i]);
        }
        return prepared;
    }
}
