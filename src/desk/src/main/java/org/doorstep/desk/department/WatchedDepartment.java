// SPDX-License-Identifier: Apache-2.0
package org.doorstep.desk.department;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * A department bounded in time and watched: no call takes longer than the limit, a connector that throws is down and not
 * fatal, and the officials can see how the connection is. Any thread.
 */
public final class WatchedDepartment implements Department, AutoCloseable {
    private static final Logger LOG = System.getLogger(WatchedDepartment.class.getName());

    private final Department inner;
    private final Duration limit;
    private final InstantSource clock;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private Health health = new Health(State.NOT_ASKED, null, null, "", -1);

    public enum State {
        NOT_ASKED,
        UP,
        DOWN
    }

    /**
     * @param lastAnswer when the department last answered anything
     * @param lastFailure when it last did not
     * @param reason of the last failure; empty for none
     * @param millis how long the last answer took; -1 before the first
     */
    public record Health(
            State state,
            @Nullable Instant lastAnswer,
            @Nullable Instant lastFailure,
            String reason,
            long millis) {}

    /** @param limit longest wait for one call; below the 20 seconds after which terminals give up */
    public WatchedDepartment(Department inner, Duration limit, InstantSource clock) {
        this.inner = inner;
        this.limit = limit;
        this.clock = clock;
    }

    @Override
    public String name() {
        return inner.name();
    }

    @Override
    public String title(String query) {
        return inner.title(query);
    }

    public synchronized Health health() {
        return health;
    }

    @Override
    public Contact contact(Person person) throws InterruptedException {
        return switch (timed(() -> inner.contact(person))) {
            case Timed.Value<Contact>(Contact.Down down, long ignored) -> failed(down.reason(), down);
            case Timed.Value<Contact>(Contact answer, long millis) -> answered(answer, millis);
            case Timed.Failed<Contact>(String reason) -> failed(reason, new Contact.Down(reason));
        };
    }

    @Override
    public Findings query(String query, Person person) throws InterruptedException {
        return switch (timed(() -> inner.query(query, person))) {
            case Timed.Value<Findings>(Findings.Down down, long ignored) -> failed(down.reason(), down);
            case Timed.Value<Findings>(Findings answer, long millis) -> answered(answer, millis);
            case Timed.Failed<Findings>(String reason) -> failed(reason, new Findings.Down(reason));
        };
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }

    private sealed interface Timed<T> {
        record Value<T>(T value, long millis) implements Timed<T> {}

        record Failed<T>(String reason) implements Timed<T> {}
    }

    private <T> Timed<T> timed(Callable<T> call) throws InterruptedException {
        long begun = System.nanoTime();
        Future<T> running = threads.submit(call);
        try {
            T value = running.get(limit.toMillis(), TimeUnit.MILLISECONDS);
            return new Timed.Value<>(value, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun));
        } catch (TimeoutException e) {
            return new Timed.Failed<>("No answer within " + limit.toSeconds() + " s");
        } catch (ExecutionException e) {
            // The text of a connector's exception may repeat a value of the question, so only its kind is kept.
            Throwable cause = e.getCause() == null ? e : e.getCause();
            return new Timed.Failed<>(
                    "The connector failed: " + cause.getClass().getSimpleName());
        } finally {
            running.cancel(true);
        }
    }

    private synchronized <T> T answered(T answer, long millis) {
        health = new Health(State.UP, clock.instant(), health.lastFailure, health.reason, millis);
        return answer;
    }

    private synchronized <T> T failed(String reason, T answer) {
        LOG.log(Level.WARNING, () -> "The department does not answer: " + reason);
        health = new Health(State.DOWN, health.lastAnswer, clock.instant(), reason, health.millis);
        return answer;
    }
}
