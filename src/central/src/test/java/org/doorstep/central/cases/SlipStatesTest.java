// SPDX-License-Identifier: Apache-2.0
package org.doorstep.central.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.doorstep.central.Sealing;
import org.doorstep.central.store.SlipRows;
import org.doorstep.contract.Cases;
import org.doorstep.contract.Cases.SlipState;
import org.doorstep.contract.Lanes;
import org.doorstep.contract.SlipNumber;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SlipStatesTest {
    @TempDir
    Path folder;

    private CaseBench bench;

    @BeforeEach
    void open() throws Exception {
        bench = new CaseBench(folder);
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void aKnownSlipTellsTheStateOfItsCaseAndSinceWhen() {
        String number = bench.received(1);
        Instant received = bench.fleet.clock.instant();
        assertThat(state(1)).isEqualTo(new Cases.SlipAnswer(SlipState.KNOWN, Cases.State.RECEIVED, received, ""));

        bench.days(2);
        bench.decide(number, Cases.State.ACCEPTED);

        assertThat(state(1))
                .isEqualTo(
                        new Cases.SlipAnswer(SlipState.KNOWN, Cases.State.ACCEPTED, bench.fleet.clock.instant(), ""));
    }

    @Test
    void theSlipsOfACaseAllTellTheStateOfTheCase() {
        Lanes.Entry first = bench.submission(1);
        String number = bench.send(first).getFirst().number();
        bench.decide(number, Cases.State.RETURNED);
        bench.send(bench.next(
                Lanes.Lane.P1,
                Lanes.Kind.SUBMISSION,
                id -> bench.sealing.submission("00317", 2, id, first.id(), Sealing.content("a", "b", "c", "d"))));

        assertThat(state(1)).isEqualTo(state(2));
        assertThat(state(1).caseState()).isEqualTo(Cases.State.RECEIVED);
    }

    @Test
    void aSlipThatWasIssuedAndIsNotHereHasNotArrivedAndSaysWhereItIsSinceWhen() {
        bench.presence.terminal("00317");
        bench.heartbeat(41, 2);
        Instant heard = bench.fleet.clock.instant();
        bench.fleet.clock.advance(Duration.ofHours(3));

        assertThat(state(41)).isEqualTo(new Cases.SlipAnswer(SlipState.NOT_ARRIVED, null, heard, "新驿镇便民服务中心"));
    }

    @Test
    void aSlipIsOnlyNotKnownWhenNobodyCanHaveIssuedIt() {
        bench.presence.terminal("00317");
        bench.heartbeat(41, 0);

        assertThat(state(42).state()).as("issued since the last beat").isEqualTo(SlipState.NOT_ARRIVED);
        assertThat(state(5_000).state()).as("the terminal is heard").isEqualTo(SlipState.NOT_KNOWN);
        assertThat(ask(SlipNumber.of("00999", 1, 0).value()).state())
                .as("no such terminal")
                .isEqualTo(SlipState.NOT_KNOWN);
        assertThat(ask("00317000042680").state()).as("a wrong check digit").isEqualTo(SlipState.NOT_KNOWN);
        assertThat(ask("").state()).isEqualTo(SlipState.NOT_KNOWN);

        bench.fleet.clock.advance(Duration.ofMinutes(10));
        assertThat(state(5_000).state())
                .as("a terminal that is not heard goes on issuing")
                .isEqualTo(SlipState.NOT_ARRIVED);
    }

    @Test
    void slipsThatDidNotArriveAreListedSinceTheBeatThatFirstSpokeOfThem() {
        bench.heartbeat(0, 0);
        bench.received(1);
        bench.heartbeat(2, 1);
        Instant first = bench.fleet.clock.instant();
        bench.fleet.clock.advance(Duration.ofMinutes(5));
        bench.heartbeat(3, 2);
        Instant second = bench.fleet.clock.instant();
        bench.heartbeat(3, 2);

        assertThat(missing())
                .containsExactly(
                        new SlipStates.Missing("003 1700 0002 ·· ·", first),
                        new SlipStates.Missing("003 1700 0003 ·· ·", second));

        bench.received(2);
        assertThat(missing()).extracting(SlipStates.Missing::head).containsExactly("003 1700 0003 ·· ·");
        Map<String, Integer> counts = bench.fleet.store.read(SlipStates::missing);
        assertThat(counts).containsExactly(Map.entry("00317", 1));
    }

    @Test
    void aTerminalWithNothingUnsentMissesNothing() {
        bench.heartbeat(2, 2);
        assertThat(missing()).hasSize(2);

        bench.heartbeat(2, 0);

        assertThat(missing()).isEmpty();
    }

    @Test
    void noMoreSlipsAreMissingThanTheTerminalHasUnsentAndThoseAreTheNewest() {
        bench.heartbeat(41, 2);
        assertThat(missing())
                .extracting(SlipStates.Missing::head)
                .containsExactly("003 1700 0040 ·· ·", "003 1700 0041 ·· ·");

        bench.heartbeat(41, 1);
        assertThat(missing()).extracting(SlipStates.Missing::head).containsExactly("003 1700 0041 ·· ·");
    }

    @Test
    void whatALostDiskHeldStaysListedAfterTheTerminalIsEnrolledAnew() {
        bench.heartbeat(2, 2);
        bench.fleet.enrol("00317", "a new machine's key");
        bench.beginAnew();

        bench.heartbeat(2, 0);

        assertThat(missing()).hasSize(2);
    }

    @Test
    void aHeldSlipIsNotMissingButListedWithItsReason() {
        Lanes.Entry poison = bench.next(Lanes.Lane.P1, Lanes.Kind.SUBMISSION, id -> {
            Cases.Submission was = bench.sealing.submission("00317", 1, id);
            return new Cases.Submission(
                    was.slip(), was.token(), was.item(), 9, was.desk(), was.region(), was.replaces(), was.sealed());
        });
        bench.send(poison);
        bench.heartbeat(1, 1);

        assertThat(missing()).isEmpty();
        List<SlipRows.Held> listed = bench.fleet.store.read(tx -> tx.slips().held("00317"));
        assertThat(listed).singleElement().satisfies(held -> {
            assertThat(held.slip()).isEqualTo(SlipNumber.of("00317", 1, 7).value());
            assertThat(held.reason()).contains("no release holds version 9");
        });
    }

    @Test
    void aTokenShowsTheStateAndAnotherShowsNothing() {
        Lanes.Entry entry = bench.submission(1);
        bench.send(entry);
        String token = entry.body().replaceAll(".*\"token\":\"([^\"]*)\".*", "$1");

        assertThat(bench.slips.byToken(token))
                .contains(new SlipStates.Shown(Cases.State.RECEIVED, bench.fleet.clock.instant()));
        assertThat(bench.slips.byToken("AAAAAAAAAAAAAAAAAAAAAA")).isEmpty();
        assertThat(bench.slips.byToken("' or 1=1 --")).isEmpty();
    }

    private List<SlipStates.Missing> missing() {
        return bench.fleet.store.read(tx -> SlipStates.missing(tx, "00317"));
    }

    private Cases.SlipAnswer state(int counter) {
        return ask(SlipNumber.of("00317", counter, 7).value());
    }

    private Cases.SlipAnswer ask(String slip) {
        return bench.slips.state(new Cases.SlipQuestion(slip));
    }
}
