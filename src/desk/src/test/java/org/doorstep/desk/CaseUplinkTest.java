// SPDX-License-Identifier: Apache-2.0
package org.doorstep.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.doorstep.contract.Cases;
import org.doorstep.contract.DeskCalls;
import org.doorstep.contract.Query;
import org.doorstep.desk.cases.CaseDesk;
import org.doorstep.desk.cases.CaseFile;
import org.doorstep.desk.cases.CaseSeals;
import org.doorstep.desk.cases.Told;
import org.doorstep.desk.store.CaseRecords.Filter;
import org.doorstep.desk.store.DeskStore;
import org.doorstep.wire.KeyFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Cases over the wire: nothing lost, nothing doubled, whatever breaks in between. */
@Timeout(600)
final class CaseUplinkTest {
    @TempDir
    Path temp;

    private final World world = new World();
    private Path state;
    private FakeCentral central;

    @BeforeEach
    void start() throws Exception {
        state = temp.resolve("desk");
        central = new FakeCentral(world, temp.resolve("central"));
        DeskServer.enrol(state, central.address(), central.code(), URI.create("https://check.example"));
    }

    @AfterEach
    void stop() {
        central.close();
    }

    private DeskServer serve() throws IOException {
        return DeskServer.start(new DeskOptions(state, 0, DeskOptions.Mode.OFFICE, null));
    }

    private Cases.Handed hand(long seq) throws IOException {
        Cases.Handed handed = world.handed(
                KeyFile.open(state).sealing().publicKey(),
                seq,
                World.number((int) seq),
                "",
                world.content(World.ZHANG, List.of(World.filled("address", "现住址", "石桥村"))),
                Instant.now());
        central.handed.add(handed);
        return handed;
    }

    /** Until the desk says that it has everything up to there. */
    private void claimed(long seq) throws InterruptedException {
        Long claim;
        do {
            claim = central.claims.poll(120, TimeUnit.SECONDS);
            assertThat(claim).as("a poll").isNotNull();
        } while (claim < seq);
        assertThat(claim).isEqualTo(seq);
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(120);
        Object lock = new Object();
        synchronized (lock) {
            while (!condition.getAsBoolean()) {
                assertThat(System.nanoTime()).as("the condition came in time").isLessThan(end);
                lock.wait(20);
            }
        }
    }

    private String came() throws InterruptedException {
        String id = central.decisionsCame.poll(120, TimeUnit.SECONDS);
        assertThat(id).as("a decision").isNotNull();
        return id;
    }

    private CaseDesk office(DeskStore store) throws IOException {
        return new CaseDesk(store, new CaseSeals(World.DESK, KeyFile.open(state)), Instant::now, () -> {});
    }

    /** What an official decides while the line is down. */
    private String decide(Cases.Handed on, Cases.State from, Cases.State to) throws IOException {
        try (DeskStore store = DeskStore.open(state)) {
            String id = UUID.randomUUID().toString();
            office(store)
                    .decide(
                            new CaseDesk.Wish(id, on.number(), on.record(), from, to, new Told(List.of("理由"), "")),
                            "wang");
            return id;
        }
    }

    private CaseFile file(Cases.Handed handed) throws IOException {
        try (DeskStore store = DeskStore.open(state)) {
            return office(store).look(handed.number()).orElseThrow();
        }
    }

    @Test
    void casesComeAndADecisionGoesBack() throws Exception {
        for (int i = 1; i <= 60; i++) {
            hand(i);
        }
        try (DeskServer ignored = serve()) {
            claimed(0);
            claimed(50);
            claimed(60);
        }
        Cases.Handed third = central.handed.get(2);
        String id = decide(third, Cases.State.RECEIVED, Cases.State.ACCEPTED);
        try (DeskServer ignored = serve()) {
            assertThat(came()).isEqualTo(id);
            await(() -> backlog() == 0);
        }
        assertThat(central.decided.getFirst())
                .satisfies(decision -> assertThat(decision.to()).isEqualTo(Cases.State.ACCEPTED))
                .satisfies(decision -> assertThat(decision.number()).isEqualTo(third.number()))
                .satisfies(decision -> assertThat(decision.record()).isEqualTo(third.record()));
        assertThat(file(third).decisions().getFirst().decision().taken()).isNotNull();
    }

