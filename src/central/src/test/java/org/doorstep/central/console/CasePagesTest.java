// SPDX-License-Identifier: Apache-2.0
package org.doorstep.central.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.doorstep.central.CentralOptions;
import org.doorstep.central.CentralServer;
import org.doorstep.central.Machine;
import org.doorstep.central.MovableClock;
import org.doorstep.central.Sealing;
import org.doorstep.central.TestCatalog;
import org.doorstep.central.store.Accounts;
import org.doorstep.contract.Cases;
import org.doorstep.contract.DeskCalls;
import org.doorstep.contract.Lanes;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.chrome.ChromeDriver;

/** Two weeks of cases in Debian's Chromium, at a clock that stands still on Friday, 2026-03-27. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExtendWith(Chromium.class)
class CasePagesTest {
    private static final String PASSWORD = "a long enough one";

    @TempDir
    static Path folder;

    private final MovableClock clock = new MovableClock();
    private final List<String> numbers = new ArrayList<>();
    private final List<String> tokens = new ArrayList<>();
    private CentralServer server;
    private Browser browser;
    private Machine one;
    private Machine two;
    private Machine desk;
    private Sealing sealing;
    private final Map<String, Integer> slips = new HashMap<>();

    @BeforeAll
    void start(ChromeDriver chromium) throws Exception {
        server = CentralServer.start(
                CentralOptions.local(folder.resolve("central")).withClock(clock));
        server.addAccount("wang.li", "王丽", Accounts.Role.OPERATOR, PASSWORD.toCharArray());
        server.saveSite("xinyi", "新驿镇便民服务中心", "0537-1234567", "8:30-17:30");
        server.saveSite("liulou", "刘楼村便民服务站", "0537-7654321", "8:00-12:00");
        desk = new Machine(folder.resolve("desk"), server);
        Machine.value(
                desk.enrolDesk(server.createDeskWorkOrder("rs", "人力资源和社会保障局").code()));
        sealing = new Sealing(desk.keys.sealing().publicKey());
        one = terminal("00317", "新驿一号机", "xinyi");
        two = terminal("00402", "刘楼村终端", "liulou");
        server.publish(catalog());
        twoWeeks();
        browser = new Browser(chromium, server.publicUrl());
        browser.open("/console/cases?lang=zh-CN");
        browser.type("[name=name]", "wang.li");
        browser.type("[name=password]", PASSWORD);
        browser.press("#login");
        browser.forget();
    }

    @BeforeEach
    void forget() {
        browser.forget();
    }

    @AfterAll
    void stop() {
        browser.close();
        one.close();
        two.close();
        desk.close();
        server.close();
    }

    @Test
    void casesShowWhereTheyStandHowLongIsLeftAndNothingOfTheirContent() throws Exception {
        browser.open("/console/cases");
        browser.shot("cases");

        assertThat(browser.all("#cases tbody tr")).hasSize(7);
        assertThat(row(0)).as("late, so on top").contains("城乡居民基本养老保险参保登记", "超期 5 个工作日", "已收件");
        assertThat(row(1)).contains("已受理", "今天到期", "2026-03-27");
        assertThat(row(2)).contains("还剩 2 个工作日");
        assertThat(row(3)).contains("还剩 5 个工作日", "刘楼村便民服务站");
        assertThat(row(4)).contains("退回补正", "等补正，暂停计时");
        assertThat(row(5) + row(6)).contains("办结", "不予受理", "满意");
        assertThat(browser.find("#show-RECEIVED").getText()).isEqualTo("已收件\n3");
        assertThat(browser.find("#show-LATE").getText()).isEqualTo("已超期\n1");
        assertThat(browser.find("#case-" + numbers.getFirst() + " .state.bad").isDisplayed())
                .isTrue();
        assertThat(browser.ask("return document.documentElement.outerHTML").toString())
                .doesNotContain("张桂兰", "13912345678");
        assertThat(browser.fits(1920, 1080)).isTrue();
        assertThat(browser.fits(1280, 800)).isTrue();
        browser.assertQuiet();
    }

    @Test
    void aStateIsChosenByItsNumberAndLeftByTheSame() throws Exception {
        browser.open("/console/cases");
        browser.press("#show-RETURNED");
        assertThat(browser.all("#cases tbody tr")).hasSize(1);
        assertThat(browser.find("#show-FINISHED b").getText())
                .as("the other numbers stay")
                .isEqualTo("1");
        browser.shot("cases-returned");

        browser.press("#show-RETURNED");
        assertThat(browser.all("#cases tbody tr")).hasSize(7);
        browser.press("#show-LATE");
        assertThat(browser.all("#cases tbody tr")).hasSize(1);
    }

    @Test
    void aCaseIsFoundByItsNumberOrItsSlipAndTellsItsHistory() throws Exception {
        browser.open("/console/cases");
        browser.type("[name=q]", "003 1700 0007 07 3");
        browser.press("#find");
        assertThat(browser.find(".notice.bad").getText()).contains("没有这个编号的办件");

        String returned = numbers.get(4);
        browser.type("[name=q]", returned);
        browser.press("#find");
        assertThat(browser.path()).isEqualTo("/console/cases/" + returned);
        assertThat(browser.all("#history li"))
                .extracting(each -> each.getText().lines().findFirst().orElseThrow())
                .containsExactly("收件", "退回补正", "收到补正", "退回补正");
        browser.shot("case");
        browser.assertQuiet();
    }

    @Test
    void theFleetLeadsToTheCasesOfADeskAndOfATerminalAndToSlipsThatHaveNotArrived() throws Exception {
        browser.open("/console/terminals");
        browser.shot("terminals-cases");
        assertThat(browser.find("#terminal-00402").getText()).contains("2 张凭条未送到");
        browser.press("#desk-rs td.number a");
        assertThat(browser.path()).isEqualTo("/console/cases");
        assertThat(browser.all("#cases tbody tr")).hasSize(7);

        browser.open("/console/terminals/00402");
        assertThat(browser.find("#slips").getText())
                .contains("004 0200 0003 ·· ·", "还没有送到", "已送到，被搁置", "没有发布过这个事项的这一版");
        browser.shot("terminal-slips");
        browser.press("#cases-of");
        assertThat(browser.all("#cases tbody tr")).hasSize(1);
        browser.assertQuiet();
    }

    @Test
    void aSlipsPageShowsTheStateInTwoLanguagesOnAPhone() throws Exception {
        browser.size(412, 915);
        for (int i = 0; i < tokens.size(); i++) {
            browser.open("/s/" + tokens.get(i));
            assertThat(browser.find("#state h1").getText()).isNotEmpty();
            assertThat(browser.ask("return document.documentElement.scrollWidth <= innerWidth"))
                    .isEqualTo(true);
            assertThat(browser.text()).doesNotContain(numbers.get(i), "养老", "张桂兰");
            browser.shot("slip-" + browser.find("#state").getDomAttribute("data-state"));
        }
        browser.open("/s/AAAAAAAAAAAAAAAAAAAAAA");
        assertThat(browser.find("#state h1").getText()).isEqualTo("还没有送到");
        browser.shot("slip-MISSING");
        browser.size(1920, 1080);
    }

    @Test
    void theCasesSpeakEnglishToo() throws Exception {
        browser.open("/console/cases?lang=en");
        browser.shot("cases-en");
        assertThat(browser.find("#cases thead").getText()).matches("[\\x00-\\x7F]+");
        browser.open("/console/cases?lang=zh-CN");
    }

    private String row(int index) {
        return browser.all("#cases tbody tr").get(index).getText();
    }

    /** From Saturday the 14th to Friday the 27th. */
    private void twoWeeks() throws Exception {
        submit(one);
        String finished = submit(one);
        clock.advance(Duration.ofDays(2));
        String refused = submit(one);
        String returned = submit(one);
        decide(finished, Cases.State.ACCEPTED);
        decide(refused, Cases.State.REFUSED);
        clock.advance(Duration.ofDays(1));
        decide(returned, Cases.State.RETURNED);
        decide(finished, Cases.State.FINISHED);
        one.send(Lanes.Lane.P2, Lanes.Kind.RATING, new Lanes.Rating(TestCatalog.ITEM, 1, finished, 2));
        clock.advance(Duration.ofDays(2));
        correct(one, returned);
        decide(returned, Cases.State.RETURNED);
        clock.advance(Duration.ofDays(1));
        String today = submit(one);
        decide(today, Cases.State.ACCEPTED);
        clock.advance(Duration.ofDays(4));
        submit(one);
        clock.advance(Duration.ofDays(3));
        submit(two);
        numbers.add(4, numbers.remove(3));
        two.send(Lanes.Lane.P1, Lanes.Kind.SUBMISSION, new Lanes.Rating("not a submission", 1, "", 1));
        two.send(Lanes.Lane.P1, two.next(Lanes.Lane.P1, Lanes.Kind.SUBMISSION, id -> unknown(id)));
        heartbeat(one, slips.get("00317"), 0);
        heartbeat(two, slips.get("00402") + 2, 3);
    }

    private Cases.Submission unknown(String id) {
        Cases.Submission was = sealing.submission("00402", slip("00402"), id);
        return new Cases.Submission(
                was.slip(), was.token(), was.item(), 9, was.desk(), was.region(), was.replaces(), was.sealed());
    }

    private int slip(String terminal) {
        return slips.merge(terminal, 1, Integer::sum);
    }

    private String submit(Machine terminal) throws InterruptedException {
        return submit(terminal, "");
    }

    private String submit(Machine terminal, String replaces) throws InterruptedException {
        String of = terminal == one ? "00317" : "00402";
        Lanes.Entry entry = terminal.next(
                Lanes.Lane.P1,
                Lanes.Kind.SUBMISSION,
                id -> sealing.submission(
                        of, slip(of), id, replaces, Sealing.content("张桂兰", "none", "13912345678", "无")));
        String number = terminal.send(Lanes.Lane.P1, entry).getFirst().number();
        if (replaces.isEmpty()) {
            numbers.add(number);
            tokens.add(entry.body().replaceAll(".*\"token\":\"([^\"]*)\".*", "$1"));
        }
        return number;
    }

    private void correct(Machine terminal, String number) throws InterruptedException {
        assertThat(submit(terminal, newest(number).record())).isEqualTo(number);
    }

    private void decide(String number, Cases.State to) throws InterruptedException {
        Cases.Decision decision = new Cases.Decision(
                UUID.randomUUID().toString(), number, newest(number).record(), to, clock.instant());
        assertThat(desk.post("/d/cases", new Cases.Decisions(List.of(decision)), Cases.Decided.class)
                        .taken()
                        .getFirst()
                        .reason())
                .isEmpty();
    }

    private Cases.Handed newest(String number) throws InterruptedException {
        return desk.get("/d/wait?cases=0&hold=0", DeskCalls.Waiting.class).cases().stream()
                .filter(handed -> handed.number().equals(number))
                .reduce((first, second) -> second)
                .orElseThrow();
    }

    private static void heartbeat(Machine terminal, int issued, int unsent) throws InterruptedException {
        terminal.send(
                Lanes.Lane.P4,
                Lanes.Kind.HEARTBEAT,
                new Lanes.Heartbeat(
                        3,
                        "0.1.0",
                        1,
                        issued,
                        unsent,
                        "",
                        List.of(new Lanes.Device("receipt", "receipt-escpos", "READY", List.of(), -1))));
    }

    private Machine terminal(String number, String name, String site) throws Exception {
        Machine machine = new Machine(folder.resolve(number), server);
        Machine.value(machine.enrolTerminal(
                server.createTerminalWorkOrder(site, number, name).code()));
        return machine;
    }

    /** The seed catalog and the item that can be submitted in every build. */
    private static Path catalog() throws IOException {
        Path from = Path.of(System.getProperty("doorstep.checkout"), "kiosk-config", "catalog");
        Path to = folder.resolve("catalog");
        try (Stream<Path> files = Files.walk(from)) {
            files.filter(Files::isRegularFile).forEach(file -> copy(file, to.resolve(from.relativize(file))));
        }
        return TestCatalog.write(to, 1, 5);
    }

    private static void copy(Path from, Path to) {
        try {
            Files.createDirectories(to.getParent());
            Files.copy(from, to);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}
