// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.document.ipp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.doorstep.device.spi.Deadline;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 120, unit = TimeUnit.SECONDS)
class TurnsTest {
    private static final URI PRINTER = URI.create("ipp://printer.invalid/ipp/print");
    private static final URI OTHER = URI.create("ipp://other.invalid/ipp/print");

    private final Turns turns = new Turns();

    private static void nobody() {}

    private static Deadline soon() {
        return Deadline.in(Duration.ofSeconds(100));
    }

    private void awaitSize(int size) {
        while (turns.size() != size) {
            LockSupport.parkNanos(1_000_000);
        }
    }

    @Test
    void the_turn_comes_in_the_order_of_asking() throws Exception {
        List<Integer> order = Collections.synchronizedList(new ArrayList<>());
        List<FutureTask<Void>> all = new ArrayList<>();
        try (Turns.Place _ = turns.take(PRINTER, TurnsTest::nobody, soon()).orElseThrow()) {
            for (int i = 0; i < 5; i++) {
                int number = i;
                FutureTask<Void> waiter = new FutureTask<>(() -> {
                    try (Turns.Place _ =
                            turns.take(PRINTER, TurnsTest::nobody, soon()).orElseThrow()) {
                        order.add(number);
                    }
                    return null;
                });
                Thread.ofVirtual().start(waiter);
                all.add(waiter);
                awaitSize(i + 2);
            }
            assertThat(order).isEmpty();
        }
        for (FutureTask<Void> waiter : all) {
            waiter.get();
        }
        assertThat(order).containsExactly(0, 1, 2, 3, 4);
        assertThat(turns.size()).isZero();
    }

    @Test
    void a_waiter_that_is_interrupted_leaves_and_the_next_moves_up() throws Exception {
        AtomicInteger moves = new AtomicInteger();
        FutureTask<Void> cancelled = new FutureTask<>(() -> {
            turns.take(PRINTER, TurnsTest::nobody, soon());
            return null;
        });
        FutureTask<Optional<Turns.Place>> next =
                new FutureTask<>(() -> turns.take(PRINTER, moves::incrementAndGet, soon()));
        Turns.Place first = turns.take(PRINTER, TurnsTest::nobody, soon()).orElseThrow();
        Thread leaving = Thread.ofVirtual().start(cancelled);
        awaitSize(2);
        Thread.ofVirtual().start(next);
        awaitSize(3);
        leaving.interrupt();
        assertThatThrownBy(cancelled::get).hasCauseInstanceOf(InterruptedException.class);
        awaitSize(2);
        first.close();
        first.close();
        next.get().orElseThrow().close();
        assertThat(moves).hasPositiveValue();
        assertThat(turns.size()).isZero();
    }

    @Test
    void a_turn_that_does_not_come_by_the_deadline_is_none_and_another_printers_line_is_free() throws Exception {
        try (Turns.Place _ = turns.take(PRINTER, TurnsTest::nobody, soon()).orElseThrow()) {
            assertThat(turns.take(PRINTER, TurnsTest::nobody, Deadline.in(Duration.ofMillis(20))))
                    .isEmpty();
            try (Turns.Place _ = turns.take(OTHER, TurnsTest::nobody, Deadline.in(Duration.ofMillis(20)))
                    .orElseThrow()) {
                assertThat(turns.size()).isEqualTo(2);
            }
            assertThat(turns.size()).isEqualTo(1);
        }
    }
}
