// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.journal;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.sqlite.SQLiteConfig;

/**
 * One SQLite file, opened as this package needs it: write-ahead log, {@code synchronous=FULL}, foreign keys and a busy
 * time-out, each read back; its own mark and schema version; checked by {@code quick_check}. Used by one thread at a
 * time.
 */
final class Database implements AutoCloseable {
    private static final int BUSY_MILLIS = 5_000;

    /** In force as SQLite itself tells: a file system without shared memory has no WAL, a build may have other ideas. */
    private static final Map<String, String> DEMANDED = new TreeMap<>(Map.of(
            "journal_mode", "wal",
            "synchronous", "2",
            "foreign_keys", "1",
            "busy_timeout", Integer.toString(BUSY_MILLIS)));

    private final Path file;
    private final Connection connection;
    private final boolean created;

    /** What opening a file came to. */
    sealed interface Opening {
        record Ready(Database database) implements Opening {}

        /** The file is damaged, or none of ours. */
        record Broken(String why) implements Opening {}
    }

    private Database(Path file, Schema schema) throws SQLException, BrokenFile {
        this.file = file;
        this.connection = config().createConnection("jdbc:sqlite:" + file);
        try {
            assertPragmas();
            created = migrate(schema);
        } catch (RuntimeException | BrokenFile e) {
            connection.close();
            throw e;
        }
    }

    /**
     * Opens a file that is empty or of this schema, and brings it to the schema's last version.
     *
     * @throws JournalException when the file is not to blame: rights, a full disk, a pragma that is not in force, a newer
     *     program's file
     */
    static Opening open(Path file, Schema schema) {
        try {
            return new Opening.Ready(new Database(file, schema));
        } catch (BrokenFile e) {
            return new Opening.Broken(e.why);
        } catch (SQLException e) {
            return brokenOr(file, new SqlFailure(e));
        } catch (SqlFailure e) {
            return brokenOr(file, e);
        }
    }

    private static Opening brokenOr(Path file, SqlFailure failure) {
        if (failure.meansBroken()) {
            return new Opening.Broken(failure.code());
        }
        throw failure.at(file);
    }

    /** Whether this opening made the tables. */
    boolean created() {
        return created;
    }

    Path file() {
        return file;
    }

    /**
     * Runs {@code work} in one transaction that is on disk when this returns.
     *
     * @throws SqlFailure when a statement or the commit failed; nothing of it was kept then
     */
    <T> T transaction(Function<Sql, T> work) {
        var sql = new Sql(connection);
        execute("BEGIN IMMEDIATE");
        boolean committed = false;
        try {
            T result = work.apply(sql);
            execute("COMMIT");
            committed = true;
            return result;
        } finally {
            sql.end();
            if (!committed) {
                rollBack();
            }
        }
    }

    private void rollBack() {
        try (Statement statement = connection.createStatement()) {
            statement.execute("ROLLBACK");
        } catch (SQLException e) {
            // SQLite undoes the transaction by itself after SQLITE_FULL and SQLITE_IOERR: then there is none any more.
            System.getLogger(Database.class.getName()).log(System.Logger.Level.DEBUG, "nothing left to roll back", e);
        }
    }

    private void execute(String statement) {
        try (Statement prepared = connection.createStatement()) {
            prepared.execute(statement);
        } catch (SQLException e) {
            throw new SqlFailure(e);
        }
    }

    private static SQLiteConfig config() {
        var config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.enforceForeignKeys(true);
        config.setBusyTimeout(BUSY_MILLIS);
        return config;
    }

    /** The demanded pragmas as this connection answers them now. */
    Map<String, String> pragmas() {
        var sql = new Sql(connection);
        var found = new TreeMap<String, String>();
        DEMANDED.keySet()
                .forEach(name -> found.put(
                        name, sql.one("PRAGMA " + name, row -> row.getString(1)).orElse("")));
        return found;
    }

    private void assertPragmas() {
        Map<String, String> found = pragmas();
        if (!found.equals(DEMANDED)) {
            throw new JournalException(
                    "The file " + file + " cannot be used safely: SQLite says " + found + " where " + DEMANDED
                            + " is needed. Put it on a local disk with a file system such as ext4.",
                    null);
        }
    }

    private boolean migrate(Schema schema) throws BrokenFile {
        var sql = new Sql(connection);
        List<String> check = sql.list("PRAGMA quick_check(3)", row -> row.getString(1));
        if (!check.equals(List.of("ok"))) {
            throw new BrokenFile(String.join("; ", check));
        }
        int version = (int) sql.number("PRAGMA user_version");
        int mark = (int) sql.number("PRAGMA application_id");
        boolean empty = version == 0 && sql.number("SELECT count(*) FROM sqlite_schema") == 0;
        if (!empty && mark != schema.applicationId()) {
            throw new BrokenFile("it is another program's file, application_id " + mark);
        }
        int last = schema.versions().size();
        if (version > last) {
            throw new JournalException(
                    "The file " + file + " has schema " + version + "; this program knows up to " + last
                            + ". Install the newer version again, or move the file aside.",
                    null);
        }
        for (int from = version; from < last; from++) {
            int next = from + 1;
            List<String> statements = schema.versions().get(from);
            transaction(inside -> {
                statements.forEach(statement -> inside.run(statement));
                inside.run("PRAGMA application_id = " + schema.applicationId());
                inside.run("PRAGMA user_version = " + next);
                return next;
            });
        }
        return empty;
    }

    /** Closes; SQLite takes the write-ahead log into the file. */
    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new SqlFailure(e);
        }
    }

    private static final class BrokenFile extends Exception {
        @java.io.Serial
        private static final long serialVersionUID = 1L;

        private final String why;

        BrokenFile(String why) {
            super(why);
            this.why = why;
        }
    }
}
