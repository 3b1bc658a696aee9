// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(240)
class PartsTest {
    private final Parts parts = new Parts();
    private final List<String> ended = new ArrayList<>();

    @Test
    void allEndInTheReverseOrderWhateverOneOfThemSays() {
        parts.keep(() -> ended.add("journal"));
        parts.keep(() -> {
            throw new IOException("stuck");
        });
        parts.keep(() -> ended.add("devices"));
        parts.close();
        assertThat(ended).containsExactly("devices", "journal");
    }

    @Test
    void whatIsBroughtAfterTheEndIsEndedAtOnce() {
        parts.close();
        assertThatThrownBy(() -> parts.keep(() -> ended.add("journal"))).isInstanceOf(IllegalStateException.class);
        assertThat(ended).containsExactly("journal");
    }

    @Test
    void anEndDuringTheStartWaitsUntilWhatWasJustBegunHasEnded() throws InterruptedException {
        var opening = new CountDownLatch(1);
        var opened = new CountDownLatch(1);
        var failure = new AtomicReference<Exception>();
        Thread start = Thread.ofPlatform().start(() -> {
            try {
                parts.start(() -> {
                    opening.countDown();
                    awaitQuietly(opened);
                    parts.keep(() -> ended.add("journal"));
                    ended.add("devices, on a journal that has ended");
                });
            } catch (IOException | RuntimeException e) {
                failure.set(e);
            }
        });
        opening.await();
        List<String> endedBefore = new ArrayList<>();
        Thread end = Thread.ofPlatform().start(() -> {
            parts.close();
            endedBefore.addAll(ended);
        });
        while (end.getState() != Thread.State.TIMED_WAITING && end.isAlive()) {
            LockSupport.parkNanos(1_000_000);
        }
        opened.countDown();
        end.join();
        assertThat(endedBefore).containsExactly("journal");
        start.join();
        assertThat(failure).hasNullValue();
    }

    @Test
    void aStartThatFailsByItselfSaysSo() {
        assertThatThrownBy(() -> parts.start(() -> {
                    throw new IOException("no such font");
                }))
                .hasMessage("no such font");
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
