// SPDX-License-Identifier: Apache-2.0
package org.doorstep.central.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.doorstep.central.CentralOptions;
import org.doorstep.central.CentralServer;
import org.doorstep.central.Machine;
import org.doorstep.central.MadeUp;
import org.doorstep.central.PlayedDesk;
import org.doorstep.contract.DeskCalls;
import org.doorstep.contract.Enrolment;
import org.doorstep.contract.Identity;
import org.doorstep.contract.Lanes;
import org.doorstep.contract.PersonTag;
import org.doorstep.contract.Query;
import org.doorstep.wire.Base64Url;
import org.doorstep.wire.Reply;
import org.doorstep.wire.Suites;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Real TLS, real keys, a real database; one server for the class, a fresh terminal for each test. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MachineApiTest {
    private static final PersonTag TAG = new PersonTag("a tag");
    private static final String TOKEN = "AAAAAAAAAAAAAAAAAAAAAA";

    @TempDir
    static Path folder;

    private CentralServer server;
    private Machine desk;
    private Machine terminal;
    private String number;
    private Enrolment.Reply enrolled;
    private int count;

    @BeforeAll
    void start() throws Exception {
        server = CentralServer.start(
                CentralOptions.local(folder.resolve("central")).demo());
        server.saveSite("xinyi", "新驿镇便民服务中心", "0537-1234567", "8:30-17:30");
        desk = new Machine(folder.resolve("desk"), server);
        Machine.value(
                desk.enrolDesk(server.createDeskWorkOrder("rs", "人力资源和社会保障局").code()));
    }

    @BeforeEach
    void enrol() throws Exception {
        number = "%05d".formatted(300 + count++);
        terminal = new Machine(folder.resolve(number), server);
        enrolled = Machine.value(terminal.enrolTerminal(order()));
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void enrolmentTellsWhoTheTerminalIsAndWhomToCall() {
        assertThat(enrolled.id()).isEqualTo(number);
        assertThat(enrolled.site()).isEqualTo("新驿镇便民服务中心");
        assertThat(enrolled.phone()).isEqualTo("0537-1234567");
        assertThat(enrolled.staffedHours()).isEqualTo("8:30-17:30");
        assertThat(Base64Url.decode(enrolled.rosterKey())).hasSize(32);
        assertThat(Base64Url.decode(enrolled.centralSigningKey())).hasSize(32);
    }

    @Test
    void theSameKeyWithTheSameCodeGetsTheSameAnswerAndAnotherKeyIsRefusedWithAnAlarm() throws Exception {
        String other = "00991";
        Enrolment.Code code =
                server.createTerminalWorkOrder("xinyi", other, "二号机").code();
        try (Machine first = new Machine(folder.resolve("first"), server);
                Machine thief = new Machine(folder.resolve("thief"), server)) {
            Enrolment.Reply one = Machine.value(first.enrolTerminal(code));
            assertThat(Machine.value(first.enrolTerminal(code))).isEqualTo(one);

            assertThat(refusal(thief.enrolTerminal(code))).isEqualTo("CODE_USED");
            assertThat(server.openAlarms())
                    .anySatisfy(alarm -> assertThat(alarm.terminal()).isEqualTo(other));
        }
    }

    @Test
    void aCodeThatNobodyMadeAndACodeForADeskAreUnknown() throws Exception {
        try (Machine stranger = new Machine(folder.resolve("stranger"), server)) {
            Enrolment.Code forDesk = server.createDeskWorkOrder("yb", "医疗保障局").code();
            assertThat(refusal(stranger.enrolTerminal(forDesk))).isEqualTo("CODE_UNKNOWN");
            assertThat(refusal(stranger.enrolTerminal(
                            new Enrolment.Code("A".repeat(20), forDesk.centralKey(), forDesk.catalogRoot()))))
                    .isEqualTo("CODE_UNKNOWN");
        }
    }

    @Test
    void theCodeCarriesTheKeyOfTheServer() {
        Enrolment.Code code = order("00992");

        assertThat(Base64Url.decode(code.centralKey())).isEqualTo(server.keyHash());
        assertThat(Base64Url.decode(code.catalogRoot())).hasSize(32);
        assertThat(code.secret()).matches("[A-Z2-7]{20}");
    }

    @Test
    void aStrangerMayCallNothingAndADeskNoTerminalsCall() throws Exception {
        try (Machine stranger = new Machine(folder.resolve("nobody"), server)) {
            assertThat(refusal(stranger.api.get("/t/wait", Lanes.Wait.class, Machine.LONG)))
                    .isEqualTo("NOT_ENROLLED");
            assertThat(refusal(stranger.api.get("/d/wait", DeskCalls.Waiting.class, Machine.LONG)))
                    .isEqualTo("NOT_ENROLLED");
        }
        assertThat(refusal(desk.api.get("/t/wait", Lanes.Wait.class, Machine.LONG)))
                .isEqualTo("WRONG_CALLER");
        assertThat(refusal(terminal.api.get("/d/wait", DeskCalls.Waiting.class, Machine.LONG)))
                .isEqualTo("WRONG_CALLER");
    }

    @Test
    void aRevokedTerminalIsToldInTheMiddleOfAHoldAndItsCodeIsNoWayBack() throws Exception {
        terminal.get("/t/wait?release=0&hold=0", Lanes.Wait.class);
        CompletableFuture<Reply<Lanes.Wait>> holding =
                inBackground(() -> terminal.api.get("/t/wait?release=0&hold=55", Lanes.Wait.class, Machine.LONG));

        assertThat(server.revokeTerminal(number)).isTrue();

        assertThat(refusal(holding.join())).isEqualTo("REVOKED");
        assertThat(refusal(terminal.api.post(
                        "/t/batch", new Lanes.Batch(Lanes.Lane.P2, List.of()), Lanes.Receipts.class, Machine.LONG)))
                .isEqualTo("REVOKED");

        Machine.value(terminal.enrolTerminal(order()));
        assertThat(terminal.get("/t/wait?hold=0", Lanes.Wait.class).release()).isZero();
    }

    @Test
    void waitIsSignedTimeAndAnswersAtOnceWhenAnItemIsWithdrawn() throws Exception {
        terminal.get("/t/wait?release=0&hold=0", Lanes.Wait.class);
        CompletableFuture<Lanes.Wait> holding =
                inBackground(() -> terminal.get("/t/wait?release=0&hold=55", Lanes.Wait.class));

        server.withdraw("item-of-" + number, "形式不对");

        Lanes.Wait told = holding.join();
        assertThat(told.withdrawn()).contains("item-of-" + number);
        assertThat(told.nextHoldSeconds()).isEqualTo(55);
        assertThat(Suites.current()
                        .verify(
                                Base64Url.decode(enrolled.centralSigningKey()),
                                told.signedText().getBytes(StandardCharsets.UTF_8),
                                Base64Url.decode(told.signature())))
                .isTrue();
    }

    @Test
    void recordsAreReceiptedAndAHeartbeatIsSeen() throws Exception {
        Lanes.Receipt rating =
                terminal.send(Lanes.Lane.P2, Lanes.Kind.RATING, new Lanes.Rating("item-1", 1, number + "000042687", 1));
        Lanes.Receipt beat = terminal.send(
                Lanes.Lane.P4,
                Lanes.Kind.HEARTBEAT,
                terminal.beat(0, new Lanes.Device("a4", "document-ipp", "DEGRADED", List.of("P-105"), 48)));

        assertThat(List.of(rating.state(), beat.state())).containsOnly(Lanes.State.ACCEPTED);
        assertThat(server.terminals())
                .filteredOn(row -> row.id().equals(number))
                .singleElement()
                .satisfies(row -> assertThat(row.devices()).contains("P-105"));
    }

    @Test
    void aPhoneCodeEarnsAGrantAndTheGrantAnAnswerWithACertificateThatCanBeVerified() throws Exception {
        DeskCalls.Issued issued = new DeskCalls.Issued(TOKEN, "RS-2026-000117", "参保证明", "人力资源和社会保障局", "2026-03-14");
        try (PlayedDesk played = new PlayedDesk(desk, pending -> switch (pending.kind()) {
            case CONTACT ->
                new DeskCalls.Answered(pending.id(), DeskCalls.AnsweredState.ANSWERED, null, "13900000001", null);
            case QUERY ->
                new DeskCalls.Answered(
                        pending.id(), DeskCalls.AnsweredState.ANSWERED, "sealed " + pending.sealed(), null, issued);
        })) {
            String check = UUID.randomUUID().toString();
            Identity.Started started = terminal.post(
                    "/t/identity/start", new Identity.Start(check, "rs", TAG, "who"), Identity.Started.class);
            assertThat(started.state()).isEqualTo(Identity.StartState.SENT);
            assertThat(started.maskedPhone()).isEqualTo("139****0001");

            String code = server.demoMessages().getFirst().text().replaceAll(".*验证码 ([0-9]{6}).*", "$1");
            Identity.Confirmed confirmed =
                    terminal.post("/t/identity/confirm", new Identity.Confirm(check, code), Identity.Confirmed.class);
            assertThat(confirmed.state()).isEqualTo(Identity.ConfirmState.GRANTED);

            Query.Reply reply = terminal.post(
                    "/t/query",
                    new Query.Ask(UUID.randomUUID().toString(), "rs", confirmed.grant(), "what"),
                    Query.Reply.class);
            assertThat(reply).isEqualTo(new Query.Reply(Query.ReplyState.ANSWERED, "sealed what"));
        }
    }

    @Test
    void anAttendantOnTheRosterEarnsAGrantAndAnybodyElseDoesNot() throws Exception {
        String idNumber = MadeUp.idNumber(count);
        String rosterId = server.addAttendant("xinyi", "李帮办", idNumber.toCharArray());
        byte[] key = Base64Url.decode(enrolled.rosterKey());

        Identity.Confirmed granted = attend(key, idNumber);
        Identity.Confirmed refused = attend(key, MadeUp.idNumber(900));

        assertThat(granted.state()).isEqualTo(Identity.ConfirmState.GRANTED);
        assertThat(granted.grant().by()).isEqualTo(rosterId);
        assertThat(granted.grant().method()).isEqualTo(Identity.Method.ATTENDANT);
        assertThat(refused.state()).isEqualTo(Identity.ConfirmState.NOT_ON_ROSTER);
    }

    @Test
    void whoeverGuessesRosterCardsIsLockedOut() throws Exception {
        byte[] key = Base64Url.decode(enrolled.rosterKey());
        for (int i = 0; i < 10; i++) {
            assertThat(attend(key, MadeUp.idNumber(910 + i)).state()).isEqualTo(Identity.ConfirmState.NOT_ON_ROSTER);
        }
        assertThat(attend(key, MadeUp.idNumber(920)).state()).isEqualTo(Identity.ConfirmState.LOCKED);
    }

    @Test
    void aGrantOfAnotherTerminalAsksNothing() throws Exception {
        String idNumber = MadeUp.idNumber(500 + count);
        server.addAttendant("xinyi", "王帮办", idNumber.toCharArray());
        Identity.Grant grant =
                attend(Base64Url.decode(enrolled.rosterKey()), idNumber).grant();
        enrol();

        Query.Reply reply = terminal.post(
                "/t/query", new Query.Ask(UUID.randomUUID().toString(), "rs", grant, "what"), Query.Reply.class);

        assertThat(reply.state()).isEqualTo(Query.ReplyState.GRANT_REFUSED);
    }

    @Test
    void aDeskThatDoesNotAnswerIsUnreachableAndItsLateAnswerIsIgnored() throws Exception {
        try (CentralServer hasty = CentralServer.start(
                        CentralOptions.local(folder.resolve("hasty")).withDeadline(Duration.ofMillis(300)));
                Machine sleepy = new Machine(folder.resolve("sleepy"), hasty);
                Machine asking = new Machine(folder.resolve("asking"), hasty)) {
            hasty.saveSite("xinyi", "新驿镇便民服务中心", "0537-1234567", "8:30-17:30");
            Machine.value(
                    sleepy.enrolDesk(hasty.createDeskWorkOrder("rs", "人社局").code()));
            Enrolment.Reply me = Machine.value(asking.enrolTerminal(
                    hasty.createTerminalWorkOrder("xinyi", "00001", "一号机").code()));
            String idNumber = MadeUp.idNumber(1);
            hasty.addAttendant("xinyi", "李帮办", idNumber.toCharArray());
            terminal = asking;
            Identity.Grant grant =
                    attend(Base64Url.decode(me.rosterKey()), idNumber).grant();
            String query = UUID.randomUUID().toString();

            Query.Reply reply = asking.post("/t/query", new Query.Ask(query, "rs", grant, "what"), Query.Reply.class);
            assertThat(reply.state()).isEqualTo(Query.ReplyState.DESK_UNREACHABLE);

            sleepy.post(
                    "/d/answer",
                    new DeskCalls.Answered(
                            query,
                            DeskCalls.AnsweredState.ANSWERED,
                            "sealed",
                            null,
                            new DeskCalls.Issued(TOKEN, "1", "t", "i", "d")),
                    org.doorstep.wire.Done.class);
            assertThat(hasty.lateAnswers()).isEqualTo(1);
        }
    }

    @Test
    void whoIsRevokedWhileADeskThinksIsToldThatAndNotTheAnswer() throws Exception {
        String idNumber = MadeUp.idNumber(700 + count);
        server.addAttendant("xinyi", "赵帮办", idNumber.toCharArray());
        Identity.Grant grant =
                attend(Base64Url.decode(enrolled.rosterKey()), idNumber).grant();
        try (PlayedDesk _ = new PlayedDesk(desk, pending -> {
            server.revokeTerminal(number);
            return new DeskCalls.Answered(pending.id(), DeskCalls.AnsweredState.ANSWERED, "sealed", null, null);
        })) {
            Query.Ask ask = new Query.Ask(UUID.randomUUID().toString(), "rs", grant, "what");
            assertThat(refusal(terminal.api.post("/t/query", ask, Query.Reply.class, Machine.LONG)))
                    .isEqualTo("REVOKED");
        }
    }

    @Test
    void aStrangerCannotFillTheMemory() throws Exception {
        try (Machine stranger = new Machine(folder.resolve("large"), server)) {
            Enrolment.Request large = new Enrolment.Request("x".repeat(200_000), "", "", "0.1.0");
            for (String path : List.of("/t/enrol", "/d/enrol")) {
                assertThat(stranger.api.post(path, large, Enrolment.Reply.class, Machine.LONG))
                        .as(path)
                        .isNotInstanceOf(Reply.Ok.class)
                        .asString()
                        .as("what was sent is not looked at: " + path)
                        .doesNotContain("BAD_MESSAGE", "CODE_UNKNOWN");
            }
        }
    }

    @Test
    void filesThatLeadElsewhereAreNotFound() throws Exception {
        for (String path : List.of(
                "/t/meta/..%2F..%2Fkeys%2Fkeys.json",
                "/t/meta/.hidden.json", "/t/meta/keys", "/t/blobs/..", "/t/blobs/" + "g".repeat(64))) {
            assertThat(terminal.api.getBytes(path, 1_000_000, Machine.LONG))
                    .as(path)
                    .isInstanceOfAny(Reply.Refused.class);
        }
    }

    @Test
    void whatCannotBeReadIsRefusedWithThePlace() throws Exception {
        record Wrong(String lane) {}
        Reply<Lanes.Receipts> reply =
                terminal.api.post("/t/batch", new Wrong("P9"), Lanes.Receipts.class, Machine.LONG);

        assertThat(reply).isInstanceOfSatisfying(Reply.Refused.class, refused -> {
            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.problem().message()).contains("$.lane");
        });
        assertThat(refusal(terminal.api.get("/t/wait?release=one", Lanes.Wait.class, Machine.LONG)))
                .isEqualTo("BAD_MESSAGE");
        assertThat(refusal(terminal.api.get("/t/nothing", Lanes.Wait.class, Machine.LONG)))
                .isEqualTo("HTTP_404");
    }

    private Identity.Confirmed attend(byte[] rosterKey, String idNumber) throws InterruptedException {
        String tag = Base64Url.encode(Suites.current().mac(rosterKey, idNumber.getBytes(StandardCharsets.US_ASCII)));
        return terminal.post(
                "/t/identity/attendant",
                new Identity.Attend(UUID.randomUUID().toString(), "rs", TAG, tag),
                Identity.Confirmed.class);
    }

    private Enrolment.Code order() {
        return order(number);
    }

    private Enrolment.Code order(String of) {
        return server.createTerminalWorkOrder("xinyi", of, "一号机").code();
    }

    @FunctionalInterface
    private interface Call<T> {
        T run() throws InterruptedException;
    }

    private static <T> CompletableFuture<T> inBackground(Call<T> call) {
        CompletableFuture<T> future = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> {
            try {
                future.complete(call.run());
            } catch (InterruptedException | AssertionError broken) {
                future.completeExceptionally(broken);
            }
        });
        return future;
    }

    private static String refusal(Reply<?> reply) {
        return reply instanceof Reply.Refused<?> refused ? refused.problem().code() : reply.toString();
    }
}
