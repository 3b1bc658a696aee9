// SPDX-License-Identifier: Apache-2.0
package org.doorstep.central.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.doorstep.central.CentralOptions;
import org.doorstep.central.CentralServer;
import org.doorstep.central.Machine;
import org.doorstep.central.Sealing;
import org.doorstep.central.TestCatalog;
import org.doorstep.contract.Cases;
import org.doorstep.contract.DeskCalls;
import org.doorstep.contract.Lanes;
import org.doorstep.contract.SlipNumber;
import org.doorstep.contract.Suite;
import org.doorstep.wire.Base64Url;
import org.doorstep.wire.Json;
import org.doorstep.wire.Reply;
import org.doorstep.wire.Suites;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A terminal and a desk with keys of their own over real TLS. */
class CaseWireTest {
    private static final String SLIP = SlipNumber.of("00317", 1, 7).value();

    @TempDir
    Path folder;

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private Path state;
    private CentralServer server;
    private Machine terminal;
    private Machine desk;
    private Sealing sealing;

    @BeforeEach
    void start() throws Exception {
        state = folder.resolve("central");
        server = CentralServer.start(CentralOptions.local(state));
        connect();
        server.saveSite("xinyi", "新驿镇便民服务中心", "0537-1234567", "8:30-17:30");
        Machine.value(
                desk.enrolDesk(server.createDeskWorkOrder("rs", "人力资源和社会保障局").code()));
        Machine.value(terminal.enrolTerminal(
                server.createTerminalWorkOrder("xinyi", "00317", "一号机").code()));
        server.publish(TestCatalog.write(folder.resolve("items"), 1, 5));
        sealing = new Sealing(desk.keys.sealing().publicKey());
    }

    @AfterEach
    void stop() {
        terminal.close();
        desk.close();
        server.close();
        threads.close();
    }

    @Test
    void aCaseTravelsFromTheTerminalToTheDeskAndItsStateToWhoeverHoldsTheSlip() throws Exception {
        Lanes.Entry first = submission(1, "");
        Lanes.Receipt receipt = terminal.send(Lanes.Lane.P1, first).getFirst();
        Cases.Handed handed = handed(0).getFirst();
        assertThat(handed.number()).isEqualTo(receipt.number()).hasSize(43);
        assertThat(opened(handed).item()).isEqualTo(TestCatalog.ITEM);
        assertThat(slip(1)).isEqualTo(Cases.State.RECEIVED);
        assertThat(page(first)).contains("已收件", "Received").doesNotContain(receipt.number(), "养老保险");

        assertThat(decide(handed, Cases.State.RETURNED)).isEmpty();
        assertThat(slip(1)).isEqualTo(Cases.State.RETURNED);
        assertThat(page(first)).contains("退回补正");

        Lanes.Receipt corrected =
                terminal.send(Lanes.Lane.P1, submission(2, first.id())).getFirst();
        assertThat(corrected.number()).isEqualTo(receipt.number());
        Cases.Handed correction = handed(handed.seq()).getFirst();
        assertThat(correction.replaces()).isEqualTo(first.id());
        assertThat(decide(handed, Cases.State.ACCEPTED)).startsWith("REPLACED");
        assertThat(decide(correction, Cases.State.ACCEPTED)).isEmpty();
        assertThat(decide(correction, Cases.State.FINISHED)).isEmpty();
        assertThat(slip(1)).isEqualTo(Cases.State.FINISHED);
        assertThat(slip(2)).isEqualTo(Cases.State.FINISHED);
        assertThat(page(first)).contains("已办结");
    }

    @Test
    void howeverOftenALaneIsSentEachSubmissionIsOneCaseAndPoisonBlocksNothing() throws Exception {
        Lanes.Entry good = submission(1, "");
        Lanes.Entry poison = submission(2, "01940000-0000-7000-8000-000000000000");
        Lanes.Entry taken = submission(1, "");
        Lanes.Entry next = submission(3, "");
        List<Lanes.Receipt> once = terminal.send(Lanes.Lane.P1, good, poison, taken, next);
        List<Lanes.Receipt> twice = terminal.send(Lanes.Lane.P1, good, poison, taken, next);
        List<Future<List<Lanes.Receipt>>> atOnce = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            atOnce.add(threads.submit(() -> terminal.send(Lanes.Lane.P1, good, poison, taken, next)));
        }

