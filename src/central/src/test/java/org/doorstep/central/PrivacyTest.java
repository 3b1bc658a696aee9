// SPDX-License-Identifier: Apache-2.0
package org.doorstep.central;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.doorstep.contract.Cases;
import org.doorstep.contract.DeskCalls;
import org.doorstep.contract.Enrolment;
import org.doorstep.contract.Identity;
import org.doorstep.contract.Lanes;
import org.doorstep.contract.PersonTag;
import org.doorstep.contract.Query;
import org.doorstep.contract.SlipNumber;
import org.doorstep.contract.Suite;
import org.doorstep.wire.Base64Url;
import org.doorstep.wire.Json;
import org.doorstep.wire.PinnedTls;
import org.doorstep.wire.Suites;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One whole journey with planted values, then a search of every file and every log line for them. */
class PrivacyTest {
    private static final String SLIP = SlipNumber.of("00317", 1, 7).value();
    private static final String NAME = "张桂兰甲";
    private static final String PHONE = "13912345678";
    private static final String ANSWER = "参保起始年月一九九六";

    @TempDir
    Path folder;

    private final List<String> logged = new CopyOnWriteArrayList<>();

    @Test
    void noFileAndNoLogHoldsANameANumberAPhoneACodeOrAnAnswer() throws Exception {
        String person = MadeUp.idNumber(41);
        String attendant = MadeUp.idNumber(42);
        String code;
        Path state = folder.resolve("central");
        Logger root = Logger.getLogger("");
        Handler handler = collecting();
        root.addHandler(handler);
        try (CentralServer server =
                        CentralServer.start(CentralOptions.local(state).demo());
                Machine terminal = new Machine(folder.resolve("terminal"), server);
                Machine desk = new Machine(folder.resolve("desk"), server)) {
            code = journey(server, terminal, desk, person, attendant);
            cases(server, terminal, desk, person);
            assertThat(filesWith(state, SLIP))
                    .as("the search reads what the write-ahead log holds while the server runs")
                    .isNotEmpty();
            for (String value : List.of(NAME, person, PHONE, ANSWER)) {
                assertThat(filesWith(state, value)).as(value).isEmpty();
            }
            malformed(server, terminal, state, person);
        } finally {
            root.removeHandler(handler);
        }

        List<String> planted = List.of(NAME, person, attendant, PHONE, ANSWER);
        for (String value : planted) {
            assertThat(filesWith(state, value)).as(value).isEmpty();
            assertThat(logged).as(value).noneMatch(line -> line.contains(value));
        }
        assertThat(logged).noneMatch(line -> line.contains(code));
        Files.write(state.resolve("wide"), NAME.getBytes(StandardCharsets.UTF_16BE));
        assertThat(filesWith(state, NAME))
                .as("the search finds what two bytes a character hide")
                .containsExactly(state.resolve("wide"));
        assertThat(filesWith(state, "RS-2026-000117"))
                .as("the search finds what is kept on purpose")
                .isNotEmpty();
        assertThat(logged).as("a fault was logged, without its text").anyMatch(line -> line.contains("Incident"));
    }

