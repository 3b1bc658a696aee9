// SPDX-License-Identifier: Apache-2.0
package org.doorstep.desk.uplink;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import org.doorstep.contract.Cases;
import org.doorstep.contract.DeskCalls;
import org.doorstep.desk.answer.Answerer;
import org.doorstep.desk.cases.Intake;
import org.doorstep.wire.Api;
import org.doorstep.wire.Done;
import org.doorstep.wire.Reply;

/**
 * The line to central: one long poll at a time, each question answered on a thread of its own, at most {@value #AT_ONCE} at
 * once. Cases are on disk before the next poll, which says up to where. A lost line is taken up again by itself, for as long
 * as the desk runs.
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
    private final Intake intake;
    private final InstantSource clock;
    private final RandomGenerator random;
    private final Semaphore room = new Semaphore(AT_ONCE);
    private final CountDownLatch closed = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private volatile LineState state;

    private Uplink(Api api, Answerer answerer, Intake intake, InstantSource clock, RandomGenerator random) {
        this.api = api;
        this.answerer = answerer;
        this.intake = intake;
        this.clock = clock;
        this.random = random;
        this.state = new LineState.Starting(clock.instant());
    }

    /** Starts waiting for questions and cases; ends with {@link #close}, which also closes {@code api}. */
    public static Uplink start(Api api, Answerer answerer, Intake intake, InstantSource clock, RandomGenerator random) {
        Uplink uplink = new Uplink(api, answerer, intake, clock, random);
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
                OptionalLong highest = highest();
                if (highest.isEmpty()) {
                    pause(backoff.next());
                    continue;
                }
                Reply<DeskCalls.Waiting> reply = api.get(
                        "/d/wait?cases=" + highest.getAsLong() + "&hold=" + hold,
                        DeskCalls.Waiting.class,
                        Duration.ofSeconds(hold).plus(GRACE));
                switch (reply) {
                    case Reply.Ok<DeskCalls.Waiting>(DeskCalls.Waiting waiting) -> {
                        hold = Math.clamp(waiting.nextHoldSeconds(), 1, 300);
                        for (DeskCalls.Pending pending : waiting.pending()) {
                            take(pending);
                        }
                        if (kept(waiting.cases())) {
                            note(reply);
                            backoff.reset();
                        } else {
                            pause(backoff.next());
                        }
                    }
                    case Reply.Refused<DeskCalls.Waiting> ignored -> {
                        note(reply);
                        pause(backoff.next());
                    }
                    case Reply.Unreachable<DeskCalls.Waiting> ignored -> {
                        note(reply);
                        pause(backoff.next());
                    }
                }
            }
        } catch (InterruptedException e) {
            LOG.log(Level.DEBUG, "The line to central is closed");
        }
    }

    private OptionalLong highest() {
        try {
            return OptionalLong.of(intake.highest());
        } catch (RuntimeException e) {
            storeFailed(e);
            return OptionalLong.empty();
        }
    }

    /** Whether all that came is on disk; what is not will be handed over again, because the next poll does not claim it. */
    private boolean kept(List<Cases.Handed> cases) {
        try {
            intake.take(cases);
            return true;
        } catch (RuntimeException e) {
            storeFailed(e);
            return false;
        }
    }

    private void storeFailed(RuntimeException e) {
        // The text of an exception may repeat a value of a case: only its kind is logged.
        LOG.log(Level.ERROR, () -> "The store does not work: " + e.getClass().getName());
        become(new LineState.StoreFailed(state instanceof LineState.StoreFailed s ? s.since() : clock.instant()));
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
        become(after);
    }

    private void become(LineState after) {
        LineState before = state;
        state = after;
        if (before.getClass() != after.getClass()) {
            LOG.log(
                    after instanceof LineState.Connected ? Level.INFO : Level.WARNING,
                    () -> "The line to central: " + after);
        }
    }
}
