// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.doorstep.device.spi.Deadline;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ManualTickerTest {
    @Test
    void timeByHandPassesOnlyWhenItIsAdvanced() throws Exception {
        var ticker = ManualTicker.byHand();
        var by = Deadline.in(ticker, Duration.ofSeconds(1));
        var lock = new Object();
        var woken = new AtomicBoolean();
        var waiting = Thread.ofPlatform().start(() -> {
            synchronized (lock) {
                while (!by.expired()) {
                    try {
                        ticker.await(lock, by.remaining());
                    } catch (InterruptedException e) {
                        return;
                    }
                }
                woken.set(true);
            }
        });
        Liveness.await("the thread to wait", () -> waiting.getState() == Thread.State.WAITING);
        ticker.advance(Duration.ofMillis(999));
        Liveness.await("the thread to wait again", () -> waiting.getState() == Thread.State.WAITING);
        assertThat(woken).isFalse();
        ticker.advance(Duration.ofMillis(1));
        waiting.join();
        assertThat(woken).isTrue();
    }

    @Test
    void leapingTimePassesByWaitingAndCanInterruptAnyWait() throws Exception {
        var ticker = ManualTicker.leaping();
        var by = Deadline.in(ticker, Duration.ofHours(1));
        ticker.await(this, by.remaining());
        assertThat(by.expired()).isTrue();
        ticker.interruptAtWait(2);
        ticker.await(this, Duration.ofSeconds(1));
        assertThatThrownBy(() -> ticker.await(this, Duration.ofSeconds(1))).isInstanceOf(InterruptedException.class);
        assertThat(ticker.interruptedAt()).isEqualTo(ticker.nanos());
    }

    @Test
    void whatIsLaidUpHappensInItsOrderOnTheThreadThatWaitsAcrossIt() throws Exception {
        var ticker = ManualTicker.leaping();
        long start = ticker.nanos();
        var happened = new java.util.ArrayList<String>();
        ticker.at(start + 20, () -> happened.add("second at " + (ticker.nanos() - start)));
        ticker.at(start + 10, () -> happened.add("first at " + (ticker.nanos() - start)));
        ticker.at(start + 20, () -> happened.add("third"));
        ticker.await(this, Duration.ofNanos(15));
        assertThat(happened).containsExactly("first at 10");
        ticker.advance(Duration.ofNanos(100));
        assertThat(happened).containsExactly("first at 10", "second at 20", "third");
        assertThat(ticker.nanos()).isEqualTo(start + 110);
    }

    @Test
    void whoWaitsForEverIsTold() {
        var ticker = ManualTicker.leaping();
        assertThatThrownBy(() -> ticker.await(this, Duration.ofDays(30)))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("for ever");
    }
}