        assertThat(once)
                .extracting(Lanes.Receipt::state)
                .containsExactly(Lanes.State.ACCEPTED, Lanes.State.HELD, Lanes.State.HELD, Lanes.State.ACCEPTED);
        assertThat(twice)
                .extracting(Lanes.Receipt::state)
                .containsExactly(Lanes.State.DUPLICATE, Lanes.State.HELD, Lanes.State.HELD, Lanes.State.DUPLICATE);
        assertThat(twice).extracting(Lanes.Receipt::number).isEqualTo(numbers(once));
        for (Future<List<Lanes.Receipt>> again : atOnce) {
            assertThat(numbers(again.get())).isEqualTo(numbers(once));
        }
        assertThat(handed(0)).extracting(Cases.Handed::record).containsExactly(good.id(), next.id());
        assertThat(server.cases().cases())
                .extracting(CaseReport.Line::receivedTimes)
                .containsExactly(1, 1);
    }

    @Test
    void aRecordThatOvertookItsLaneIsToBeSentAgainAndTheDeskSeesTheOrderOfTheLane() throws Exception {
        Lanes.Entry first = submission(1, "");
        Lanes.Entry second = submission(2, "");

        Lanes.Receipt early = terminal.send(Lanes.Lane.P1, second).getFirst();
        terminal.send(Lanes.Lane.P1, first);
        terminal.send(Lanes.Lane.P1, second);

        assertThat(early.state()).isEqualTo(Lanes.State.RETRY);
        assertThat(early.number()).isEmpty();
        assertThat(handed(0)).extracting(Cases.Handed::record).containsExactly(first.id(), second.id());
    }

    @Test
    void aHeldCallOfADeskWakesWhenACaseArrives() throws Exception {
        Future<DeskCalls.Waiting> holding =
                threads.submit(() -> desk.get("/d/wait?cases=0&hold=55", DeskCalls.Waiting.class));

        terminal.send(Lanes.Lane.P1, submission(1, ""));

        assertThat(holding.get().cases()).hasSize(1);
        assertThat(desk.get("/d/wait?cases=1&hold=0", DeskCalls.Waiting.class).cases())
                .isEmpty();
        assertThat(desk.get("/d/wait?hold=0", DeskCalls.Waiting.class).cases())
                .as("a desk that asks for questions only")
                .isEmpty();
        assertThat(desk.api.get("/d/wait?cases=-1", DeskCalls.Waiting.class, Machine.LONG))
                .isInstanceOf(Reply.Refused.class);
    }

    @Test
    void whatAReceiptPromisesIsOnDiskWhenTheReceiptIsThere() throws Exception {
        for (int counter = 1; counter <= 12; counter++) {
            Lanes.Entry entry = submission(counter, "");
            Lanes.Receipt receipt = terminal.send(Lanes.Lane.P1, entry).getFirst();

            // What a kill at this moment leaves to the next start: the files as they are, without the process's memory.
            Path left = Files.createDirectories(folder.resolve("left by a kill " + counter));
            for (String file : List.of("central.db-wal", "central.db")) {
                if (Files.exists(state.resolve(file))) {
                    Files.copy(state.resolve(file), left.resolve(file), StandardCopyOption.REPLACE_EXISTING);
                }
            }
            assertThat(numberOnDisk(left, entry.id())).isEqualTo(receipt.number());
        }
    }

    @Test
    void aServerThatStartsAgainKnowsWhatItPromised() throws Exception {
        Lanes.Entry first = submission(1, "");
        String number = terminal.send(Lanes.Lane.P1, first).getFirst().number();
        Lanes.Entry second = submission(2, "");
        stop();
        server = CentralServer.start(CentralOptions.local(state));
        Machine before = terminal;
        connect();
        terminal.goOnAfter(before);

        List<Lanes.Receipt> receipts = terminal.send(Lanes.Lane.P1, first, second);

        assertThat(receipts)
                .extracting(Lanes.Receipt::state)
                .containsExactly(Lanes.State.DUPLICATE, Lanes.State.ACCEPTED);
        assertThat(receipts.getFirst().number()).isEqualTo(number);
        assertThat(receipts.getLast().number().substring(39)).isEqualTo("0002");
        assertThat(handed(1)).extracting(Cases.Handed::seq).containsExactly(2L);
    }

    @Test
    void aSlipThatHasNotArrivedSaysWhereItIsAndAPageThatItMayYetCome() throws Exception {
        terminal.send(Lanes.Lane.P4, Lanes.Kind.HEARTBEAT, new Lanes.Heartbeat(1, "0.1.0", 1, 3, 1, "", List.of()));

        Cases.SlipAnswer answer = ask(3);

        assertThat(answer.state()).isEqualTo(Cases.SlipState.NOT_ARRIVED);
        assertThat(answer.site()).isEqualTo("新驿镇便民服务中心");
        assertThat(answer.since()).isBetween(Instant.now().minusSeconds(3_600), Instant.now());
        HttpResponse<String> page = get("/s/AAAAAAAAAAAAAAAAAAAAAA");
        assertThat(page.statusCode()).isEqualTo(404);
        assertThat(page.body()).contains("还没有送到", "Not arrived yet");
    }

    @Test
    void onlyDesksDecideAndOnlyTerminalsAskForSlips() throws Exception {
        assertThat(terminal.api
                        .post("/d/cases", new Cases.Decisions(List.of()), Cases.Decided.class, Machine.LONG)
                        .toString())
                .contains("WRONG_CALLER");
        assertThat(desk.api
                        .post("/t/slip", new Cases.SlipQuestion(SLIP), Cases.SlipAnswer.class, Machine.LONG)
                        .toString())
                .contains("WRONG_CALLER");
    }

    private void connect() throws Exception {
        terminal = new Machine(folder.resolve("terminal"), server);
        desk = new Machine(folder.resolve("desk"), server);
    }

    private Lanes.Entry submission(int counter, String replaces) {
        return terminal.next(
                Lanes.Lane.P1,
                Lanes.Kind.SUBMISSION,
                id -> sealing.submission(
                        "00317", counter, id, replaces, Sealing.content("张桂兰", "no number", "no phone", "无")));
    }

    private List<Cases.Handed> handed(long above) throws InterruptedException {
        return desk.get("/d/wait?hold=0&cases=" + above, DeskCalls.Waiting.class)
                .cases();
    }

    private Cases.Content opened(Cases.Handed handed) throws Exception {
        byte[] plain = Suites.current()
                .open(
                        desk.keys.sealing().privateKey(),
                        Suite.Use.SUBMISSION.context("rs", handed.terminal(), handed.record()),
                        Base64Url.decode(handed.sealed()));
        return Json.read(plain, Cases.Content.class);
    }

    private String decide(Cases.Handed handed, Cases.State to) throws InterruptedException {
        Cases.Decision decision =
                new Cases.Decision(UUID.randomUUID().toString(), handed.number(), handed.record(), to, Instant.now());
        Cases.Decided decided =
                desk.post("/d/cases", new Cases.Decisions(List.of(decision, decision)), Cases.Decided.class);
        assertThat(decided.taken().getFirst()).isEqualTo(decided.taken().getLast());
        return decided.taken().getFirst().reason();
    }

    private Cases.State slip(int counter) throws InterruptedException {
        return ask(counter).caseState();
    }

    private Cases.SlipAnswer ask(int counter) throws InterruptedException {
        return terminal.post(
                "/t/slip",
                new Cases.SlipQuestion(SlipNumber.of("00317", counter, 7).value()),
                Cases.SlipAnswer.class);
    }

    private String page(Lanes.Entry entry) throws Exception {
        HttpResponse<String> response = get("/s/" + entry.body().replaceAll(".*\"token\":\"([^\"]*)\".*", "$1"));
        assertThat(response.statusCode()).isEqualTo(200);
        return response.body();
    }

    private HttpResponse<String> get(String path) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(URI.create(server.publicUrl() + path))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }

    private static List<String> numbers(List<Lanes.Receipt> receipts) {
        return receipts.stream().map(Lanes.Receipt::number).toList();
    }

    private static String numberOnDisk(Path left, String record) throws Exception {
        try (Connection database = DriverManager.getConnection("jdbc:sqlite:" + left.resolve("central.db"));
                PreparedStatement question = database.prepareStatement("""
                        select p.number from case_record p join lane_record r on r.id = p.record
                          join case_file f on f.number = p.number and f.record = r.id
                        where p.record = ?""")) {
            question.setString(1, record);
            try (ResultSet row = question.executeQuery()) {
                return row.next() ? row.getString(1) : "nothing";
            }
        }
    }
}
