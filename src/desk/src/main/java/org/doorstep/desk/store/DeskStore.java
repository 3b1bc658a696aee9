// SPDX-License-Identifier: Apache-2.0
package org.doorstep.desk.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/**
 * The desk's open SQLite file. Any thread; one connection, so calls take turns: a desk answers tens of questions a second, not
 * thousands. What was written is on disk on return.
 */
public final class DeskStore implements AutoCloseable {
    public static final String FILE = "desk.db";

    private static final int BUSY_MILLIS = 10_000;
    private static final Map<String, String> PROMISED =
            Map.of("journal_mode", "wal", "synchronous", "2", "foreign_keys", "1");

    private final HikariDataSource source;
    private final Jdbi jdbi;

    private DeskStore(HikariDataSource source) {
        this.source = source;
        this.jdbi = Jdbi.create(source).registerColumnMapper(Instant.class, (row, column, context) -> {
            long millis = row.getLong(column);
            return row.wasNull() ? null : Instant.ofEpochMilli(millis);
        });
    }

    /**
     * Opens the file of a state folder, makes it where there is none, and brings its tables up to date.
     *
     * @throws IllegalStateException when the file does not keep what the desk relies on; names file and remedy
     */
    public static DeskStore open(Path state) {
        Path file = state.resolve(FILE);
        HikariDataSource source = source(file);
        try {
            Flyway.configure()
                    .dataSource(source)
                    .locations("classpath:org/doorstep/desk/store/migration")
                    .load()
                    .migrate();
            DeskStore store = new DeskStore(source);
            store.checkPragmas(file);
            return store;
        } catch (RuntimeException e) {
            source.close();
            throw e;
        }
    }

    public Certificates certificates() {
        return new Certificates(this);
    }

    public Questions questions() {
        return new Questions(this);
    }

    public Accounts accounts() {
        return new Accounts(this);
    }

    public CaseRecords cases() {
        return new CaseRecords(this);
    }

    public Decisions decisions() {
        return new Decisions(this);
    }

    public Accesses accesses() {
        return new Accesses(this);
    }

    @Override
    public void close() {
        source.close();
    }

    /** What runs in one transaction. */
    @FunctionalInterface
    interface Work<T extends @Nullable Object> {
        T run(Handle handle);
    }

    <T extends @Nullable Object> T run(Work<T> work) {
        return jdbi.inTransaction(work::run);
    }

    private static HikariDataSource source(Path file) {
        SQLiteConfig sqlite = new SQLiteConfig();
        sqlite.setJournalMode(SQLiteConfig.JournalMode.WAL);
        sqlite.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        sqlite.enforceForeignKeys(true);
        sqlite.setBusyTimeout(BUSY_MILLIS);
        sqlite.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
        SQLiteDataSource sqliteSource = new SQLiteDataSource(sqlite);
        sqliteSource.setUrl("jdbc:sqlite:" + file);
        HikariConfig config = new HikariConfig();
        config.setDataSource(sqliteSource);
        config.setPoolName("desk");
        config.setMaximumPoolSize(1);
        return new HikariDataSource(config);
    }

    private void checkPragmas(Path file) {
        jdbi.useHandle(handle -> PROMISED.forEach((pragma, value) -> {
            String found =
                    handle.createQuery("pragma " + pragma).mapTo(String.class).one();
            if (!found.equalsIgnoreCase(value)) {
                throw new IllegalStateException(file + " has " + pragma + "=" + found + " and not " + value
                        + ". It must lie on a local disk of this machine, not on a network share.");
            }
        }));
    }
}
