// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.conformance;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.doorstep.device.runtime.CommandEntry;
import org.doorstep.device.runtime.CommandJournal;
import org.doorstep.device.runtime.JournalFailedException;
import org.doorstep.device.runtime.Settlement;
import org.doorstep.device.spi.CommandId;
import org.doorstep.device.spi.DeviceId;

/**
 * A journal file whose process is killed at a chosen write: from that moment on nothing is written any more, and what
 * the caller runs on death sees to it that nothing else leaves the process either. What a new process finds is what a
 * killed one leaves. Safe for threads.
 */
final class MortalJournal implements CommandJournal, AutoCloseable {
    /** When it dies, seen from a write. */
    enum Moment {
        BEFORE,
        /** In the midst of it: half of the line is in the file. */
        WITHIN,
        AFTER
    }

    private interface Write {
        void go() throws JournalFailedException;
    }

    private final FileCommandJournal journal;
    private final Path file;
    private final Runnable death;
    private int writes;
    private int dieAt;
    private Moment moment = Moment.BEFORE;
    private BooleanSupplier overtaken = () -> false;
    private boolean dead;

    /** @param death what else ends with the process */
    MortalJournal(Path file, Runnable death) throws IOException {
        this.file = file;
        this.death = death;
        journal = FileCommandJournal.open(file);
    }

    /** Dies at the write of that number, counted from 1 beginning now. */
    synchronized void dieAt(int write, Moment when) {
        dieAt = writes + write;
        moment = when;
    }

    /** Dies before the first write by which that is so. */
    synchronized void dieWhen(BooleanSupplier so) {
        overtaken = so;
    }

    private void requireAlive() throws JournalFailedException {
        if (dead) {
            throw new JournalFailedException("the process was killed", new IOException("killed"));
        }
    }

    private void write(Write write) throws JournalFailedException {
        requireAlive();
        writes++;
        boolean now = writes == dieAt;
        if (overtaken.getAsBoolean() || (now && moment == Moment.BEFORE)) {
            die();
        }
        long before = length();
        write.go();
        if (now) {
            if (moment == Moment.WITHIN) {
                tear(before);
            }
            die();
        }
    }

    private void die() throws JournalFailedException {
        dead = true;
        death.run();
        requireAlive();
    }

    private long length() throws JournalFailedException {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new JournalFailedException(file + " cannot be measured", e);
        }
    }

    private void tear(long from) throws JournalFailedException {
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(from + (channel.size() - from) / 2);
        } catch (IOException e) {
            throw new JournalFailedException(file + " cannot be torn", e);
        }
    }

    @Override
    public synchronized Admission admit(CommandId id, DeviceId device, String kind) throws JournalFailedException {
        Admission[] answer = new Admission[1];
        write(() -> answer[0] = journal.admit(id, device, kind));
        return answer[0];
    }

    @Override
    public synchronized void effectBegins(CommandId id) throws JournalFailedException {
        write(() -> journal.effectBegins(id));
    }

    @Override
    public synchronized void settle(CommandId id, Settlement settlement) throws JournalFailedException {
        write(() -> journal.settle(id, settlement));
    }

    @Override
    public synchronized Optional<CommandEntry> find(CommandId id) throws JournalFailedException {
        requireAlive();
        return journal.find(id);
    }

    @Override
    public synchronized List<CommandEntry> open() throws JournalFailedException {
        requireAlive();
        return journal.open();
    }

    @Override
    public synchronized void close() throws IOException {
        journal.close();
    }
}
