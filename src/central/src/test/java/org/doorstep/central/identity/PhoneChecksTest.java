// SPDX-License-Identifier: Apache-2.0
package org.doorstep.central.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.doorstep.central.Fleet;
import org.doorstep.central.answer.Answer;
import org.doorstep.central.desk.DeskLine;
import org.doorstep.central.store.Desks;
import org.doorstep.contract.DeskCalls;
import org.doorstep.contract.Identity;
import org.doorstep.contract.Identity.ConfirmState;
import org.doorstep.contract.Identity.StartState;
import org.doorstep.contract.PersonTag;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PhoneChecksTest {
    private static final String PHONE = "13900000001";

    @TempDir
    Path folder;

    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicReference<Function<String, DeskCalls.Answered>> rule = new AtomicReference<>();
    private Fleet fleet;
    private DeskLine line;
    private DemoGateway gateway;
    private PhoneChecks checks;
    private Thread desk;

    @BeforeEach
    void open() {
        fleet = new Fleet(folder);
        fleet.store.change(tx -> tx.desks()
                .enrol(new Desks.Desk(
                        "rs", "人社局", "desk key", "sign", "seal", "test", fleet.clock.instant(), null, null)));
        line = new DeskLine(fleet.store, Duration.ofSeconds(60));
        gateway = new DemoGateway(fleet.clock);
        Grants grants = new Grants(fleet.suite, fleet.suite.newSigningPair(), fleet.clock);
        checks = new PhoneChecks(fleet.suite, line, grants, Optional.of(gateway), code -> "code " + code, fleet.clock);
        answerWith(id -> answered(id, DeskCalls.AnsweredState.ANSWERED, PHONE));
        desk = Thread.ofVirtual().start(this::playDesk);
    }

    @AfterEach
    void close() throws InterruptedException {
        desk.interrupt();
        desk.join();
        fleet.close();
    }

    @Test
    void theRightCodeEarnsAGrantAndTheSameGrantAgain() throws Exception {
        String id = start("tag");

        Identity.Confirmed granted = checks.confirm("00317", new Identity.Confirm(id, code()));
        Identity.Confirmed again = checks.confirm("00317", new Identity.Confirm(id, code()));

        assertThat(granted.state()).isEqualTo(ConfirmState.GRANTED);
        assertThat(granted.grant().method()).isEqualTo(Identity.Method.PHONE_CODE);
        assertThat(granted.grant().tag()).isEqualTo(new PersonTag("tag"));
        assertThat(again.grant()).isEqualTo(granted.grant());
    }

    @Test
    void theSameCheckNeverSendsASecondCode() throws Exception {
        String id = start("tag");
        Identity.Started again = started(id, "tag");

        assertThat(again.state()).isEqualTo(StartState.SENT);
        assertThat(again.maskedPhone()).isEqualTo("139****0001");
        assertThat(gateway.messages()).hasSize(1);
        assertThat(asked).hasValue(1);
    }

    @Test
    void fiveWrongCodesLockTheCheckAlsoForTheRightOne() throws Exception {
        String id = start("tag");
        String wrong = code().equals("000000") ? "111111" : "000000";
        for (int left = 4; left > 0; left--) {
            assertThat(checks.confirm("00317", new Identity.Confirm(id, wrong)))
                    .isEqualTo(new Identity.Confirmed(ConfirmState.WRONG_CODE, null, left));
        }
        assertThat(checks.confirm("00317", new Identity.Confirm(id, wrong)).state())
                .isEqualTo(ConfirmState.LOCKED);
        assertThat(checks.confirm("00317", new Identity.Confirm(id, code())).state())
                .isEqualTo(ConfirmState.LOCKED);
        assertThat(started(id, "tag").state()).isEqualTo(StartState.TOO_MANY);
    }

    @Test
    void aCodeEndsAfterFiveMinutes() throws Exception {
        String id = start("tag");
        fleet.clock.advance(PhoneChecks.VALID);

        assertThat(checks.confirm("00317", new Identity.Confirm(id, code())).state())
                .isEqualTo(ConfirmState.EXPIRED);
    }

    @Test
    void aCodeIsGoodOnlyAtTheTerminalThatAskedForIt() throws Exception {
        String id = start("tag");

        assertThat(checks.confirm("00318", new Identity.Confirm(id, code())).state())
                .isEqualTo(ConfirmState.EXPIRED);
        assertThat(checks.start("00318", new Identity.Start(id, "rs", new PersonTag("tag"), "seal")))
                .isInstanceOf(Answer.Refused.class);
    }

    @Test
    void aPersonGetsThreeCodesInAnHour() throws Exception {
        for (int i = 0; i < 3; i++) {
            start("tag");
        }
        assertThat(started(id(), "tag").state()).isEqualTo(StartState.TOO_MANY);
        assertThat(asked).hasValue(3);

        fleet.clock.advance(Duration.ofHours(1));
        assertThat(started(id(), "tag").state()).isEqualTo(StartState.SENT);
    }

    @Test
    void aPhoneGetsFiveCodesInAnHourHoweverManySessionsAskForIt() throws Exception {
        for (int i = 0; i < 5; i++) {
            start("tag of session " + i);
        }
        assertThat(started(id(), "another tag").state()).isEqualTo(StartState.TOO_MANY);
        assertThat(gateway.messages()).hasSize(5);
    }

    @Test
    void whatTheDeskSaysIsTold() throws Exception {
        answerWith(id -> answered(id, DeskCalls.AnsweredState.NO_PHONE_KNOWN, null));
        assertThat(started(id(), "one").state()).isEqualTo(StartState.NO_PHONE_KNOWN);

        answerWith(id -> answered(id, DeskCalls.AnsweredState.PERSON_UNKNOWN, null));
        assertThat(started(id(), "two").state()).isEqualTo(StartState.PERSON_UNKNOWN);

        answerWith(id -> answered(id, DeskCalls.AnsweredState.FAILED, null));
        assertThat(started(id(), "three").state()).isEqualTo(StartState.DESK_UNREACHABLE);
        assertThat(gateway.messages()).isEmpty();
    }

    @Test
    void aDeskThatIsNotEnrolledIsUnreachableAtOnce() throws Exception {
        Answer<Identity.Started> answer =
                checks.start("00317", new Identity.Start(id(), "yb", new PersonTag("tag"), "seal"));

        assertThat(((Answer.Ok<Identity.Started>) answer).value().state()).isEqualTo(StartState.DESK_UNREACHABLE);
    }

    @Test
    void withoutAGatewayTheRefusalSaysWhatToDo() throws Exception {
        PhoneChecks none = new PhoneChecks(
                fleet.suite,
                line,
                new Grants(fleet.suite, fleet.suite.newSigningPair(), fleet.clock),
                Optional.empty(),
                code -> code,
                fleet.clock);

        assertThat(none.start("00317", new Identity.Start(id(), "rs", new PersonTag("tag"), "seal")))
                .isInstanceOfSatisfying(
                        Answer.Refused.class,
                        refused -> assertThat(refused.problem().remedy()).contains("attendant"));
    }

    private String start(String tag) throws InterruptedException {
        String id = id();
        assertThat(started(id, tag).state()).isEqualTo(StartState.SENT);
        return id;
    }

    private Identity.Started started(String id, String tag) throws InterruptedException {
        Answer<Identity.Started> answer =
                checks.start("00317", new Identity.Start(id, "rs", new PersonTag(tag), "seal"));
        return ((Answer.Ok<Identity.Started>) answer).value();
    }

    private String code() {
        return gateway.messages().getFirst().text().substring("code ".length());
    }

    private void answerWith(Function<String, DeskCalls.Answered> answer) {
        rule.set(answer);
    }

    private void playDesk() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                for (DeskCalls.Pending pending : line.take(line.poll("rs"), Duration.ofSeconds(60), line.news("rs"))) {
                    asked.incrementAndGet();
                    DeskCalls.Answered answer = rule.get().apply(pending.id());
                    assertThat(line.answer("rs", answer)).isEqualTo(DeskLine.Taken.FORWARDED);
                }
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private static DeskCalls.Answered answered(String id, DeskCalls.AnsweredState state, String phone) {
        return new DeskCalls.Answered(id, state, null, phone, null);
    }

    private static String id() {
        return UUID.randomUUID().toString();
    }
}
