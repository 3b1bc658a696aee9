// SPDX-License-Identifier: Apache-2.0
package org.doorstep.desk.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.doorstep.contract.DeskCalls;
import org.doorstep.contract.DeskCalls.AnsweredState;
import org.doorstep.contract.Identity;
import org.doorstep.contract.Query;
import org.doorstep.desk.World;
import org.doorstep.desk.cases.CaseSeals;
import org.doorstep.desk.department.DemoDepartment;
import org.doorstep.desk.department.Department;
import org.doorstep.desk.enrolment.Registration;
import org.doorstep.desk.store.DeskStore;
import org.doorstep.desk.store.Questions;
import org.doorstep.wire.Base64Url;
import org.doorstep.wire.KeyFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AnswererTest {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final Instant START = Instant.parse("2026-03-01T01:00:00Z");

    @TempDir
    Path state;

    private final World world = new World();
    private Instant now = START;
    private KeyFile keys;
    private DeskStore store;
    private Answerer answerer;

    @BeforeEach
    void open() throws IOException {
        keys = KeyFile.open(state);
        store = DeskStore.open(state);
        answerer = answerer(new DemoDepartment(state, () -> now, ZONE));
    }

    @AfterEach
    void close() {
        store.close();
    }

    private Answerer answerer(Department department) {
        Registration registration = new Registration(
                1,
                "https://127.0.0.1:1",
                Base64Url.encode(new byte[32]),
                Base64Url.encode(world.central.publicKey()),
                "https://check.example",
                World.DESK,
                "青禾市人力资源和社会保障局",
                "12333",
                START);
        return new Answerer(registration, keys, department, store, new CaseSeals(World.DESK, keys), () -> now, ZONE);
    }

    private byte[] key() {
        return keys.sealing().publicKey();
    }

    private List<Questions.Question> listed() {
        return store.questions().between(START.minus(Duration.ofDays(1)), START.plus(Duration.ofDays(2)), 100);
    }

    private void assertRefused(DeskCalls.Pending pending, Outcome outcome) throws InterruptedException {
        DeskCalls.Answered answered = answerer.answer(pending);
        assertThat(answered.state()).isEqualTo(AnsweredState.REFUSED);
        assertThat(answered.sealed()).isNull();
        assertThat(answered.phone()).isNull();
        assertThat(answered.issued()).isNull();
        assertThat(listed().getFirst().outcome()).isEqualTo(outcome.name());
        assertThat(store.certificates().find("", 10, 0)).isEmpty();
    }

    @Test
    void thePhoneTheDepartmentKnowsIsTold() throws Exception {
        DeskCalls.Answered answered = answerer.answer(world.contact(key(), World.ZHANG));
        assertThat(answered.state()).isEqualTo(AnsweredState.ANSWERED);
        assertThat(answered.phone()).isEqualTo("13900000001");
        assertThat(answerer.answer(world.contact(key(), World.LI)).state()).isEqualTo(AnsweredState.NO_PHONE_KNOWN);
        assertThat(answerer.answer(world.contact(key(), World.NOBODY)).state()).isEqualTo(AnsweredState.PERSON_UNKNOWN);
    }

    @Test
    void aRecordIsSealedToTheAskerWithACertificateThatCentralIsToldOf() throws Exception {
        DeskCalls.Answered answered = answerer.answer(world.query(key(), World.ZHANG, now));
        assertThat(answered.state()).isEqualTo(AnsweredState.ANSWERED);
        Query.Answer answer = world.open(answered);
        assertThat(answer.state()).isEqualTo(Query.AnswerState.FOUND);
        assertThat(answer.holder()).isEqualTo(new Query.Holder("张建国", "999999195503120014"));
        assertThat(answer.facts())
                .containsEntry("insured-since", "1992-08")
                .containsEntry("status", "正常参保")
                .containsEntry("months", "403")
                .containsKeys("unit", "scheme");
        assertThat(answer.rows()).hasSize(6);
        assertThat(answer.rows().getFirst())
                .containsEntry("period", "2026-02")
                .containsEntry("base", "5240.00")
                .containsEntry("paid", "419.20");
        Query.Certificate certificate = answer.certificate();
        assertThat(certificate).isNotNull();
        assertThat(certificate.number()).isEqualTo("RS20260301000001");
        assertThat(certificate.token()).matches("[A-Za-z0-9_-]{22}");
        assertThat(certificate.link()).isEqualTo("https://check.example/v/" + certificate.token());
        assertThat(certificate.issuer()).isEqualTo("青禾市人力资源和社会保障局");
        assertThat(certificate.issued()).isEqualTo("2026-03-01");
        assertThat(answered.issued())
                .isEqualTo(new DeskCalls.Issued(
                        certificate.token(), "RS20260301000001", "社会保险参保证明", "青禾市人力资源和社会保障局", "2026-03-01"));
    }

    @Test
    void theSameQuestionGetsTheSameCertificateAlsoAfterARestartAndADay() throws Exception {
        DeskCalls.Pending pending = world.query(key(), "q-1", World.ZHANG, longGrant());
        DeskCalls.Answered first = answerer.answer(pending);
        store.close();
        open();
        now = now.plus(Duration.ofDays(1));
        DeskCalls.Answered again = answerer.answer(pending);
        assertThat(again.issued()).isEqualTo(first.issued());
        assertThat(world.open(again).certificate()).isEqualTo(world.open(first).certificate());
        assertThat(again.sealed()).isNotEqualTo(first.sealed());
        DeskCalls.Answered other = answerer.answer(world.query(key(), World.ZHANG, now));
        assertThat(other.issued().number()).isEqualTo("RS20260302000001");
    }

    private Identity.Grant longGrant() {
        Identity.Grant g = world.unsigned(World.TERMINAL, World.DESK, World.ZHANG, now);
        return world.sign(new Identity.Grant(
                g.id(), g.terminal(), g.desk(), g.tag(), g.method(), g.by(), now, now.plus(Duration.ofDays(3)), ""));
    }

    @Test
    void aQuestionsIdServesOnePerson() throws Exception {
        answerer.answer(world.query(key(), "q-1", World.ZHANG, world.grant(World.ZHANG, now)));
        DeskCalls.Answered answered =
                answerer.answer(world.query(key(), "q-1", World.CHEN, world.grant(World.CHEN, now)));
        assertThat(answered.state()).isEqualTo(AnsweredState.REFUSED);
        assertThat(listed().getFirst().outcome()).isEqualTo("ID_REUSED");
    }

    @Test
    void whoHasNoRecordGetsNoCertificate() throws Exception {
        for (World.Who who : List.of(World.ZHOU, World.NOBODY)) {
            DeskCalls.Answered answered = answerer.answer(world.query(key(), who, now));
            assertThat(world.open(answered).state()).isEqualTo(Query.AnswerState.NO_RECORD);
            assertThat(answered.issued()).isNull();
        }
    }

    @Test
    void anotherHoldersRecordIsHandedOnWithoutACertificateAndStandsOutInTheList() throws Exception {
        DeskCalls.Answered answered = answerer.answer(world.query(key(), World.SUN, now));
        Query.Answer answer = world.open(answered);
        assertThat(answer.holder()).isEqualTo(new Query.Holder("陈志强", World.CHEN.idNumber()));
        assertThat(answer.certificate()).isNull();
        assertThat(answered.issued()).isNull();
        assertThat(Outcome.valueOf(listed().getFirst().outcome()).grade()).isEqualTo(Outcome.Grade.ALARMING);
    }

    @Test
    void withoutAGrantNothingIsTold() throws Exception {
        DeskCalls.Pending q = world.query(key(), World.ZHANG, now);
        assertRefused(
                new DeskCalls.Pending(q.id(), q.terminal(), q.kind(), q.tag(), null, q.sealed()), Outcome.NO_GRANT);
    }

    @Test
    void aGrantThatCentralDidNotSignIsRefused() throws Exception {
        Identity.Grant g = world.grant(World.ZHANG, now);
        Identity.Grant longer = new Identity.Grant(
                g.id(),
                g.terminal(),
                g.desk(),
                g.tag(),
                g.method(),
                g.by(),
                g.issued(),
                g.expires().plusSeconds(1),
                g.signature());
        assertRefused(world.query(key(), "q", World.ZHANG, longer), Outcome.GRANT_FORGED);
        assertRefused(world.query(key(), "q", World.ZHANG, new World().grant(World.ZHANG, now)), Outcome.GRANT_FORGED);
        for (String signature : List.of("", "AQ", "?", Base64Url.encode(new byte[65]))) {
            Identity.Grant bad = new Identity.Grant(
                    g.id(), g.terminal(), g.desk(), g.tag(), g.method(), g.by(), g.issued(), g.expires(), signature);
            assertRefused(world.query(key(), "q", World.ZHANG, bad), Outcome.GRANT_FORGED);
        }
    }

    @Test
    void aGrantOfAnotherTerminalDeskOrPersonIsRefused() throws Exception {
        assertRefused(
                world.query(key(), "q", World.ZHANG, world.sign(world.unsigned("37002", World.DESK, World.ZHANG, now))),
                Outcome.GRANT_FOR_OTHER_TERMINAL);
        assertRefused(
                world.query(
                        key(), "q", World.ZHANG, world.sign(world.unsigned(World.TERMINAL, "yb", World.ZHANG, now))),
                Outcome.GRANT_FOR_OTHER_DESK);
        assertRefused(
                world.query(key(), "q", World.ZHANG, world.grant(World.CHEN, now)), Outcome.GRANT_FOR_OTHER_PERSON);
    }

    @Test
    void aGrantIsGoodUntilItsEndAndATolerance() throws Exception {
        Identity.Grant grant = world.grant(World.ZHANG, now);
        now = grant.issued().minus(GrantCheck.TOLERANCE).minusMillis(1);
        assertRefused(world.query(key(), "q", World.ZHANG, grant), Outcome.GRANT_NOT_YET_VALID);
        now = grant.expires().plus(GrantCheck.TOLERANCE);
        assertRefused(world.query(key(), "q", World.ZHANG, grant), Outcome.GRANT_EXPIRED);
        now = grant.expires().plus(GrantCheck.TOLERANCE).minusMillis(1);
        assertThat(answerer.answer(world.query(key(), "q", World.ZHANG, grant)).state())
                .isEqualTo(AnsweredState.ANSWERED);
        now = grant.issued().minus(GrantCheck.TOLERANCE);
        assertThat(answerer.answer(world.query(key(), "q2", World.ZHANG, grant)).state())
                .isEqualTo(AnsweredState.ANSWERED);
    }

    @Test
    void thePersonInsideTheSealMustBeTheOneTheTagNames() throws Exception {
        DeskCalls.Pending contact = world.contact(key(), World.ZHANG);
        assertRefused(
                new DeskCalls.Pending(
                        contact.id(),
                        contact.terminal(),
                        contact.kind(),
                        world.tag(World.CHEN),
                        null,
                        contact.sealed()),
                Outcome.TAG_MISMATCH);
        DeskCalls.Pending query = world.query(key(), World.ZHANG, now);
        assertRefused(
                new DeskCalls.Pending(
                        query.id(),
                        query.terminal(),
                        query.kind(),
                        world.tag(World.CHEN),
                        world.grant(World.CHEN, now),
                        query.sealed()),
                Outcome.TAG_MISMATCH);
    }

    @Test
    void aSealOfAnotherQuestionTerminalOrKeyIsNotOpened() throws Exception {
        DeskCalls.Pending q = world.query(key(), World.ZHANG, now);
        DeskCalls.Pending elsewhere =
                new DeskCalls.Pending("other", q.terminal(), q.kind(), q.tag(), q.grant(), q.sealed());
        assertThat(answerer.answer(elsewhere).state()).isEqualTo(AnsweredState.FAILED);
        assertThat(listed().getFirst().outcome()).isEqualTo("SEAL_NOT_OPENED");
        byte[] otherDesk = world.suite.newSealingPair().publicKey();
        assertThat(answerer.answer(world.query(otherDesk, World.ZHANG, now)).state())
                .isEqualTo(AnsweredState.FAILED);
        DeskCalls.Pending newer = new DeskCalls.Pending(
                q.id(), q.terminal(), q.kind(), q.tag(), q.grant(), Base64Url.encode(new byte[] {2, 0, 0}));
        assertThat(answerer.answer(newer).state()).isEqualTo(AnsweredState.FAILED);
    }

    @Test
    void whatIsSealedButNotReadableIsAFailureAndNotAnException() throws Exception {
        Identity.Grant grant = world.grant(World.ZHANG, now);
        Query.Question good = world.question(World.ZHANG);
        for (Object message : List.of(
                "text",
                new Query.Question(good.item(), 1, good.query(), Map.of(), good.person(), "AAAA"),
                new Query.Question(
                        good.item(),
                        1,
                        good.query(),
                        Map.of(),
                        new Identity.Person("???", "x", good.person().salt()),
                        good.replyKey()),
                new Query.Question(
                        good.item(),
                        1,
                        good.query(),
                        Map.of(),
                        new Identity.Person(good.person().idNumber(), "x", ""),
                        good.replyKey()))) {
            DeskCalls.Pending pending = new DeskCalls.Pending(
                    "q",
                    World.TERMINAL,
                    DeskCalls.Kind.QUERY,
                    world.tag(World.ZHANG),
                    grant,
                    world.seal(key(), "q", message));
            assertThat(answerer.answer(pending).state()).isEqualTo(AnsweredState.FAILED);
            assertThat(listed().getFirst().outcome()).isEqualTo("NOT_READABLE");
        }
    }

    @Test
    void aDepartmentThatIsDownOrDoesNotKnowTheQuestionIsSaidSo() throws Exception {
        Query.Question good = world.question(World.ZHANG);
        DeskCalls.Pending unknown = new DeskCalls.Pending(
                "q",
                World.TERMINAL,
                DeskCalls.Kind.QUERY,
                world.tag(World.ZHANG),
                world.grant(World.ZHANG, now),
                world.seal(
                        key(),
                        "q",
                        new Query.Question(good.item(), 1, "medical/bills", Map.of(), good.person(), good.replyKey())));
        assertThat(answerer.answer(unknown).state()).isEqualTo(AnsweredState.FAILED);
        assertThat(listed().getFirst().outcome()).isEqualTo("QUERY_UNKNOWN");
        Files.writeString(state.resolve(DemoDepartment.FILE), "somebody edited this\n");
        DeskCalls.Answered down = answerer.answer(world.query(key(), World.ZHANG, now));
        assertThat(world.open(down).state()).isEqualTo(Query.AnswerState.SYSTEM_DOWN);
        assertThat(down.issued()).isNull();
        assertThat(answerer.answer(world.contact(key(), World.ZHANG)).state()).isEqualTo(AnsweredState.FAILED);
    }

    @Test
    void theStoreHoldsNobodysNameNumberOrPhone() throws Exception {
        answerer.answer(world.contact(key(), World.ZHANG));
        answerer.answer(world.query(key(), World.ZHANG, now));
        answerer.answer(world.query(key(), World.SUN, now));
        store.close();
        try (Stream<Path> files = Files.list(state)) {
            for (Path file : files.filter(f -> f.getFileName().toString().startsWith(DeskStore.FILE))
                    .toList()) {
                String bytes = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
                for (String secret :
                        List.of(World.ZHANG.idNumber(), World.CHEN.idNumber(), "13900000001", "张建国", "陈志强")) {
                    assertThat(bytes)
                            .doesNotContain(
                                    new String(secret.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1));
                }
                assertThat(bytes).as("the test reads the right file").isNotEmpty();
            }
        }
        store = DeskStore.open(state);
    }
}
