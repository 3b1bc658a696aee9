// SPDX-License-Identifier: Apache-2.0
package org.doorstep.central.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/**
 * The open database. Safe for any thread. Writers take turns; a read never waits for one. Work that throws leaves nothing
 * behind. Do not begin a write inside a write: pass the {@link Tx} on.
 */
public final class Store implements AutoCloseable {
    private static final int READERS = 4;
    private static final int BUSY_MILLIS = 10_000;

    private final HikariDataSource readers;
    private final HikariDataSource writer;
    private final Jdbi reading;
    private final Jdbi writing;

    private Store(HikariDataSource readers, HikariDataSource writer) {
        this.readers = readers;
        this.writer = writer;
        this.reading = jdbi(readers);
        this.writing = jdbi(writer);
    }

    /** What runs in one transaction. */
    @FunctionalInterface
    public interface Work<T extends @Nullable Object> {
        T run(Tx tx);
    }

    /** What runs in one transaction and answers nothing. */
    @FunctionalInterface
    public interface Action {
        void run(Tx tx);
    }

    /**
     * Opens the SQLite file, makes it where there is none and brings its tables up to date.
     *
     * @throws IllegalStateException when the file does not keep the promises the server relies on
     */
    public static Store openSqlite(Path file) {
        HikariDataSource writer = pool("central-writer", file, 1, SQLiteConfig.TransactionMode.IMMEDIATE, "select 1");
        try {
            Flyway.configure()
                    .dataSource(writer)
                    .locations("classpath:org/doorstep/central/store/migration")
                    .load()
                    .migrate();
            Store store = new Store(
                    pool(
                            "central-readers",
                            file,
                            READERS,
                            SQLiteConfig.TransactionMode.DEFERRED,
                            "pragma query_only = on"),
                    writer);
            store.assertPragmas(file);
            return store;
        } catch (RuntimeException refused) {
            writer.close();
            throw refused;
        }
    }

    public <T extends @Nullable Object> T read(Work<T> work) {
        return reading.inTransaction(handle -> work.run(new Tx(handle)));
    }

    public <T extends @Nullable Object> T write(Work<T> work) {
        return writing.inTransaction(handle -> work.run(new Tx(handle)));
    }

    /** Like {@link #write} for work without an answer. */
    public void change(Action action) {
        writing.useTransaction(handle -> action.run(new Tx(handle)));
    }

    @Override
    public void close() {
        readers.close();
        writer.close();
    }

    private static Jdbi jdbi(HikariDataSource source) {
        return Jdbi.create(source)
                .registerColumnMapper(Instant.class, (row, column, context) -> {
                    long millis = row.getLong(column);
                    return row.wasNull() ? null : Instant.ofEpochMilli(millis);
                })
                .registerArgument(new InstantArgument());
    }

    private static HikariDataSource pool(
            String name, Path file, int size, SQLiteConfig.TransactionMode mode, String atOpen) {
        SQLiteConfig sqlite = new SQLiteConfig();
        sqlite.setJournalMode(SQLiteConfig.JournalMode.WAL);
        sqlite.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        sqlite.enforceForeignKeys(true);
        sqlite.setBusyTimeout(BUSY_MILLIS);
        sqlite.setTransactionMode(mode);
        SQLiteDataSource source = new SQLiteDataSource(sqlite);
        source.setUrl("jdbc:sqlite:" + file);
        HikariConfig config = new HikariConfig();
        config.setDataSource(source);
        config.setPoolName(name);
        config.setMaximumPoolSize(size);
        config.setMinimumIdle(1);
        config.setConnectionInitSql(atOpen);
        return new HikariDataSource(config);
    }

    private void assertPragmas(Path file) {
        Map<String, String> wanted = Map.of("journal_mode", "wal", "synchronous", "2", "foreign_keys", "1");
        writing.useHandle(handle -> wanted.forEach((pragma, value) -> {
            String found =
                    handle.createQuery("pragma " + pragma).mapTo(String.class).one();
            if (!found.equalsIgnoreCase(value)) {
                throw new IllegalStateException("The database " + file + " has " + pragma + "=" + found + " and not "
                        + value + ". It must lie on a local disk of this machine, not on a network share.");
            }
        }));
    }
}
