// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.doorstep.contract.Enrolment;
import org.doorstep.contract.Identity;
import org.doorstep.contract.Lanes;
import org.doorstep.contract.PersonTag;
import org.doorstep.contract.Query;
import org.doorstep.contract.Suite;
import org.doorstep.device.spi.SecretText;
import org.doorstep.wire.Base64Url;
import org.doorstep.wire.Json;
import org.doorstep.wire.KeyFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The calls made for a resident: second factor and live questions, through central to a desk and back. */
@Timeout(240)
class ResidentCallsTest {
    private static final String DESK = "rs";
    private static final String NUMBER = "999999195002030013";
    private static final String NAME = "张某𬭎";
    private static final String CODE = "314159";

    @TempDir
    Path folder;

    private final Suite suite = FakeCentral.SUITE;
    private final Suite.Pair deskKeys = suite.newSealingPair();
    private final byte[] salt = "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private final Subject subject =
            new Subject(SecretText.taking(NUMBER.toCharArray()), SecretText.taking(NAME.toCharArray()), salt);
    private final PersonTag tag = PersonTag.of(suite, salt, NUMBER.getBytes(StandardCharsets.US_ASCII));
    private FakeCentral central;
    private Uplink uplink;
    private IdentityClient identity;
    private QueryClient query;
    private DeskBook desks;

    @BeforeEach
    void start() throws Exception {
        central = new FakeCentral(folder);
        uplink = new Uplink(central.address(), KeyFile.open(folder.resolve("terminal-keys")), central.identity());
        desks = DeskBook.of(new Enrolment.Desks(
                List.of(new Enrolment.Desk(DESK, "人社局", Base64Url.encode(deskKeys.publicKey()), ""))));
        identity = new IdentityClient(uplink, desks);
        query = new QueryClient(uplink, desks);
    }

    @AfterEach
    void stop() {
        uplink.close();
        central.close();
    }

    private Identity.Grant grant(Identity.Method method, String desk) {
        Instant now = Instant.parse("2026-05-04T03:02:01Z");
        var bare = new Identity.Grant(
                "grant-1", FakeCentral.TERMINAL, desk, tag, method, "", now, now.plusSeconds(600), "");
        return new Identity.Grant(
                bare.id(),
                bare.terminal(),
                desk,
                tag,
                method,
                "",
                bare.issued(),
                bare.expires(),
                central.sign(bare.signedText()));
    }

    @Test
    void a_code_is_asked_for_with_a_tag_for_central_and_a_seal_for_the_desk() throws Exception {
        var asked = new AtomicReference<Identity.Start>();
        central.on("/t/identity/start", exchange -> {
            asked.set(FakeCentral.read(exchange, Identity.Start.class));
            FakeCentral.json(exchange, 200, new Identity.Started(Identity.StartState.SENT, "139****0001", 5, 300));
        });
        String check = identity.newCheckId();
        assertThat(identity.start(check, DESK, subject)).isEqualTo(new Started.Sent("139****0001", 5, 300));

        assertThat(asked.get().tag()).isEqualTo(tag);
        assertThat(asked.get().checkId()).isEqualTo(check);
        byte[] plain = central.openQuestion(deskKeys, DESK, check, asked.get().sealed());
        assertThat(Json.read(plain, Identity.Person.class))
                .isEqualTo(new Identity.Person(
                        Base64Url.encode(NUMBER.getBytes(StandardCharsets.US_ASCII)), NAME, Base64Url.encode(salt)));
    }

    @Test
    void every_reason_why_no_code_is_sent_has_its_own_answer() throws Exception {
        for (var pair : Map.<Identity.StartState, Started>of(
                        Identity.StartState.NO_PHONE_KNOWN, new Started.NoPhoneKnown(),
                        Identity.StartState.PERSON_UNKNOWN, new Started.PersonUnknown(),
                        Identity.StartState.DESK_UNREACHABLE, new Started.DeskUnreachable(),
                        Identity.StartState.TOO_MANY, new Started.TooMany())
                .entrySet()) {
            central.on(
                    "/t/identity/start",
                    exchange -> FakeCentral.json(exchange, 200, new Identity.Started(pair.getKey(), "", 0, 0)));
            assertThat(identity.start(identity.newCheckId(), DESK, subject)).isEqualTo(pair.getValue());
        }
        central.on("/t/identity/start", FakeCentral.fault(500));
        assertThat(identity.start(identity.newCheckId(), DESK, subject))
                .isEqualTo(new Started.Refused("CENTRAL_FAULT"));
        assertThat(identity.start(identity.newCheckId(), "unknown", subject)).isEqualTo(new Started.NoSuchDesk());
    }

