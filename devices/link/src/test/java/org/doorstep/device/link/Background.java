// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;

/** A call on a thread of its own, to be interrupted or to fail. */
final class Background {
    @FunctionalInterface
    interface Call {
        void run() throws Exception;
    }

    private final AtomicReference<Throwable> failure = new AtomicReference<>();
    private final Thread thread;

    private Background(Call call) {
        thread = Thread.ofPlatform().daemon().start(() -> {
            try {
                call.run();
            } catch (Throwable e) {
                failure.set(e);
            }
        });
    }

    static Background run(Call call) {
        return new Background(call);
    }

    void interrupt() {
        thread.interrupt();
    }

    void awaitWaiting() throws Exception {
        await(() -> thread.getState() == Thread.State.TIMED_WAITING || !thread.isAlive());
    }

    /** Waits until the condition holds, at most as long as nothing but a hang takes. */
    static void await(Callable<Boolean> condition) throws Exception {
        long until = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!condition.call()) {
            assertThat(System.nanoTime()).as("time waited").isLessThan(until);
            LockSupport.parkNanos(500_000);
        }
    }

    /** What the call threw, after it has ended. */
    Throwable failure() throws InterruptedException {
        assertThat(thread.join(Duration.ofSeconds(60))).as("the call ended").isTrue();
        return failure.get();
    }

    /** Live threads with the text in their names; waits for those about to end. */
    static List<String> threadsNamed(String text) {
        long until = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (true) {
            var alive = Thread.getAllStackTraces().keySet().stream()
                    .filter(Thread::isAlive)
                    .map(Thread::getName)
                    .filter(name -> name.contains(text))
                    .toList();
            if (alive.isEmpty() || System.nanoTime() > until) {
                return alive;
            }
            LockSupport.parkNanos(500_000);
        }
    }
}
