// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.journal;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import org.doorstep.device.runtime.CommandJournal;
import org.doorstep.device.runtime.DeviceBook;

/**
 * The terminal's journal. Any thread may call it, many at once; all work is done by one thread named {@code journal}, in
 * the order it came.
 *
 * <p>A call returns when its rows are on disk, and in the second copy where that can be written. An interrupt does not
 * end the wait, because the caller must know whether the rows were committed; it is kept for the caller.
 */
public final class Journal implements AutoCloseable {
    private final Database database;
    private final SecondCopy copy;
    private final Pen pen;
    private final FileLease lease;
    private final Thread[] writer = new Thread[1];
    private final ExecutorService thread;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final CommandJournal commands = new JournaledCommands(this);
    private final DeviceBook devices = new JournaledDevices(this);

    Journal(Database database, SecondCopy copy, Pen pen, FileLease lease) {
        this.database = database;
        this.copy = copy;
        this.pen = pen;
        this.lease = lease;
        this.thread = Executors.newSingleThreadExecutor(work -> {
            writer[0] = Thread.ofPlatform().name("journal").unstarted(work);
            return writer[0];
        });
    }

    /**
     * Opens the journal, and begins a new one where there is none or it is broken. Records this start, and whether the
     * last one ended in order.
     *
     * @throws JournalException when the file is not to blame: another program holds it, its folder cannot be written, the
     *     disk is full, it comes from a newer program
     */
    public static Opened open(JournalOptions options) {
        return JournalStart.open(options);
    }

    /**
     * Runs {@code work} in one transaction: all of it is on disk when this returns, or nothing is when it throws.
     *
     * @throws JournalException when it could not be kept, or the journal is closed
     */
    public <T> T transaction(Work<T> work) {
        return call(() -> commit(work));
    }

    private <T> T commit(Work<T> work) {
        var written = new Transaction[1];
        T result;
        try {
            result = database.transaction(sql -> {
                written[0] = new Transaction(sql, pen);
                return work.in(written[0]);
            });
        } catch (SqlFailure e) {
            throw e.at(database.file());
        }
        copy.follow(written[0].plan(), this::contents);
        if (written[0].queuedSomething()) {
            listeners.forEach(Runnable::run);
        }
        return result;
    }

    private Contents contents() {
        return database.transaction(Contents::ofJournal);
    }

    /** The port through which the device runtime keeps its commands. */
    public CommandJournal commands() {
        return commands;
    }

    /** The book in which the device runtime keeps its records. */
    public DeviceBook devices() {
        return devices;
    }

    /**
     * Has {@code listener} told after each commit that queued a record. It is called on the journal's thread, so it only
     * wakes somebody and returns.
     */
    public void whenQueued(Runnable listener) {
        listeners.add(listener);
    }

    /** An id for a record that is sealed before it is filed; see {@link Filing}. Any thread, at once. */
    public String newRecordId() {
        return pen.newId();
    }

    /**
     * How this terminal names a person; any thread, at once.
     *
     * @param idNumberAscii stays the caller's, who wipes it
     */
    public PersonKey personKey(byte[] idNumberAscii) {
        return pen.signer().person(idNumberAscii);
    }

    /** A UUID drawn when this journal was begun; sequences in lanes count within it. */
    public String id() {
        return pen.journal();
    }

    /** Names this start of the program among all starts of this terminal, also those whose journal is lost. */
    public String start() {
        return pen.journal().substring(0, 8) + "-" + pen.boot();
    }

    /** The number of this start of the program, from 1. */
    public int boot() {
        return pen.boot();
    }

    /** How the second copy stands. */
    public CopyState copyState() {
        return copy.state();
    }

    /** The pragmas in force, as SQLite answers now. */
    public Map<String, String> pragmas() {
        return call(database::pragmas);
    }

    /** Where the journal lies. */
    public Path file() {
        return database.file();
    }

    /** Records that the program ended in order, and closes both files. Idempotent. */
    @Override
    public void close() {
        synchronized (lease) {
            if (thread.isShutdown()) {
                return;
            }
            try {
                call(() -> {
                    commit(tx -> {
                        tx.audit().append(AuditEvent.SHUT_DOWN);
                        tx.shutDown();
                        return tx;
                    });
                    return pen;
                });
            } finally {
                closeFiles();
                thread.close();
            }
        }
    }

    private void closeFiles() {
        call(() -> {
            try (lease;
                    database) {
                copy.close();
            } catch (SqlFailure e) {
                throw e.at(database.file());
            }
            return pen;
        });
    }

    private interface Job<T> extends java.util.concurrent.Callable<T> {
        @Override
        T call();
    }

    private <T> T call(Job<T> job) {
        if (Thread.currentThread() == writer[0]) {
            throw new IllegalStateException("Inside a transaction use the Transaction that is given, not the journal");
        }
        Future<T> running;
        try {
            running = thread.submit(job);
        } catch (RejectedExecutionException e) {
            throw new JournalException("The journal " + database.file() + " is closed.", e);
        }
        return await(running);
    }

    private static <T> T await(Future<T> running) {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return running.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case RuntimeException thrown -> throw thrown;
                case Error thrown -> throw thrown;
                case null, default -> throw new IllegalStateException("The journal's work threw what it cannot", e);
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