    @Test
    void aDecisionWhoseAnswerIsLostGoesAgainUnderItsIdAndCountsOnce() throws Exception {
        Cases.Handed one = hand(1);
        try (DeskServer ignored = serve()) {
            claimed(1);
        }
        String id = decide(one, Cases.State.RECEIVED, Cases.State.RETURNED);
        central.decidedAnswersToDrop.set(2);
        central.decisionRefusals.add(503);
        try (DeskServer ignored = serve()) {
            assertThat(came()).isEqualTo(id);
            assertThat(came()).isEqualTo(id);
            assertThat(came()).isEqualTo(id);
            central.questions.add(world.ask(
                    KeyFile.open(state).sealing().publicKey(),
                    World.ZHANG,
                    Cases.Questions.MINE,
                    Map.of(),
                    Instant.now()));
            DeskCalls.Answered answered = central.answers.poll(120, TimeUnit.SECONDS);
            assertThat(world.open(answered).state()).isEqualTo(Query.AnswerState.FOUND);
        }
        assertThat(central.decided).hasSize(1);
    }

    @Test
    void whatCentralRefusesForGoodIsShownAndHoldsUpNothing() throws Exception {
        Cases.Handed one = hand(1);
        Cases.Handed two = hand(2);
        Cases.Handed three = hand(3);
        try (DeskServer ignored = serve()) {
            claimed(3);
        }
        central.unacceptable.put(one.record(), "was replaced");
        decide(one, Cases.State.RECEIVED, Cases.State.ACCEPTED);
        String second = decide(two, Cases.State.RECEIVED, Cases.State.ACCEPTED);
        decide(three, Cases.State.RECEIVED, Cases.State.ACCEPTED);
        central.decisionRefusals.addAll(List.of(400));
        try (DeskServer ignored = serve()) {
            await(() -> backlog() == 0);
            assertThat(central.decided).hasSize(2);
            assertThat(central.decided.getFirst().id()).isEqualTo(second);
        }
        assertThat(file(one).state()).isEqualTo(Cases.State.RECEIVED);
        assertThat(file(one).decisions().getFirst().decision().refused()).isEqualTo("was replaced");
        assertThat(file(two).state()).isEqualTo(Cases.State.ACCEPTED);
        decide(three, Cases.State.ACCEPTED, Cases.State.RETURNED);
        central.decisionRefusals.add(422);
        try (DeskServer ignored = serve()) {
            await(() -> backlog() == 0);
        }
        assertThat(file(three).decisions().getLast().decision().refused()).isEqualTo("Not like this.");
        assertThat(file(three).state()).isEqualTo(Cases.State.ACCEPTED);
    }

    private int backlog() {
        try (DeskStore store = DeskStore.open(state)) {
            return store.decisions().backlog();
        }
    }

    private Process child() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "--enable-native-access=ALL-UNNAMED",
                        "-Dorg.sqlite.tmpdir=" + state,
                        "-cp",
                        System.getProperty("java.class.path"),
                        DeskMain.class.getName(),
                        "serve",
                        "--state",
                        state.toString(),
                        "--web-port",
                        "0")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static void killed(Process process) throws InterruptedException {
        process.destroyForcibly();
        assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void aDeskThatIsKilledAtAnyPointHasEachCaseOnceAndItsDecisionsCountOnce() throws Exception {
        Cases.Handed one = hand(1);
        Process process = child();
        try {
            claimed(0);
            hand(2);
            killed(process);
        } finally {
            process.destroyForcibly();
        }
        process = child();
        try {
            claimed(2);
            killed(process);
        } finally {
            process.destroyForcibly();
        }
        String id = decide(one, Cases.State.RECEIVED, Cases.State.ACCEPTED);
        central.decidedAnswersToDrop.set(Integer.MAX_VALUE);
        process = child();
        try {
            assertThat(came()).isEqualTo(id);
            killed(process);
        } finally {
            process.destroyForcibly();
        }
        central.decidedAnswersToDrop.set(0);
        central.decisionsCame.clear();
        process = child();
        try {
            assertThat(came()).isEqualTo(id);
            await(() -> backlog() == 0);
        } finally {
            killed(process);
        }
        assertThat(central.decided).hasSize(1);
        try (DeskStore store = DeskStore.open(state)) {
            assertThat(store.cases().counts()).containsEntry(Filter.ALL, 2).containsEntry(Filter.TODO, 2);
            assertThat(store.cases().misdelivered(9)).isEmpty();
            assertThat(store.cases().highest()).isEqualTo(2);
        }
    }
}
