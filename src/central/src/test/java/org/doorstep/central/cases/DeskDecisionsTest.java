// SPDX-License-Identifier: Apache-2.0
package org.doorstep.central.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.doorstep.central.Sealing;
import org.doorstep.central.answer.Answer;
import org.doorstep.central.store.DecisionRows;
import org.doorstep.contract.Cases;
import org.doorstep.contract.Lanes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeskDecisionsTest {
    @TempDir
    Path folder;

    private CaseFixture fixture;
    private String number;

    @BeforeEach
    void open() throws Exception {
        fixture = new CaseFixture(folder);
        number = fixture.received(1);
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void everyMoveIsTakenWhereTheContractLetsItAndRefusedWhereNot() {
        for (Cases.State from : Cases.State.values()) {
            for (Cases.State to : Cases.State.values()) {
                fixture.fleet.store.change(tx -> tx.cases().move(number, from, fixture.fleet.clock.instant()));
                String reason = fixture.decide(number, to);
                assertThat(reason.isEmpty()).as("%s to %s", from, to).isEqualTo(from.leadsTo(to));
                assertThat(fixture.file(number).state()).isEqualTo(from.leadsTo(to) ? to : from);
            }
        }
    }

    @Test
    void theSameDecisionAgainChangesNothingAndIsAnsweredTheSame() {
        Cases.Decision accepted = decision(Cases.State.ACCEPTED);
        assertThat(fixture.decide("rs", accepted)).isEmpty();
        fixture.decide(number, Cases.State.FINISHED);
        fixture.days(1);

        assertThat(fixture.decide("rs", accepted)).isEmpty();

        assertThat(fixture.file(number).state()).isEqualTo(Cases.State.FINISHED);
        List<DecisionRows.Decision> taken =
                fixture.fleet.store.read(tx -> tx.decisions().taken(number));
        assertThat(taken)
                .extracting(DecisionRows.Decision::outcome)
                .containsExactly(Cases.State.ACCEPTED, Cases.State.FINISHED);
    }

    @Test
    void aRefusedDecisionStaysRefusedThoughItWouldFitLater() {
        Cases.Decision early = decision(Cases.State.FINISHED);
        String reason = fixture.decide("rs", early);
        assertThat(reason).isEqualTo("STATE: no way leads from RECEIVED to FINISHED");
        fixture.decide(number, Cases.State.ACCEPTED);

        assertThat(fixture.decide("rs", early)).isEqualTo(reason);
        assertThat(fixture.file(number).state()).isEqualTo(Cases.State.ACCEPTED);
    }

    @Test
    void oneIdIsOneDecision() {
        Cases.Decision accepted = decision(Cases.State.ACCEPTED);
        fixture.decide("rs", accepted);

        assertThat(fixture.decide(
                        "rs",
                        new Cases.Decision(
                                accepted.id(), number, accepted.record(), Cases.State.REFUSED, accepted.made())))
                .isEqualTo("ID: another decision has this id");
        assertThat(fixture.file(number).state()).isEqualTo(Cases.State.ACCEPTED);
    }

    @Test
    void whatDoesNotFitIsRefusedWithItsReasonAndTheRestIsTaken() {
        Cases.Decision good = decision(Cases.State.ACCEPTED);
        String elsewhere = fixture.received(2);
        List<Cases.Decision> decisions = List.of(
                new Cases.Decision("not an id", number, good.record(), Cases.State.ACCEPTED, good.made()),
                new Cases.Decision(id(), "no number", good.record(), Cases.State.ACCEPTED, good.made()),
                new Cases.Decision(id(), elsewhere, good.record(), Cases.State.ACCEPTED, good.made()),
                good);

        assertThat(taken("rs", decisions))
                .extracting(Cases.Taken::reason)
                .containsExactly(
                        "ID: no UUID in small letters",
                        "CASE: this desk has no case of this number",
                        "RECORD: the case has no such record",
                        "");
        assertThat(fixture.file(number).state()).isEqualTo(Cases.State.ACCEPTED);
        assertThat(fixture.file(elsewhere).state()).isEqualTo(Cases.State.RECEIVED);
    }

    @Test
    void aDeskDecidesNoCaseOfAnother() {
        assertThat(fixture.decide("yb", decision(Cases.State.ACCEPTED)))
                .isEqualTo("CASE: this desk has no case of this number");
        assertThat(fixture.file(number).state()).isEqualTo(Cases.State.RECEIVED);
    }

    @Test
    void aRecordThatWasReplacedIsNotDecidedAnyMore() {
        Cases.Decision late = decision(Cases.State.ACCEPTED);
        String first = fixture.file(number).record();
        fixture.decide(number, Cases.State.RETURNED);
        fixture.send(fixture.next(
                Lanes.Lane.P1,
                Lanes.Kind.SUBMISSION,
                id -> fixture.sealing.submission("00317", 2, id, first, Sealing.content("张桂兰", "1", "2", "3"))));

        assertThat(fixture.decide("rs", late)).isEqualTo("REPLACED: a correction took this record's place");
        assertThat(fixture.file(number).state()).isEqualTo(Cases.State.RECEIVED);
        assertThat(fixture.decide(number, Cases.State.ACCEPTED)).isEmpty();
    }

    @Test
    void tooManyAtOnceAreRefusedAsAWhole() {
        Cases.Decisions many = new Cases.Decisions(Collections.nCopies(501, decision(Cases.State.ACCEPTED)));

        assertThat(fixture.decisions.take("rs", many)).isInstanceOf(Answer.Refused.class);
        assertThat(fixture.file(number).state()).isEqualTo(Cases.State.RECEIVED);
    }

    private List<Cases.Taken> taken(String desk, List<Cases.Decision> decisions) {
        return ((Answer.Ok<Cases.Decided>) fixture.decisions.take(desk, new Cases.Decisions(decisions)))
                .value()
                .taken();
    }

    private Cases.Decision decision(Cases.State to) {
        return new Cases.Decision(id(), number, fixture.file(number).record(), to, fixture.fleet.clock.instant());
    }

    private static String id() {
        return UUID.randomUUID().toString();
    }
}
