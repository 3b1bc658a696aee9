// SPDX-License-Identifier: Apache-2.0
package org.doorstep.desk.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.doorstep.contract.Cases;
import org.doorstep.contract.DeskCalls;
import org.doorstep.contract.Query;
import org.doorstep.desk.World;
import org.doorstep.desk.cases.CaseDesk;
import org.doorstep.desk.cases.CaseSeals;
import org.doorstep.desk.cases.Intake;
import org.doorstep.desk.cases.Told;
import org.doorstep.desk.department.Department;
import org.doorstep.desk.enrolment.Registration;
import org.doorstep.desk.store.DeskStore;
import org.doorstep.desk.store.KeyedHash;
import org.doorstep.wire.Base64Url;
import org.doorstep.wire.KeyFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CaseAnswersTest {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final Instant START = Instant.parse("2026-03-01T01:00:00Z");
    private static final List<Cases.Answer> ANSWERS = List.of(
            new Cases.Answer("situation", "您属于哪种情形", "farmer", "农村居民"),
            new Cases.Answer("phone", "联系电话", "13900000001", "13900000001"));

    @TempDir
    Path state;

    private final World world = new World();
    private Instant now = START;
    private KeyFile keys;
    private DeskStore store;
    private Intake intake;
    private CaseDesk desk;
    private Answerer answerer;

    /** A department that must not be asked. */
    private static final class Silent implements Department {
        @Override
        public String name() {
            return "silent";
        }

        @Override
        public String title(String query) {
            throw new AssertionError("asked for " + query);
        }

        @Override
        public Contact contact(Person person) {
            throw new AssertionError("asked for a phone");
        }

        @Override
        public Findings query(String query, Person person) {
            throw new AssertionError("asked for " + query);
        }
    }

    @BeforeEach
    void open() throws IOException {
        keys = KeyFile.open(state);
        store = DeskStore.open(state);
        CaseSeals seals = new CaseSeals(World.DESK, keys);
        intake = new Intake(store, seals, new KeyedHash(keys), () -> now);
        desk = new CaseDesk(store, seals, () -> now, () -> {});
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
        answerer = new Answerer(registration, keys, new Silent(), store, seals, () -> now, ZONE);
    }

    @AfterEach
    void close() {
        store.close();
    }

    private Cases.Handed take(long seq, String number, String replaces, World.Who who) {
        Cases.Handed handed =
                world.handed(keys.sealing().publicKey(), seq, number, replaces, world.content(who, ANSWERS), now);
        intake.take(List.of(handed));
        return handed;
    }

    private void decide(Cases.Handed on, Cases.State from, Cases.State to, Told told) {
        desk.decide(new CaseDesk.Wish(UUID.randomUUID().toString(), on.number(), on.record(), from, to, told), "wang");
    }

    private void centralTakesAll() {
        store.decisions().waiting(10).forEach(decision -> store.decisions().taken(decision.id(), now));
    }

    private DeskCalls.Answered ask(World.Who who, String query, Map<String, String> parameters) throws Exception {
        return answerer.answer(world.ask(keys.sealing().publicKey(), who, query, parameters, now));
    }

    private Query.Answer mine(World.Who who) throws Exception {
        return world.open(ask(who, Cases.Questions.MINE, Map.of()));
    }

    private Query.Answer answers(World.Who who, String number) throws Exception {
        return world.open(ask(who, Cases.Questions.ANSWERS, Map.of(Cases.Questions.NUMBER, number)));
    }

    private Outcome listed() {
        return Outcome.valueOf(store.questions()
                .between(START.minus(Duration.ofDays(1)), START.plus(Duration.ofDays(9)), 1)
                .getFirst()
                .outcome());
    }

    @Test
    void aPersonIsToldOfTheOwnCasesOnlyTheNewestFirst() throws Exception {
        Cases.Handed first = take(1, World.number(1), "", World.ZHANG);
        take(2, World.number(2), "", World.CHEN);
        now = now.plus(Duration.ofHours(1));
        Cases.Handed second = take(3, World.number(3), "", World.ZHANG);
        Query.Answer answer = mine(World.ZHANG);
        assertThat(answer.state()).isEqualTo(Query.AnswerState.FOUND);
        assertThat(answer.holder()).isEqualTo(new Query.Holder("张建国", World.ZHANG.idNumber()));
        assertThat(answer.certificate()).isNull();
        assertThat(answer.rows())
                .extracting(row -> row.get(Cases.Row.NUMBER))
                .containsExactly(second.number(), first.number());
        assertThat(answer.rows().getLast())
                .isEqualTo(Map.ofEntries(
                        Map.entry(Cases.Row.NUMBER, first.number()),
                        Map.entry(Cases.Row.RECORD, first.record()),
                        Map.entry(Cases.Row.SLIP, first.slip()),
                        Map.entry(Cases.Row.ITEM, World.ITEM),
                        Map.entry(Cases.Row.VERSION, "1"),
                        Map.entry(Cases.Row.TITLE, "城乡居民基本养老保险参保登记"),
                        Map.entry(Cases.Row.STATE, "RECEIVED"),
                        Map.entry(Cases.Row.MADE, "2026-03-01T01:00:00Z"),
                        Map.entry(Cases.Row.CHANGED, "2026-03-01T01:00:05Z"),
                        Map.entry(Cases.Row.DUE, "2026-03-10"),
                        Map.entry(Cases.Row.REASONS, ""),
                        Map.entry(Cases.Row.RESULT, "")));
        assertThat(listed()).isEqualTo(Outcome.FOUND);
        assertThat(mine(World.LI).state()).isEqualTo(Query.AnswerState.NO_RECORD);
        assertThat(listed()).isEqualTo(Outcome.NO_RECORD);
    }

    @Test
    void allReasonsAreToldAtOnceAndTheOldAnswersGivenBack() throws Exception {
        Cases.Handed one = take(1, World.number(1), "", World.ZHANG);
        now = now.plus(Duration.ofHours(2));
        decide(one, Cases.State.RECEIVED, Cases.State.RETURNED, new Told(List.of("电话打不通。", "地址不完整。"), ""));
        assertThat(mine(World.ZHANG).rows().getFirst())
                .as("until central has it")
                .containsEntry(Cases.Row.STATE, "RECEIVED");
        assertThat(answers(World.ZHANG, one.number()).state()).isEqualTo(Query.AnswerState.NO_RECORD);
        assertThat(listed()).isEqualTo(Outcome.CASE_NOT_RETURNED);
        centralTakesAll();
        assertThat(mine(World.ZHANG).rows().getFirst())
                .containsEntry(Cases.Row.STATE, "RETURNED")
                .containsEntry(Cases.Row.CHANGED, "2026-03-01T03:00:00Z")
                .containsEntry(Cases.Row.REASONS, "电话打不通。\n地址不完整。");
        Query.Answer old = answers(World.ZHANG, one.number());
        assertThat(old.state()).isEqualTo(Query.AnswerState.FOUND);
        assertThat(old.holder()).isEqualTo(new Query.Holder("张建国", World.ZHANG.idNumber()));
        assertThat(old.rows())
                .containsExactly(
                        Map.of("field", "situation", "value", "farmer"),
                        Map.of("field", "phone", "value", "13900000001"));
        assertThat(listed()).isEqualTo(Outcome.FOUND);
    }

    @Test
    void somebodyElsesCaseIsDeniedAndStandsOutInTheList() throws Exception {
        Cases.Handed one = take(1, World.number(1), "", World.ZHANG);
        decide(one, Cases.State.RECEIVED, Cases.State.RETURNED, new Told(List.of("x"), ""));
        centralTakesAll();
        Query.Answer answer = answers(World.CHEN, one.number());
        assertThat(answer.state()).isEqualTo(Query.AnswerState.NO_RECORD);
        assertThat(answer.rows()).isEmpty();
        assertThat(answer.holder()).isNull();
        assertThat(listed()).isEqualTo(Outcome.CASE_OF_OTHER_PERSON);
        assertThat(listed().grade()).isEqualTo(Outcome.Grade.ALARMING);
        assertThat(answers(World.CHEN, "no such number").state()).isEqualTo(Query.AnswerState.NO_RECORD);
        assertThat(listed()).isEqualTo(Outcome.NO_RECORD);
    }

    @Test
    void aCorrectedCaseIsTheNewRecordAndItsEndIsTold() throws Exception {
        Cases.Handed one = take(1, World.number(1), "", World.ZHANG);
        decide(one, Cases.State.RECEIVED, Cases.State.RETURNED, new Told(List.of("x"), ""));
        centralTakesAll();
        Cases.Handed two = take(2, one.number(), one.record(), World.ZHANG);
        assertThat(mine(World.ZHANG).rows())
                .singleElement()
                .satisfies(row -> assertThat(row)
                        .containsEntry(Cases.Row.RECORD, two.record())
                        .containsEntry(Cases.Row.STATE, "RECEIVED")
                        .containsEntry(Cases.Row.REASONS, ""));
        assertThat(answers(World.ZHANG, one.number()).state()).isEqualTo(Query.AnswerState.NO_RECORD);
        decide(two, Cases.State.RECEIVED, Cases.State.ACCEPTED, Told.NOTHING);
        decide(two, Cases.State.ACCEPTED, Cases.State.FINISHED, new Told(List.of(), "已登记。"));
        centralTakesAll();
        assertThat(mine(World.ZHANG).rows().getFirst())
                .containsEntry(Cases.Row.STATE, "FINISHED")
                .containsEntry(Cases.Row.RESULT, "已登记。");
    }

    @Test
    void aCorrectionBySomebodyElseTellsNeitherOfTheOthersAnswers() throws Exception {
        Cases.Handed one = take(1, World.number(1), "", World.ZHANG);
        decide(one, Cases.State.RECEIVED, Cases.State.RETURNED, new Told(List.of("x"), ""));
        centralTakesAll();
        Cases.Handed two = take(2, one.number(), one.record(), World.CHEN);
        assertThat(mine(World.ZHANG).rows())
                .singleElement()
                .satisfies(row -> assertThat(row).containsEntry(Cases.Row.RECORD, one.record()));
        assertThat(mine(World.CHEN).rows())
                .singleElement()
                .satisfies(row -> assertThat(row).containsEntry(Cases.Row.RECORD, two.record()));
        assertThat(answers(World.ZHANG, one.number()).state()).isEqualTo(Query.AnswerState.NO_RECORD);
        decide(two, Cases.State.RECEIVED, Cases.State.RETURNED, new Told(List.of("y"), ""));
        centralTakesAll();
        assertThat(mine(World.ZHANG).rows().getFirst()).containsEntry(Cases.Row.REASONS, "x");
        assertThat(answers(World.ZHANG, one.number()).state()).isEqualTo(Query.AnswerState.NO_RECORD);
    }

    @Test
    void casesAreToldUnderTheSameChecksAsEverything() throws Exception {
        take(1, World.number(1), "", World.ZHANG);
        DeskCalls.Pending good =
                world.ask(keys.sealing().publicKey(), World.ZHANG, Cases.Questions.MINE, Map.of(), now);
        DeskCalls.Pending noGrant =
                new DeskCalls.Pending(good.id(), good.terminal(), good.kind(), good.tag(), null, good.sealed());
        assertThat(answerer.answer(noGrant).state()).isEqualTo(DeskCalls.AnsweredState.REFUSED);
        DeskCalls.Pending otherTag = new DeskCalls.Pending(
                good.id(),
                good.terminal(),
                good.kind(),
                world.tag(World.CHEN),
                world.grant(World.CHEN, now),
                good.sealed());
        assertThat(answerer.answer(otherTag).state()).isEqualTo(DeskCalls.AnsweredState.REFUSED);
        assertThat(listed()).isEqualTo(Outcome.TAG_MISMATCH);
        assertThat(ask(World.ZHANG, Cases.Questions.ANSWERS, Map.of()).state())
                .isEqualTo(DeskCalls.AnsweredState.FAILED);
        assertThat(listed()).isEqualTo(Outcome.NOT_READABLE);
    }
}