    @Test
    void the_right_code_gives_a_grant_that_is_centrals() throws Exception {
        Identity.Grant grant = grant(Identity.Method.PHONE_CODE, DESK);
        central.on("/t/identity/confirm", exchange -> {
            var shown = FakeCentral.read(exchange, Identity.Confirm.class);
            FakeCentral.json(
                    exchange,
                    200,
                    shown.code().equals(CODE)
                            ? new Identity.Confirmed(Identity.ConfirmState.GRANTED, grant, 5)
                            : new Identity.Confirmed(Identity.ConfirmState.WRONG_CODE, null, 4));
        });
        assertThat(identity.confirm("check-1", DESK, subject, "000000")).isEqualTo(new Confirmed.WrongCode(4));
        assertThat(identity.confirm("check-1", DESK, subject, CODE)).isEqualTo(new Confirmed.Granted(grant));
    }

    @Test
    void a_grant_is_still_centrals_when_the_session_ended_while_central_was_asked() throws Exception {
        Identity.Grant grant = grant(Identity.Method.PHONE_CODE, DESK);
        central.on("/t/identity/confirm", exchange -> {
            subject.number().wipe();
            FakeCentral.json(exchange, 200, new Identity.Confirmed(Identity.ConfirmState.GRANTED, grant, 5));
        });
        assertThat(identity.confirm("check-1", DESK, subject, CODE)).isEqualTo(new Confirmed.Granted(grant));
    }

    @Test
    void nothing_rests_on_a_grant_that_is_not_centrals_or_not_for_this() throws Exception {
        Identity.Grant right = grant(Identity.Method.PHONE_CODE, DESK);
        var changed = new Identity.Grant(
                right.id(),
                right.terminal(),
                right.desk(),
                right.tag(),
                right.method(),
                right.by(),
                right.issued(),
                right.expires().plusSeconds(1),
                right.signature());
        for (Identity.Grant grant : new Identity.Grant[] {
            changed, grant(Identity.Method.PHONE_CODE, "zrzy"), grant(Identity.Method.ATTENDANT, DESK), null
        }) {
            central.on(
                    "/t/identity/confirm",
                    exchange -> FakeCentral.json(
                            exchange, 200, new Identity.Confirmed(Identity.ConfirmState.GRANTED, grant, 5)));
            assertThat(identity.confirm("check-1", DESK, subject, CODE)).isEqualTo(new Confirmed.NotCentralsWord());
        }
    }

    @Test
    void an_attendant_is_named_by_a_keyed_hash_and_never_by_number() throws Exception {
        String attendant = "999999198001010014";
        Identity.Grant grant = grant(Identity.Method.ATTENDANT, DESK);
        var seen = new AtomicReference<String>();
        central.on("/t/identity/attendant", exchange -> {
            byte[] body = exchange.getRequestBody().readAllBytes();
            seen.set(new String(body, StandardCharsets.UTF_8));
            FakeCentral.json(exchange, 200, new Identity.Confirmed(Identity.ConfirmState.GRANTED, grant, 5));
        });
        assertThat(identity.attendant("check-1", DESK, subject, SecretText.taking(attendant.toCharArray())))
                .isEqualTo(new Confirmed.Granted(grant));
        assertThat(seen.get())
                .doesNotContain(attendant, NUMBER)
                .contains(Base64Url.encode(suite.mac(new byte[32], attendant.getBytes(StandardCharsets.US_ASCII))));
    }

    /** A desk that opens what it is asked and seals its answer to {@code replyKey}. */
    private void desk(String boundTo, Query.Answer answer, AtomicReference<Query.Question> asked) {
        central.on("/t/query", exchange -> {
            Query.Ask ask = FakeCentral.read(exchange, Query.Ask.class);
            Query.Question question =
                    Json.read(central.openQuestion(deskKeys, DESK, ask.queryId(), ask.sealed()), Query.Question.class);
            asked.set(question);
            byte[] sealed = suite.seal(
                    Base64Url.decode(question.replyKey()),
                    Suite.Use.ANSWER.context(boundTo, FakeCentral.TERMINAL, ask.queryId()),
                    Json.write(answer));
            FakeCentral.json(exchange, 200, new Query.Reply(Query.ReplyState.ANSWERED, Base64Url.encode(sealed)));
        });
    }

