// SPDX-License-Identifier: Apache-2.0
package org.doorstep.central.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.doorstep.central.Fleet;
import org.doorstep.central.answer.Answer;
import org.doorstep.central.fleet.Tail;
import org.doorstep.central.store.Changes;
import org.doorstep.contract.Lanes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WaitsTest {
    private static final Duration HOUR = Duration.ofHours(1);

    @TempDir
    Path folder;

    private Fleet fleet;
    private Tail tail;
    private Waits waits;

    @BeforeEach
    void open() {
        fleet = new Fleet(folder);
        tail = new Tail(fleet.store);
        waits = new Waits(fleet.store, tail, fleet.suite, fleet.suite.newSigningPair(), fleet.clock, HOUR);
    }

    @AfterEach
    void close() {
        tail.close();
        fleet.close();
    }

    private FutureTask<Answer<Lanes.Wait>> calling() throws Exception {
        FutureTask<Answer<Lanes.Wait>> call = new FutureTask<>(() -> waits.hold("00317", 0, HOUR));
        Thread thread = Thread.ofPlatform().daemon().start(call);
        while (thread.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }
        return call;
    }

    @Test
    void newsThatACallWithoutATerminalTookIsToldToTheNextCall() throws Exception {
        waits.hold("00317", 0, Duration.ZERO);
        FutureTask<Answer<Lanes.Wait>> dead = calling();
        waits.hold("00317", 0, Duration.ZERO);

        fleet.store.change(tx -> tx.changes().note(Changes.Topic.CATALOG));
        tail.look();
        dead.get(60, TimeUnit.SECONDS);
        FutureTask<Answer<Lanes.Wait>> alive = new FutureTask<>(() -> waits.hold("00317", 0, HOUR));
        Thread.ofPlatform().daemon().start(alive);

        assertThat(alive.get(60, TimeUnit.SECONDS)).isNotNull();
    }

    @Test
    void newsIsToldOnceToATerminalThatHearsIt() throws Exception {
        waits.hold("00317", 0, Duration.ZERO);
        FutureTask<Answer<Lanes.Wait>> first = calling();
        fleet.store.change(tx -> tx.changes().note(Changes.Topic.CATALOG));
        tail.look();
        first.get(60, TimeUnit.SECONDS);

        FutureTask<Answer<Lanes.Wait>> second = calling();

        assertThat(second).isNotDone();
    }
}
