// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.doorstep.device.spi.CommandId;
import org.doorstep.device.spi.Deadline;
import org.doorstep.device.spi.DeviceId;
import org.doorstep.device.spi.DeviceState;
import org.doorstep.device.spi.LinkInspector;
import org.doorstep.device.spi.Outcome;
import org.doorstep.device.spi.Printed;
import org.doorstep.device.spi.Progress;
import org.doorstep.device.spi.ReceiptPage;
import org.doorstep.device.spi.ReceiptPrinter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;

/** One fake device, a journal in memory and time by hand. Real time appears only as a bound against hanging. */
@Timeout(120)
abstract class RuntimeFixture {
    static final DeviceId SLIP = new DeviceId("slip");
    static final CommandId ID = new CommandId("receipt/7/1");
    static final ReceiptPage PAGE = new ReceiptPage(List.of(new ReceiptPage.Rule()));
    static final Duration SECOND = Duration.ofSeconds(1);

    final List<String> log = Collections.synchronizedList(new ArrayList<>());
    final HandTicker ticker = new HandTicker();
    final MemoryJournal journal = new MemoryJournal(log);
    final FakeDevice fake = new FakeDevice("fake", log);
    final FakePorts ports = new FakePorts();
    DeviceBook book = DeviceBook.inMemory();
    Instant wall = Instant.parse("2026-03-01T08:00:00Z");
    /** Real time for a runtime to close: a bound against hanging, but where an adapter does not come back. */
    Duration shutdown = Duration.ofSeconds(60);

    DeviceRuntime runtime;

    @AfterEach
    void stop() throws Exception {
        if (runtime != null) {
            runtime.close();
        }
        await(() -> deviceThreads().isEmpty());
        assertThat(fake.calls).as("calls into one adapter never overlap").doesNotContain("TWO AT ONCE");
    }

    RuntimeLimits limits() {
        var usual = RuntimeLimits.usual();
        return new RuntimeLimits(
                usual.open(),
                usual.observe(),
                usual.reconcile(),
                usual.close(),
                usual.retryFirst(),
                usual.retryCap(),
                usual.look(),
                shutdown);
    }

    DeviceRuntime start(DeviceBinding... bindings) {
        runtime = DeviceRuntime.start(
                List.of(bindings),
                List.of(fake),
                new Surroundings(
                        journal, book, () -> wall, ticker, Services.of(Map.of(LinkInspector.class, ports)), limits()));
        return runtime;
    }

    void startReady() throws Exception {
        start(new DeviceBinding(SLIP, "fake", Map.of()));
        awaitState(DeviceState.Ready.class);
    }

    Deadline in(Duration time) {
        return Deadline.in(ticker, time);
    }

    Lease<ReceiptPrinter> lease() throws Exception {
        return runtime.lease(ReceiptPrinter.class, "a test", in(SECOND));
    }

    static Outcome<Printed> print(Lease<ReceiptPrinter> lease, Deadline by) throws InterruptedException {
        return lease.device().print(ID, PAGE, Progress.NONE, by);
    }

    Outcome<Printed> print() throws Exception {
        try (var lease = lease()) {
            return print(lease, in(Duration.ofSeconds(20)));
        }
    }

    DeviceState state() {
        return runtime.statuses().getFirst().state();
    }

    <S extends DeviceState> S awaitState(Class<S> kind) throws Exception {
        return kind.cast(awaitState(kind::isInstance));
    }

    DeviceState awaitState(Predicate<DeviceState> wanted) throws Exception {
        await(() -> wanted.test(state()));
        return state();
    }

    static void await(Callable<Boolean> condition) throws Exception {
        long until = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!condition.call()) {
            assertThat(System.nanoTime()).as("time waited").isLessThan(until);
            LockSupport.parkNanos(500_000);
        }
    }

    /** Lets time pass in small steps, each once all is quiet, until the condition holds. */
    void passUntil(Callable<Boolean> condition) throws Exception {
        await(() -> {
            quiet();
            ticker.advance(Duration.ofMillis(100));
            quiet();
            return condition.call();
        });
    }

    /** Waits until every thread of the runtime waits: a notified one does so only after it has done its work. */
    static void quiet() throws Exception {
        await(() -> deviceThreads().stream().allMatch(thread -> thread.getState() == Thread.State.WAITING));
    }

    /** The living threads of runtimes. */
    static List<Thread> deviceThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("device-"))
                .toList();
    }

    /** A call on a thread of its own. */
    static final class Background<T> {
        private final FutureTask<T> task;
        final Thread thread;

        Background(Callable<T> call) {
            task = new FutureTask<>(call);
            thread = Thread.ofPlatform().daemon().start(task);
        }

        boolean ended() {
            return task.isDone();
        }

        T get() throws Exception {
            return task.get(60, TimeUnit.SECONDS);
        }

        Throwable failure() throws Exception {
            try {
                throw new AssertionError("it returned " + get());
            } catch (ExecutionException e) {
                return e.getCause();
            }
        }
    }
}