    private Asked ask() throws InterruptedException {
        return query.ask(
                subject,
                grant(Identity.Method.PHONE_CODE, DESK),
                "participation-certificate",
                1,
                "social-insurance/participation",
                Map.of());
    }

    @Test
    void a_question_travels_sealed_to_the_desk_and_its_answer_back() throws Exception {
        var answer = new Query.Answer(
                Query.AnswerState.FOUND,
                new Query.Holder(NAME, NUMBER),
                Map.of("insured-since", "2012-07"),
                List.of(Map.of("kind", "养老", "months", "166")),
                null);
        var asked = new AtomicReference<Query.Question>();
        desk(DESK, answer, asked);
        assertThat(ask()).isEqualTo(new Asked.Answered(answer));
        assertThat(asked.get().item()).isEqualTo("participation-certificate");
        assertThat(asked.get().query()).isEqualTo("social-insurance/participation");
        assertThat(asked.get().person().name()).isEqualTo(NAME);

        String first = asked.get().replyKey();
        ask();
        assertThat(asked.get().replyKey()).as("drawn for each question").isNotEqualTo(first);
    }

    @Test
    void an_answer_sealed_for_another_question_or_changed_is_refused() throws Exception {
        var answer = new Query.Answer(Query.AnswerState.NO_RECORD, null, Map.of(), List.of(), null);
        desk("another-desk", answer, new AtomicReference<>());
        assertThat(ask()).isInstanceOf(Asked.BadAnswer.class);
        central.on(
                "/t/query",
                exchange ->
                        FakeCentral.json(exchange, 200, new Query.Reply(Query.ReplyState.ANSWERED, "AQ-not-a-seal")));
        assertThat(ask()).isInstanceOf(Asked.BadAnswer.class);
        central.on(
                "/t/query",
                exchange -> FakeCentral.json(exchange, 200, new Query.Reply(Query.ReplyState.ANSWERED, null)));
        assertThat(ask()).isInstanceOf(Asked.BadAnswer.class);
    }

    @Test
    void every_reason_why_there_is_no_answer_has_its_own() throws Exception {
        for (var pair : Map.<Query.ReplyState, Asked>of(
                        Query.ReplyState.GRANT_REFUSED, new Asked.GrantRefused(),
                        Query.ReplyState.DESK_UNREACHABLE, new Asked.DeskUnreachable(),
                        Query.ReplyState.DESK_FAILED, new Asked.DeskFailed())
                .entrySet()) {
            central.on("/t/query", exchange -> FakeCentral.json(exchange, 200, new Query.Reply(pair.getKey(), null)));
            assertThat(ask()).isEqualTo(pair.getValue());
        }
        central.on(
                "/t/query",
                exchange -> FakeCentral.json(exchange, 403, new Lanes.Problem("REVOKED", "Revoked.", "Ask.")));
        assertThat(ask()).isEqualTo(new Asked.Refused("REVOKED"));
        central.on("/t/query", FakeCentral.half(new Query.Reply(Query.ReplyState.DESK_FAILED, null)));
        assertThat(ask()).isInstanceOf(Asked.Unreachable.class);
    }

    @Test
    void an_answer_after_the_deadline_is_none() throws Exception {
        central.on("/t/query", central.silence());
        central.on("/t/identity/start", central.silence());
        Duration soon = Duration.ofMillis(300);
        query = new QueryClient(uplink, desks, soon);
        identity = new IdentityClient(uplink, desks, soon);
        assertThat(ask()).isInstanceOf(Asked.Unreachable.class);
        assertThat(identity.start(identity.newCheckId(), DESK, subject)).isInstanceOf(Started.Unreachable.class);
        assertThat(QueryClient.HARD_STOP).isEqualTo(Duration.ofSeconds(20));
    }

    @Test
    void a_session_that_ends_takes_its_question_along() throws Exception {
        central.on("/t/query", central.silence());
        var interrupted = new AtomicReference<Boolean>();
        Thread asking = Thread.ofVirtual().start(() -> {
            try {
                ask();
                interrupted.set(false);
            } catch (InterruptedException e) {
                interrupted.set(true);
            }
        });
        new ManualTicker().standUntil(() -> !central.calls().isEmpty());
        asking.interrupt();
        asking.join();
        assertThat(interrupted.get()).isTrue();
    }

    @Test
    void nothing_of_a_person_is_printed_by_accident() {
        assertThat(subject.toString() + subject.parts()).doesNotContain(NUMBER, NAME, "张");
    }
}
