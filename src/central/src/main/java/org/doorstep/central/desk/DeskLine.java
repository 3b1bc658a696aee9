// SPDX-License-Identifier: Apache-2.0
package org.doorstep.central.desk;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.doorstep.central.answer.Answer;
import org.doorstep.central.store.Store;
import org.doorstep.contract.DeskCalls;

/**
 * The questions that wait for desks, in memory. Each is handed to a desk once, to the newest of its calls; an answer that comes after the deadline is
 * ignored and counted. Asking the same id again while it waits joins the same question. Any thread; callers block, so they
 * should be virtual threads.
 */
public final class DeskLine implements AutoCloseable {
    /** Most questions one {@code GET /d/wait} hands out. */
    private static final int AT_ONCE = 20;

    private final Store store;
    private final Duration deadline;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition arrived = lock.newCondition();
    private final Map<String, ArrayDeque<DeskCalls.Pending>> waiting = new HashMap<>();
    private final Map<String, Slot> open = new HashMap<>();
    private final Map<String, Long> news = new HashMap<>();
    private final Map<String, Long> polls = new HashMap<>();
    private long late;
    private boolean closed;

    /** @param deadline after which a terminal is told that the desk does not answer */
    public DeskLine(Store store, Duration deadline) {
        this.store = store;
        this.deadline = deadline;
    }

    /** What became of a question. */
    public sealed interface Outcome {
        record Answered(DeskCalls.Answered answer) implements Outcome {}

        /** The deadline passed, or no such desk is enrolled. */
        record Silence() implements Outcome {}

        /** Another terminal, desk or kind of question has this id now. */
        record IdTaken() implements Outcome {}
    }

    /** What became of an answer. */
    public enum Taken {
        FORWARDED,
        /** Nobody waits for it, or not from this desk. */
        LATE
    }

    private static final class Slot {
        final String desk;
        final DeskCalls.Pending pending;
        final CompletableFuture<DeskCalls.Answered> answer = new CompletableFuture<>();
        int waiters;

        Slot(String desk, DeskCalls.Pending pending) {
            this.desk = desk;
            this.pending = pending;
        }
    }

    /** Puts a question to a desk and waits for its answer until the deadline. */
    public Outcome ask(String desk, DeskCalls.Pending pending) throws InterruptedException {
        if (store.read(tx -> tx.desks().find(desk))
                .filter(found -> found.revoked() == null)
                .isEmpty()) {
            return new Outcome.Silence();
        }
        Slot slot;
        lock.lock();
        try {
            Slot known = open.get(pending.id());
            if (known != null && !sameAsker(known, desk, pending)) {
                return new Outcome.IdTaken();
            }
            slot = known == null ? enqueue(desk, pending) : known;
            slot.waiters++;
        } finally {
            lock.unlock();
        }
        try {
            return new Outcome.Answered(slot.answer.get(deadline.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException passed) {
            return new Outcome.Silence();
        } catch (ExecutionException impossible) {
            throw new IllegalStateException("A desk's answer is only ever completed with a value", impossible);
        } finally {
            leave(slot);
        }
    }

    /** What a machine is told when {@link Outcome.IdTaken}. */
    public static <T> Answer<T> idTaken() {
        return Answer.refused(
                409, "ID_TAKEN", "Another question has this id now.", "Draw a new random id and ask again.");
    }

    /** Grows with every {@link #nudge} of this desk. */
    public long news(String desk) {
        lock.lock();
        try {
            return news.getOrDefault(desk, 0L);
        } finally {
            lock.unlock();
        }
    }

    /** Something other than a question waits for a desk: a call of its that is held goes back to look. */
    public void nudge(String desk) {
        lock.lock();
        try {
            news.merge(desk, 1L, Long::sum);
            arrived.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** A desk's call that waits for questions. */
    public record Poll(String desk, long number) {}

    /**
     * A desk waits. It does so once at a time, so a poll of its before this one lost its connection, and must not be handed what
     * would never reach anybody.
     */
    public Poll poll(String desk) {
        lock.lock();
        try {
            Poll poll = new Poll(desk, polls.merge(desk, 1L, Long::sum));
            arrived.signalAll();
            return poll;
        } finally {
            lock.unlock();
        }
    }

    /** Whether the desk has not called anew since. */
    public boolean newest(Poll poll) {
        lock.lock();
        try {
            return polls.getOrDefault(poll.desk, 0L) == poll.number;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Questions for a desk; empty when none came within {@code hold}, when there is other news than {@code seen}, or when the desk
     * called anew.
     *
     * @param seen {@link #news} before the caller looked for anything else
     */
    public List<DeskCalls.Pending> take(Poll poll, Duration hold, long seen) throws InterruptedException {
        lock.lock();
        try {
            String desk = poll.desk;
            ArrayDeque<DeskCalls.Pending> mine = waiting.computeIfAbsent(desk, name -> new ArrayDeque<>());
            long left = hold.toNanos();
            while (mine.isEmpty() && !closed && left > 0 && news.getOrDefault(desk, 0L) == seen && newest(poll)) {
                left = arrived.awaitNanos(left);
            }
            List<DeskCalls.Pending> taken = new ArrayList<>();
            while (newest(poll) && taken.size() < AT_ONCE && !mine.isEmpty()) {
                taken.add(mine.remove());
            }
            return List.copyOf(taken);
        } finally {
            lock.unlock();
        }
    }

    /** Whether a desk's answer would still reach the one who asked. */
    public boolean awaited(String desk, String id) {
        lock.lock();
        try {
            Slot slot = open.get(id);
            return slot != null && slot.desk.equals(desk) && !slot.answer.isDone();
        } finally {
            lock.unlock();
        }
    }

    /** A desk's answer; the second one to the same question is late. */
    public Taken answer(String desk, DeskCalls.Answered answer) {
        lock.lock();
        try {
            Slot slot = open.get(answer.id());
            if (slot == null || !slot.desk.equals(desk) || !slot.answer.complete(answer)) {
                late++;
                return Taken.LATE;
            }
            return Taken.FORWARDED;
        } finally {
            lock.unlock();
        }
    }

    /** How many answers came too late since the start. */
    public long late() {
        lock.lock();
        try {
            return late;
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

    /** Lets those who wait for questions go; those who wait for answers go at their deadline. */
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            arrived.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private static boolean sameAsker(Slot known, String desk, DeskCalls.Pending pending) {
        return known.desk.equals(desk)
                && known.pending.terminal().equals(pending.terminal())
                && known.pending.kind() == pending.kind()
                && Objects.equals(known.pending.tag(), pending.tag());
    }

    private Slot enqueue(String desk, DeskCalls.Pending pending) {
        Slot slot = new Slot(desk, pending);
        open.put(pending.id(), slot);
        waiting.computeIfAbsent(desk, name -> new ArrayDeque<>()).add(pending);
        arrived.signalAll();
        return slot;
    }

    private void leave(Slot slot) {
        lock.lock();
        try {
            if (--slot.waiters == 0) {
                open.remove(slot.pending.id());
                ArrayDeque<DeskCalls.Pending> line = waiting.get(slot.desk);
                if (line != null) {
                    line.remove(slot.pending);
                }
            }
        } finally {
            lock.unlock();
        }
    }
}
