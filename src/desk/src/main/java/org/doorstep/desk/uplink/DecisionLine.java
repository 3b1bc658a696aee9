// SPDX-License-Identifier: Apache-2.0
package org.doorstep.desk.uplink;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.doorstep.contract.Cases;
import org.doorstep.desk.store.Decisions;
import org.doorstep.wire.Api;
import org.doorstep.wire.Reply;

/**
 * Carries decisions to central, the oldest first, until central has each or refuses it for good. What waits is read from the
 * store each time; a decision that central took and the desk did not note goes again under its id, which changes nothing
 * there.
 */
public final class DecisionLine implements AutoCloseable {
    private static final Logger LOG = System.getLogger(DecisionLine.class.getName());
    private static final int AT_ONCE = 50;
    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    /** A look at the store without being woken, should a wake ever be missed. */
    private static final Duration REST = Duration.ofMinutes(1);

    /** HTTP says that the message itself is not acceptable: sending it again cannot help. */
    private static final Set<Integer> FOR_GOOD = Set.of(400, 413, 422);

    private final Api api;
    private final Decisions decisions;
    private final InstantSource clock;
    private final Backoff backoff;
    private final Semaphore woken = new Semaphore(0);
    private final CountDownLatch closed = new CountDownLatch(1);
    private final ExecutorService thread = Executors.newVirtualThreadPerTaskExecutor();
    private int most = AT_ONCE;

    private DecisionLine(Api api, Decisions decisions, InstantSource clock, RandomGenerator random) {
        this.api = api;
        this.decisions = decisions;
        this.clock = clock;
        this.backoff = new Backoff(random);
    }

    /** Starts with what waits from before; ends with {@link #close}. */
    public static DecisionLine start(Api api, Decisions decisions, InstantSource clock, RandomGenerator random) {
        DecisionLine line = new DecisionLine(api, decisions, clock, random);
        line.thread.execute(line::run);
        return line;
    }

    /** Something may wait now; returns at once. */
    public void wake() {
        woken.release();
    }

    @Override
    public void close() {
        closed.countDown();
        thread.shutdownNow();
        thread.close();
    }

    /** How a turn ended. */
    private sealed interface Turn {
        record Nothing() implements Turn {}

        record Went() implements Turn {}

        /** @param least how long central wants to be left alone */
        record Failed(String reason, Duration least) implements Turn {}
    }

    private void run() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                switch (turn()) {
                    case Turn.Nothing() -> {
                        most = AT_ONCE;
                        if (woken.tryAcquire(REST.toMillis(), TimeUnit.MILLISECONDS)) {
                            woken.drainPermits();
                        }
                    }
                    case Turn.Went() -> backoff.reset();
                    case Turn.Failed(String reason, Duration least) -> {
                        LOG.log(Level.WARNING, () -> "Decisions wait for central: " + reason);
                        Duration wait = backoff.next();
                        pause(wait.compareTo(least) < 0 ? least : wait);
                    }
                }
            }
        } catch (InterruptedException e) {
            LOG.log(Level.DEBUG, "The line of decisions is closed");
        }
    }

    private void pause(Duration time) throws InterruptedException {
        if (closed.await(time.toNanos(), TimeUnit.NANOSECONDS)) {
            throw new InterruptedException("the line is closed");
        }
    }

    private Turn turn() throws InterruptedException {
        try {
            List<Decisions.Decision> waiting = decisions.waiting(most);
            return waiting.isEmpty() ? new Turn.Nothing() : push(waiting);
        } catch (RuntimeException e) {
            return new Turn.Failed("the store does not work: " + e.getClass().getName(), Duration.ZERO);
        }
    }

    private Turn push(List<Decisions.Decision> waiting) throws InterruptedException {
        Cases.Decisions body = new Cases.Decisions(waiting.stream()
                .map(d -> new Cases.Decision(d.id(), d.number(), d.record(), d.to(), d.made()))
                .toList());
        return switch (api.post("/d/cases", body, Cases.Decided.class, TIMEOUT)) {
            case Reply.Ok<Cases.Decided>(Cases.Decided decided) -> note(waiting, decided);
            case Reply.Refused<Cases.Decided> refused
            when FOR_GOOD.contains(refused.status()) -> notAcceptable(waiting, refused);
            case Reply.Refused<Cases.Decided> refused ->
                new Turn.Failed(refused.problem().code(), refused.retryAfter());
            case Reply.Unreachable<Cases.Decided> none -> new Turn.Failed(none.reason(), Duration.ZERO);
        };
    }

    private Turn note(List<Decisions.Decision> waiting, Cases.Decided decided) {
        Map<String, Decisions.Decision> sent = new HashMap<>();
        waiting.forEach(decision -> sent.put(decision.id(), decision));
        int noted = 0;
        for (Cases.Taken taken : decided.taken()) {
            Decisions.Decision decision = sent.remove(taken.id());
            if (decision == null) {
                continue;
            }
            noted++;
            if (taken.reason().isEmpty()) {
                decisions.taken(decision.id(), clock.instant());
            } else {
                refused(decision, taken.reason());
            }
        }
        return noted > 0 ? new Turn.Went() : new Turn.Failed("central's answer names none of them", Duration.ZERO);
    }

    /** One that is not acceptable must not hold up the others: they go one by one until none waits. */
    private Turn notAcceptable(List<Decisions.Decision> waiting, Reply.Refused<Cases.Decided> refusal) {
        if (waiting.size() > 1) {
            most = 1;
        } else {
            refused(waiting.getFirst(), refusal.problem().message());
        }
        return new Turn.Went();
    }

    private void refused(Decisions.Decision decision, String reason) {
        LOG.log(Level.WARNING, () -> "Central does not accept decision " + decision.id() + ": " + reason);
        decisions.refused(decision, reason);
    }
}
