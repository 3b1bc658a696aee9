// SPDX-License-Identifier: Apache-2.0
package org.doorstep.desk.uplink;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import org.doorstep.contract.DeskCalls;
import org.doorstep.desk.answer.Answerer;
import org.doorstep.wire.Api;
import org.doorstep.wire.Done;
import org.doorstep.wire.Reply;

/**
 * The line to central: one long poll at a time, each question answered on a thread of its own, at most {@value #AT_ONCE} at
 * once. A lost line is taken up again by itself, for as long as the desk runs.
 */
public final class Uplink implements AutoCloseable {
    private static final Logger LOG = System.getLogger(Uplink.class.getName());
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");
    private static final int AT_ONCE = 16;
    private static final int FIRST_HOLD_SECONDS = 25;

    /** How much longer than the hold a poll may take before the line counts as lost. */
    private static final Duration GRACE = Duration.ofSeconds(15);

    /** The terminal gives up after 20 seconds, so an answer is not worth carrying for longer. */
    private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(8);

    private static final int ANSWER_ATTEMPTS = 3;

    private final Api api;
    private final Answerer answerer;
    private final InstantSource clock;
    private final RandomGenerator random;
    private final Semaphore room = new Semaphore(AT_ONCE);
    private final CountDownLatch closed = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private volatile LineState state;

    private Uplink(Api api, Answerer answerer, InstantSource clock, RandomGenerator random) {
        this.api = api;
        this.answerer = answerer;
        this.clock = clock;
        this.random = random;
        this.state = new LineState.Starting(clock.instant());
    }

    /** Starts waiting for questions; ends with {@link #close}, which also closes {@code api}. */
    public static Uplink start(Api api, Answerer answerer, InstantSource clock, RandomGenerator random) {
        Uplink uplink = new Uplink(api, answerer, clock, random);
        uplink.threads.execute(uplink::run);
        return uplink;
    }

    public LineState state() {
        return state;
    }

    @Override
    public void close() {
        closed.countDown();
        threads.shutdownNow();
        api.close();
        threads.close();
    }

    /** Waits out a back-off; ends at once when the line is closed. */
    private void pause(Duration time) throws InterruptedException {
        if (closed.await(time.toNanos(), TimeUnit.NANOSECONDS)) {
            throw new InterruptedException("the line is closed");
        }
    }

    private void run() {
        Backoff backoff = new Backoff(random);
        int hold = FIRST_HOLD_SECONDS;
        try {
            while (!Thread.currentThread().isInterrupted()) {
                Reply<DeskCalls.Waiting> reply = api.get(
                        "/d/wait?hold=" + hold,
                        DeskCalls.Waiting.class,
                        Duration.ofSeconds(hold).plus(GRACE));
                note(reply);
                switch (reply) {
                    case Reply.Ok<DeskCalls.Waiting>(DeskCalls.Waiting waiting) -> {
                        backoff.reset();
                        hold = Math.clamp(waiting.nextHoldSeconds(), 1, 300);
                        for (DeskCalls.Pending pending : waiting.pending()) {
                            take(pending);
                        }
                    }
                    case Reply.Refused<DeskCalls.Waiting> ignored -> pause(backoff.next());
                    case Reply.Unreachable<DeskCalls.Waiting> ignored -> pause(backoff.next());
                }
            }
        } catch (InterruptedException e) {
            LOG.log(Level.DEBUG, "The line to central is closed");
        }
    }

    private void take(DeskCalls.Pending pending) throws InterruptedException {
        if (!ID.matcher(pending.id()).matches()
                || !ID.matcher(pending.terminal()).matches()) {
            // Ids are logged and listed; nothing else may stand in them.
            LOG.log(
                    Level.WARNING,
                    "Central handed on a question whose ids have another form than ids have; left alone");
            return;
        }
        room.acquire();
        threads.execute(() -> handle(pending));
    }

    private void handle(DeskCalls.Pending pending) {
        try {
            deliver(answer(pending));
        } catch (InterruptedException e) {
            LOG.log(Level.DEBUG, () -> "Question " + pending.id() + " is left unanswered: the desk is closing");
        } finally {
            room.release();
        }
    }

    private DeskCalls.Answered answer(DeskCalls.Pending pending) throws InterruptedException {
        try {
            return answerer.answer(pending);
        } catch (RuntimeException e) {
            // The text of an exception may repeat a value of the question: only its kind and place are logged.
            StackTraceElement[] trace = e.getStackTrace();
            String place = trace.length == 0 ? "" : " at " + trace[0];
            LOG.log(
                    Level.ERROR,
                    () -> "Question " + pending.id() + " failed: "
                            + e.getClass().getName() + place);
            return answerer.fault(pending);
        }
    }

    private void deliver(DeskCalls.Answered answered) throws InterruptedException {
        Backoff backoff = new Backoff(random);
        for (int attempt = 1; attempt <= ANSWER_ATTEMPTS; attempt++) {
            switch (api.post("/d/answer", answered, Done.class, ANSWER_TIMEOUT)) {
                case Reply.Ok<Done> ignored -> {
                    return;
                }
                case Reply.Refused<Done> refused -> {
                    LOG.log(
                            Level.WARNING,
                            () -> "Central refused the answer to " + answered.id() + ": "
                                    + refused.problem().code());
                    return;
                }
                case Reply.Unreachable<Done> none -> {
                    LOG.log(
                            Level.WARNING,
                            () -> "The answer to " + answered.id() + " did not reach central: " + none.reason());
                    if (attempt < ANSWER_ATTEMPTS) {
                        pause(backoff.next());
                    }
                }
            }
        }
    }

    private void note(Reply<DeskCalls.Waiting> reply) {
        Instant now = clock.instant();
        LineState before = state;
        LineState after = switch (reply) {
            case Reply.Ok<DeskCalls.Waiting> ignored ->
                new LineState.Connected(before instanceof LineState.Connected c ? c.since() : now, now);
            case Reply.Unreachable<DeskCalls.Waiting> none ->
                new LineState.Unreachable(before instanceof LineState.Unreachable u ? u.since() : now, none.reason());
            case Reply.Refused<DeskCalls.Waiting> refused ->
                new LineState.Refused(
                        before instanceof LineState.Refused r ? r.since() : now,
                        refused.problem().message(),
                        refused.problem().remedy());
        };
        state = after;
        if (before.getClass() != after.getClass()) {
            LOG.log(
                    after instanceof LineState.Connected ? Level.INFO : Level.WARNING,
                    () -> "The line to central: " + after);
        }
    }
}