    private static String journey(CentralServer server, Machine terminal, Machine desk, String person, String attendant)
            throws Exception {
        Suite suite = Suites.current();
        server.saveSite("xinyi", "新驿镇便民服务中心", "0537-1234567", "8:30-17:30");
        server.addAttendant("xinyi", "李帮办", attendant.toCharArray());
        Machine.value(desk.enrolDesk(server.createDeskWorkOrder("rs", "人社局").code()));
        Enrolment.Reply me = Machine.value(terminal.enrolTerminal(
                server.createTerminalWorkOrder("xinyi", "00317", "一号机").code()));
        byte[] salt = "one session's salt, 32 bytes long".getBytes(StandardCharsets.US_ASCII);
        PersonTag tag = PersonTag.of(suite, salt, person.getBytes(StandardCharsets.US_ASCII));
        String check = UUID.randomUUID().toString();
        String query = UUID.randomUUID().toString();
        Identity.Person who =
                new Identity.Person(Base64Url.encode(person.getBytes(StandardCharsets.US_ASCII)), NAME, "");
        DeskCalls.Issued issued =
                new DeskCalls.Issued("BBBBBBBBBBBBBBBBBBBBBB", "RS-2026-000117", "参保证明", "人社局", "2026-03-14");
        try (PlayedDesk played = new PlayedDesk(desk, pending -> switch (pending.kind()) {
            case CONTACT -> new DeskCalls.Answered(pending.id(), DeskCalls.AnsweredState.ANSWERED, null, PHONE, null);
            case QUERY ->
                new DeskCalls.Answered(
                        pending.id(),
                        DeskCalls.AnsweredState.ANSWERED,
                        Base64Url.encode(suite.seal(
                                terminal.keys.sealing().publicKey(),
                                Suite.Use.ANSWER.context("rs", "00317", query),
                                ANSWER.getBytes(StandardCharsets.UTF_8))),
                        null,
                        issued);
        })) {
            String sealed = Base64Url.encode(suite.seal(
                    desk.keys.sealing().publicKey(),
                    Suite.Use.QUESTION.context("rs", "00317", check),
                    Json.write(who)));
            terminal.post("/t/identity/start", new Identity.Start(check, "rs", tag, sealed), Identity.Started.class);
            String code = server.demoMessages().getFirst().text().replaceAll(".*验证码 ([0-9]{6}).*", "$1");
            Identity.Grant grant = terminal.post(
                            "/t/identity/confirm", new Identity.Confirm(check, code), Identity.Confirmed.class)
                    .grant();
            Query.Reply reply = terminal.post("/t/query", new Query.Ask(query, "rs", grant, sealed), Query.Reply.class);
            assertThat(reply.state()).isEqualTo(Query.ReplyState.ANSWERED);
            String rosterTag = Base64Url.encode(
                    suite.mac(Base64Url.decode(me.rosterKey()), attendant.getBytes(StandardCharsets.US_ASCII)));
            Identity.Attend attend = new Identity.Attend(UUID.randomUUID().toString(), "rs", tag, rosterTag);
            assertThat(terminal.post("/t/identity/attendant", attend, Identity.Confirmed.class)
                            .state())
                    .isEqualTo(Identity.ConfirmState.GRANTED);
            terminal.send(Lanes.Lane.P2, Lanes.Kind.RATING, new Lanes.Rating("social-insurance-certificate", 1, "", 1));
            return code;
        }
    }

