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

    private CaseFixture fixture;

    @BeforeEach
    void open() throws Exception {
        fixture = new CaseFixture(folder);
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void aKnownSlipTellsTheStateOfItsCaseAndSinceWhen() {
        String number = fixture.received(1);
        Instant received = fixture.fleet.clock.instant();
        assertThat(state(1)).isEqualTo(new Cases.SlipAnswer(SlipState.KNOWN, Cases.State.RECEIVED, received, ""));

        fixture.days(2);
        fixture.decide(number, Cases.State.ACCEPTED);

        assertThat(state(1))
                .isEqualTo(
                        new Cases.SlipAnswer(SlipState.KNOWN, Cases.State.ACCEPTED, fixture.fleet.clock.instant(), ""));
    }

    @Test
    void theSlipsOfACaseAllTellTheStateOfTheCase() {
        Lanes.Entry first = fixture.submission(1);
        String number = fixture.send(first).getFirst().number();
        fixture.decide(number, Cases.State.RETURNED);
        fixture.send(fixture.next(
                Lanes.Lane.P1,
                Lanes.Kind.SUBMISSION,
                id -> fixture.sealing.submission("00317", 2, id, first.id(), Sealing.content("a", "b", "c", "d"))));

        assertThat(state(1)).isEqualTo(state(2));
        assertThat(state(1).caseState()).isEqualTo(Cases.State.RECEIVED);
    }

    @Test
    void aSlipThatWasIssuedAndIsNotHereHasNotArrivedAndSaysWhereItIsSinceWhen() {
        fixture.presence.terminal("00317");
        fixture.heartbeat(41, 2);
        Instant heard = fixture.fleet.clock.instant();
        fixture.fleet.clock.advance(Duration.ofHours(3));

        assertThat(state(41)).isEqualTo(new Cases.SlipAnswer(SlipState.NOT_ARRIVED, null, heard, "新驿镇便民服务中心"));
    }

    @Test
    void aSlipIsOnlyNotKnownWhenNobodyCanHaveIssuedIt() {
        fixture.presence.terminal("00317");
        fixture.heartbeat(41, 0);

        assertThat(state(42).state()).as("issued since the last beat").isEqualTo(SlipState.NOT_ARRIVED);
        assertThat(state(5_000).state()).as("the terminal is heard").isEqualTo(SlipState.NOT_KNOWN);
        assertThat(ask(SlipNumber.of("00999", 1, 0).value()).state())
                .as("no such terminal")
                .isEqualTo(SlipState.NOT_KNOWN);
        assertThat(ask("00317000042680").state()).as("a wrong check digit").isEqualTo(SlipState.NOT_KNOWN);
        assertThat(ask("").state()).isEqualTo(SlipState.NOT_KNOWN);

        fixture.fleet.clock.advance(Duration.ofMinutes(10));
        assertThat(state(5_000).state())
                .as("a terminal that is not heard goes on issuing")
                .isEqualTo(SlipState.NOT_ARRIVED);
    }

    @Test
    void slipsThatDidNotArriveAreListedSinceTheBeatThatFirstSpokeOfThem() {
        fixture.heartbeat(0, 0);
        fixture.received(1);
        fixture.heartbeat(2, 1);
        Instant first = fixture.fleet.clock.instant();
        fixture.fleet.clock.advance(Duration.ofMinutes(5));
        fixture.heartbeat(3, 2);
        Instant second = fixture.fleet.clock.instant();
        fixture.heartbeat(3, 2);

        assertThat(missing())
                .containsExactly(
                        new SlipStates.Missing("003 1700 0002 ·· ·", first),
                        new SlipStates.Missing("003 1700 0003 ·· ·", second));

        fixture.received(2);
        assertThat(missing()).extracting(SlipStates.Missing::head).containsExactly("003 1700 0003 ·· ·");
        Map<String, Integer> counts = fixture.fleet.store.read(SlipStates::missing);
        assertThat(counts).containsExactly(Map.entry("00317", 1));
    }

    @Test
    void aTerminalWithNothingUnsentMissesNothing() {
        fixture.heartbeat(2, 2);
        assertThat(missing()).hasSize(2);

        fixture.heartbeat(2, 0);

        assertThat(missing()).isEmpty();
    }

    @Test
    void noMoreSlipsAreMissingThanTheTerminalHasUnsentAndThoseAreTheNewest() {
        fixture.heartbeat(41, 2);
        assertThat(missing())
                .extracting(SlipStates.Missing::head)
                .containsExactly("003 1700 0040 ·· ·", "003 1700 0041 ·· ·");

        fixture.heartbeat(41, 1);
        assertThat(missing()).extracting(SlipStates.Missing::head).containsExactly("003 1700 0041 ·· ·");
    }

    @Test
    void whatALostDiskHeldStaysListedAfterTheTerminalIsEnrolledAnew() {
        fixture.heartbeat(2, 2);
        fixture.fleet.enrol("00317", "a new machine's key");
        fixture.beginAnew();

        fixture.heartbeat(2, 0);

        assertThat(missing()).hasSize(2);
    }

    @Test
    void aHeldSlipIsNotMissingButListedWithItsReason() {
        Lanes.Entry poison = fixture.next(Lanes.Lane.P1, Lanes.Kind.SUBMISSION, id -> {
            Cases.Submission was = fixture.sealing.submission("00317", 1, id);
            return new Cases.Submission(
                    was.slip(), was.token(), was.item(), 9, was.desk(), was.region(), was.replaces(), was.sealed());
        });
        fixture.send(poison);
        fixture.heartbeat(1, 1);

        assertThat(missing()).isEmpty();
        List<SlipRows.Held> listed = fixture.fleet.store.read(tx -> tx.slips().held("00317"));
        assertThat(listed).singleElement().satisfies(held -> {
            assertThat(held.slip()).isEqualTo(SlipNumber.of("00317", 1, 7).value());
            assertThat(held.reason()).contains("no release holds version 9");
        });
    }

    @Test
    void aTokenShowsTheStateAndAnotherShowsNothing() {
        Lanes.Entry entry = fixture.submission(1);
        fixture.send(entry);
        String token = entry.body().replaceAll(".*\"token\":\"([^\"]*)\".*", "$1");

        assertThat(fixture.slips.byToken(token))
                .contains(new SlipStates.Shown(Cases.State.RECEIVED, fixture.fleet.clock.instant()));
        assertThat(fixture.slips.byToken("AAAAAAAAAAAAAAAAAAAAAA")).isEmpty();
        assertThat(fixture.slips.byToken("' or 1=1 --")).isEmpty();
    }

    private List<SlipStates.Missing> missing() {
        return fixture.fleet.store.read(tx -> SlipStates.missing(tx, "00317"));
    }

    private Cases.SlipAnswer state(int counter) {
        return ask(SlipNumber.of("00317", counter, 7).value());
    }

    private Cases.SlipAnswer ask(String slip) {
        return fixture.slips.state(new Cases.SlipQuestion(slip));
    }
}
