// SPDX-License-Identifier: Apache-2.0
package org.doorstep.central.fleet;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.doorstep.central.store.Changes;
import org.doorstep.central.store.Store;

/**
 * Tells waiting calls that something changed, whoever changed it: another thread, the command line, another node. The change
 * table is read once a second by {@link #look}; nothing on the write path has to notify. Any thread.
 */
public final class Tail implements AutoCloseable {
    private final Store store;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition moved = lock.newCondition();
    private Map<String, Long> counts = new HashMap<>();
    private long version;
    private boolean closed;

    public Tail(Store store) {
        this.store = store;
        look();
    }

    /** Grows with every change that was noticed. */
    public long version() {
        lock.lock();
        try {
            return version;
        } finally {
            lock.unlock();
        }
    }

    /** How often a topic changed so far. */
    public long count(Changes.Topic topic) {
        lock.lock();
        try {
            return counts.getOrDefault(topic.name(), 0L);
        } finally {
            lock.unlock();
        }
    }

    /** Reads the change table and wakes those who wait when it moved. One look at a time: an older one never comes after a newer. */
    public synchronized void look() {
        Map<String, Long> now = store.read(tx -> tx.changes().counts());
        lock.lock();
        try {
            if (!now.equals(counts)) {
                counts = now;
                version++;
                moved.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Returns when the version differs from {@code seen}, when {@code hold} is over, or when this is closed. */
    public void await(long seen, Duration hold) throws InterruptedException {
        lock.lock();
        try {
            long left = hold.toNanos();
            while (version == seen && !closed && left > 0) {
                left = moved.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Whether this process is stopping. */
    public boolean closed() {
        lock.lock();
        try {
            return closed;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            moved.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