    /** Cases with planted values: accepted, returned and corrected, held, and sent by a terminal that seals nothing. */
    private void cases(CentralServer server, Machine terminal, Machine desk, String person) throws Exception {
        server.publish(TestCatalog.write(folder.resolve("items"), 1, 5));
        Sealing sealing = new Sealing(desk.keys.sealing().publicKey());
        Cases.Content content = Sealing.content(NAME, person, PHONE, ANSWER);
        Lanes.Entry first = terminal.next(
                Lanes.Lane.P1, Lanes.Kind.SUBMISSION, id -> sealing.submission("00317", 1, id, "", content));
        Lanes.Receipt received = terminal.send(Lanes.Lane.P1, first).getFirst();
        assertThat(received.number()).hasSize(43);
        Cases.Decision returned = new Cases.Decision(
                UUID.randomUUID().toString(), received.number(), first.id(), Cases.State.RETURNED, Instant.now());
        desk.post("/d/cases", new Cases.Decisions(List.of(returned)), Cases.Decided.class);
        Lanes.Entry correction = terminal.next(
                Lanes.Lane.P1, Lanes.Kind.SUBMISSION, id -> sealing.submission("00317", 2, id, first.id(), content));
        Lanes.Entry held = terminal.next(
                Lanes.Lane.P1, Lanes.Kind.SUBMISSION, id -> sealing.submission("00317", 3, id, first.id(), content));
        Lanes.Entry readable = terminal.next(Lanes.Lane.P1, Lanes.Kind.SUBMISSION, content);
        Lanes.Entry forged = terminal.next(Lanes.Lane.P1, Lanes.Kind.SUBMISSION, Map.of("answers", content));
        Lanes.Entry unsigned = new Lanes.Entry(
                forged.id(),
                forged.lane(),
                forged.seq(),
                forged.previous(),
                forged.kind(),
                forged.made(),
                forged.body(),
                "");
        assertThat(terminal.send(Lanes.Lane.P1, correction, held, readable, unsigned))
                .extracting(Lanes.Receipt::state)
                .containsExactly(Lanes.State.ACCEPTED, Lanes.State.HELD, Lanes.State.HELD, Lanes.State.HELD);
        DeskCalls.Waiting waiting = desk.get("/d/wait?cases=0&hold=0", DeskCalls.Waiting.class);
        assertThat(waiting.cases()).hasSize(2);
        Cases.Handed handed = waiting.cases().getFirst();
        byte[] opened = Suites.current()
                .open(
                        desk.keys.sealing().privateKey(),
                        Suite.Use.SUBMISSION.context("rs", handed.terminal(), handed.record()),
                        Base64Url.decode(handed.sealed()));
        assertThat(Json.read(opened, Cases.Content.class))
                .as("the desk reads what central cannot")
                .isEqualTo(content);
    }

    /** Bad requests that carry what must not be logged, and one that makes central fail. */
    private static void malformed(CentralServer server, Machine terminal, Path state, String person) throws Exception {
        try (HttpClient client = HttpClient.newBuilder()
                .sslContext(PinnedTls.client(terminal.keys, server.keyHash()))
                .sslParameters(PinnedTls.parameters())
                .build()) {
            for (String body : List.of(
                    "{\"idNumber\":\"" + person + "\",\"name\":\"" + NAME + "\"}",
                    "\"" + person + "\"",
                    "{\"" + person + "\":1")) {
                HttpResponse<String> response = client.send(
                        HttpRequest.newBuilder(URI.create(server.machineUrl() + "/t/query"))
                                .POST(HttpRequest.BodyPublishers.ofString(body))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
                assertThat(response.statusCode()).isEqualTo(400);
                assertThat(response.body()).doesNotContain(NAME);
            }
        }
        try (Connection database = DriverManager.getConnection("jdbc:sqlite:" + state.resolve("central.db"));
                Statement statement = database.createStatement()) {
            statement.execute("drop table withdrawn_item");
        }
        assertThat(terminal.api
                        .get("/t/wait?release=0&hold=0", Lanes.Wait.class, Machine.LONG)
                        .toString())
                .contains("CENTRAL_FAULT");
    }

    private Handler collecting() {
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord line) {
                logged.add(line.getLevel() + " " + line.getMessage() + " " + List.of(parameters(line)) + " "
                        + trace(line.getThrown()));
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        handler.setLevel(Level.ALL);
        return handler;
    }

    private static Object[] parameters(LogRecord line) {
        return line.getParameters() == null ? new Object[0] : line.getParameters();
    }

    private static String trace(Throwable thrown) {
        return thrown == null ? "" : thrown + " " + trace(thrown.getCause());
    }

    private static List<Path> filesWith(Path folder, String value) throws IOException {
        List<String> forms = Stream.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)
                .map(charset -> new String(value.getBytes(charset), StandardCharsets.ISO_8859_1))
                .toList();
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> file.getFileName().toString().contains(value) || holds(file, forms))
                    .toList();
        }
    }

    private static boolean holds(Path file, List<String> forms) {
        try {
            String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
            return forms.stream().anyMatch(bytes::contains);
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }
}
