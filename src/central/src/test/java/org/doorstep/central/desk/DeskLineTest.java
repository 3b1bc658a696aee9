// SPDX-License-Identifier: Apache-2.0
package org.doorstep.central.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.doorstep.central.Fleet;
import org.doorstep.central.store.Desks;
import org.doorstep.contract.DeskCalls;
import org.doorstep.contract.PersonTag;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeskLineTest {
    private static final Duration LONG = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private Fleet fleet;

    @BeforeEach
    void open() {
        fleet = new Fleet(folder);
        fleet.store.change(tx -> {
            for (String desk : List.of("rs", "yb")) {
                tx.desks()
                        .enrol(new Desks.Desk(
                                desk, desk, "key " + desk, "sign", "seal", "test", fleet.clock.instant(), null, null));
            }
        });
    }

    @AfterEach
    void close() {
        threads.close();
        fleet.close();
    }

    @Test
    void anAnswerGoesToTheOneWhoAskedAndTheSecondIsLate() throws Exception {
        DeskLine line = new DeskLine(fleet.store, LONG);
        Future<DeskLine.Outcome> asking = threads.submit(ask(line, "rs", "00317", "q1"));

        assertThat(line.take(line.poll("rs"), LONG, line.news("rs")))
                .extracting(DeskCalls.Pending::id)
                .containsExactly("q1");
        assertThat(line.answer("rs", answer("q1"))).isEqualTo(DeskLine.Taken.FORWARDED);

        assertThat(asking.get()).isEqualTo(new DeskLine.Outcome.Answered(answer("q1")));
        assertThat(line.answer("rs", answer("q1"))).isEqualTo(DeskLine.Taken.LATE);
        assertThat(line.late()).isEqualTo(1);
    }

    @Test
    void aHeldCallGoesBackToLookWhenThereIsNewsForItsDeskOnly() throws Exception {
        DeskLine line = new DeskLine(fleet.store, LONG);
        DeskLine.Poll held = line.poll("rs");
        long seen = line.news("rs");
        Future<List<DeskCalls.Pending>> holding = threads.submit(() -> line.take(held, LONG, seen));

        line.nudge("yb");
        assertThat(line.news("rs")).isEqualTo(seen);
        line.nudge("rs");

        assertThat(holding.get()).isEmpty();
        assertThat(line.take(held, LONG, seen))
                .as("news that came before the call was held")
                .isEmpty();
    }

    @Test
    void aCallThatLostItsConnectionTakesNothingFromTheNextOne() throws Exception {
        DeskLine line = new DeskLine(fleet.store, LONG);
        DeskLine.Poll dead = line.poll("rs");
        long seen = line.news("rs");
        Future<List<DeskCalls.Pending>> holding = threads.submit(() -> line.take(dead, LONG, seen));

        DeskLine.Poll alive = line.poll("rs");
        assertThat(holding.get()).as("it is let go at once").isEmpty();
        assertThat(line.newest(dead)).isFalse();
        Future<DeskLine.Outcome> asking = threads.submit(ask(line, "rs", "00317", "q1"));

        assertThat(line.take(alive, LONG, seen)).hasSize(1);
        line.answer("rs", answer("q1"));
        assertThat(asking.get()).isInstanceOf(DeskLine.Outcome.Answered.class);
    }

    @Test
    void afterTheDeadlineTheQuestionIsGoneAndItsAnswerIsCountedAsLate() throws Exception {
        DeskLine line = new DeskLine(fleet.store, Duration.ofMillis(50));

        assertThat(ask(line, "rs", "00317", "q1").call()).isEqualTo(new DeskLine.Outcome.Silence());

        assertThat(line.take(line.poll("rs"), Duration.ZERO, line.news("rs"))).isEmpty();
        assertThat(line.answer("rs", answer("q1"))).isEqualTo(DeskLine.Taken.LATE);
        assertThat(line.late()).isEqualTo(1);
    }

    @Test
    void aDeskCannotAnswerAnotherDesksQuestion() throws Exception {
        DeskLine line = new DeskLine(fleet.store, LONG);
        Future<DeskLine.Outcome> asking = threads.submit(ask(line, "rs", "00317", "q1"));
        assertThat(line.take(line.poll("rs"), LONG, line.news("rs"))).hasSize(1);

        assertThat(line.answer("yb", answer("q1"))).isEqualTo(DeskLine.Taken.LATE);
        assertThat(line.awaited("yb", "q1")).isFalse();
        assertThat(line.awaited("rs", "q1")).isTrue();

        assertThat(line.answer("rs", answer("q1"))).isEqualTo(DeskLine.Taken.FORWARDED);
        assertThat(asking.get()).isInstanceOf(DeskLine.Outcome.Answered.class);
    }

    @Test
    void theSameQuestionAgainJoinsTheFirstAndAnotherTerminalCannot() throws Exception {
        DeskLine line = new DeskLine(fleet.store, LONG);
        Future<DeskLine.Outcome> first = threads.submit(ask(line, "rs", "00317", "q1"));
        assertThat(line.take(line.poll("rs"), LONG, line.news("rs"))).hasSize(1);

        assertThat(ask(line, "rs", "00318", "q1").call()).isEqualTo(new DeskLine.Outcome.IdTaken());
        Future<DeskLine.Outcome> second = threads.submit(ask(line, "rs", "00317", "q1"));
        assertThat(line.take(line.poll("rs"), Duration.ofMillis(50), line.news("rs")))
                .as("it is handed out once")
                .isEmpty();
        line.answer("rs", answer("q1"));

        assertThat(first.get()).isInstanceOf(DeskLine.Outcome.Answered.class);
        assertThat(second.isDone() || second.get() != null).isTrue();
    }

    @Test
    void aDeskThatIsNotEnrolledIsSilentAtOnce() throws Exception {
        assertThat(ask(new DeskLine(fleet.store, LONG), "nobody", "00317", "q1").call())
                .isEqualTo(new DeskLine.Outcome.Silence());
    }

    private static Callable<DeskLine.Outcome> ask(DeskLine line, String desk, String terminal, String id) {
        return () -> line.ask(
                desk, new DeskCalls.Pending(id, terminal, DeskCalls.Kind.QUERY, new PersonTag("tag"), null, "seal"));
    }

    private static DeskCalls.Answered answer(String id) {
        return new DeskCalls.Answered(id, DeskCalls.AnsweredState.ANSWERED, "sealed", null, null);
    }
}
