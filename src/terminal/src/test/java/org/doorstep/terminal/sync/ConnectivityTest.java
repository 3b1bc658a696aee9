// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import org.doorstep.wire.Reply;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(240)
class ConnectivityTest {
    private static final Instant NOW = Instant.parse("2026-05-04T03:02:01Z");

    private final Connectivity connectivity = new Connectivity(InstantSource.fixed(NOW));

    @Test
    void what_is_told_last_is_how_things_stand_whichever_thread_is_slow() throws InterruptedException {
        var telling = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        connectivity.listen(link -> {
            if (link instanceof Link.Online) {
                telling.countDown();
                awaitQuietly(goOn);
            }
        });
        List<Link> told = new CopyOnWriteArrayList<>();
        connectivity.listen(told::add);

        Thread first = Thread.ofPlatform().start(() -> connectivity.good(Connectivity.Call.WAIT));
        telling.await();
        Thread second =
                Thread.ofPlatform().start(() -> connectivity.silent(Connectivity.Call.WAIT, Reply.Sent.NO, "cable"));
        while (second.getState() != Thread.State.BLOCKED && second.isAlive()) {
            LockSupport.parkNanos(1_000_000);
        }
        goOn.countDown();
        first.join();
        second.join();
        assertThat(told).last().isEqualTo(new Link.Offline(NOW)).isEqualTo(connectivity.state());
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
