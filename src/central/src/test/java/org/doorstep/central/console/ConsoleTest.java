// SPDX-License-Identifier: Apache-2.0
package org.doorstep.central.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.doorstep.central.CentralOptions;
import org.doorstep.central.CentralServer;
import org.doorstep.central.Machine;
import org.doorstep.central.MadeUp;
import org.doorstep.central.PlayedDesk;
import org.doorstep.central.store.Accounts;
import org.doorstep.contract.DeskCalls;
import org.doorstep.contract.Enrolment;
import org.doorstep.contract.Identity;
import org.doorstep.contract.Lanes;
import org.doorstep.contract.PersonTag;
import org.doorstep.contract.Query;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.chrome.ChromeDriver;

/** The console as an operator uses it, in Debian's Chromium, with terminals that really call. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExtendWith(Chromium.class)
class ConsoleTest {
    private static final String PASSWORD = "a long enough one";
    private static final String TOKEN = "verification-token-000";

    @TempDir
    static Path folder;

    private CentralServer server;
    private Browser browser;
    private Machine healthy;
    private Machine troubled;
    private Machine desk;

    @BeforeAll
    void start(ChromeDriver chromium) throws Exception {
        server = CentralServer.start(
                CentralOptions.local(folder.resolve("central")).demo());
        server.addAccount("wang.li", "王丽", Accounts.Role.OPERATOR, PASSWORD.toCharArray());
        server.addAccount("zhao.min", "赵敏", Accounts.Role.AUDITOR, PASSWORD.toCharArray());
        server.saveSite("xinyi", "新驿镇便民服务中心", "0537-1234567", "8:30-17:30");
        server.saveSite("liulou", "刘楼村便民服务站", "0537-7654321", "8:00-12:00");
        desk = new Machine(folder.resolve("desk"), server);
        Machine.value(
                desk.enrolDesk(server.createDeskWorkOrder("rs", "人力资源和社会保障局").code()));
        server.publish(Path.of(System.getProperty("doorstep.checkout"), "kiosk-config", "catalog"));
        healthy = terminal("00317", "新驿一号机", "xinyi");
        healthy.send(Lanes.Lane.P4, Lanes.Kind.HEARTBEAT, beat(healthy, "READY", List.of(), 186));
        troubled = terminal("00318", "新驿二号机", "xinyi");
        troubled.send(Lanes.Lane.P4, Lanes.Kind.HEARTBEAT, beat(troubled, "FAILED", List.of("P-106"), 12));
        terminal("00402", "刘楼村终端", "liulou").close();
        server.createTerminalWorkOrder("liulou", "00403", "刘楼村备用机");
        browser = new Browser(chromium, server.publicUrl());
    }

    @BeforeEach
    void logIn() {
        browser.open("/console/terminals?lang=zh-CN");
        if (browser.path().equals("/console/login")) {
            browser.type("[name=name]", "wang.li");
            browser.type("[name=password]", PASSWORD);
            browser.press("#login");
        }
        assertThat(browser.path()).isEqualTo("/console/terminals");
        browser.forget();
    }

    @AfterAll
    void stop() {
        browser.close();
        healthy.close();
        troubled.close();
        desk.close();
        server.close();
    }

    @Test
    void aWrongPasswordIsToldAndTheRightOneLeadsToTheTerminals() throws Exception {
        browser.press("#logout");
        browser.type("[name=name]", "wang.li");
        browser.type("[name=password]", "not the password");
        browser.press("#login");
        assertThat(browser.find(".notice.bad").getText()).isEqualTo("账号或密码不对。");
        browser.shot("login");
        browser.forget();

        browser.type("[name=name]", "wang.li");
        browser.type("[name=password]", PASSWORD);
        browser.press("#login");
        assertThat(browser.path()).isEqualTo("/console/terminals");
        browser.shot("terminals");
        browser.assertQuiet();
    }

    @Test
    void terminalsShowHowTheyAreAndChangeWithoutReloading() throws Exception {
        healthy.send(Lanes.Lane.P4, Lanes.Kind.HEARTBEAT, beat(healthy, "READY", List.of(), 186));
        browser.open("/console/terminals");
        assertThat(browser.find("#terminal-00318").getText()).contains("证明打印机", "故障", "卡纸");
        assertThat(browser.find("#terminal-00402").getText()).contains("从未联网");
        assertThat(browser.find("#terminal-00317").getText()).contains("在线", "新驿镇便民服务中心");
        browser.openInHaste("/console/terminals");
        browser.mark("window.untouched = true");

        healthy.send(Lanes.Lane.P4, Lanes.Kind.HEARTBEAT, beat(healthy, "DEGRADED", List.of("P-105"), 18));
        browser.await("#terminal-00317", "纸不多了");

        assertThat(browser.ask("return window.untouched"))
                .as("the page was not loaded again")
                .isEqualTo(true);
        browser.open("/console/terminals/00317");
        assertThat(browser.find("#devices").getText())
                .contains("18 张", "document-ipp", "纸不多了 P-105", "中心：提醒值班员加纸。", "技术员：刚加满就报");
        browser.shot("terminal");
        browser.assertQuiet();
        browser.openInHaste("/console/terminals/00317");
        healthy.send(Lanes.Lane.P4, Lanes.Kind.HEARTBEAT, beat(healthy, "READY", List.of(), 186));
        browser.await("#devices", "186 张");
    }

    @Test
    void anAlarmAppearsIsAssignedAndAcknowledged() throws Exception {
        browser.openInHaste("/console/alarms");
        Lanes.Alarm alarm = new Lanes.Alarm(
                "HOLDER_MISMATCH", "social-insurance-certificate", "the answer belongs to another holder");
        healthy.send(Lanes.Lane.P2, Lanes.Kind.ALARM, alarm);
        browser.await("#alarms", "返回的材料不是本人的");
        browser.await("#alarms", "证明打印机：卡纸（P-106）");
        browser.shot("alarms");

        browser.open("/console/alarms");
        String row = browser.all("#alarms tbody tr").stream()
                .filter(each -> each.getText().contains("返回的材料不是本人的"))
                .findFirst()
                .orElseThrow()
                .getDomAttribute("id");
        browser.press("#" + row + " .button");
        browser.find("select[name=owner] option[value='wang.li']").click();
        browser.press("#assign");
        assertThat(browser.find(".notice.ok").getText()).isEqualTo("已分派");
        assertThat(browser.find(".facts").getText()).contains("社会保险参保证明查询打印 social-insurance-certificate");
        browser.shot("alarm");

        browser.type("textarea[name=note]", "已联系人社局核对接口。");
        browser.press("#acknowledge");
        assertThat(browser.path()).isEqualTo("/console/alarms");
        assertThat(browser.text()).doesNotContain("返回的材料不是本人的");
        browser.open("/console/alarms/past");
        assertThat(browser.find("#past").getText()).contains("返回的材料不是本人的", "王丽", "已联系人社局核对接口。");
        browser.shot("alarms-past");
        browser.assertQuiet();
    }

    @Test
    void aWorkOrderShowsItsCodeOnceAndTheMachineThatUsesItAppears() throws Exception {
        browser.open("/console/work-orders");
        browser.shot("work-orders");
        browser.type("#new-terminal [name=subject]", "00777");
        browser.type("#new-terminal [name=name]", "三号机");
        browser.press("#new-terminal .button");
        Enrolment.Code code = Enrolment.Code.parse(browser.find("#code").getText());
        browser.shot("work-order-code");

        browser.openInHaste("/console/work-orders");
        browser.await("#orders tbody tr", "等待使用");
        try (Machine machine = new Machine(folder.resolve("00777"), server)) {
            assertThat(Machine.value(machine.enrolTerminal(code)).name()).isEqualTo("三号机");
        }
        browser.await("#orders tbody tr", "已使用");
        browser.open("/console/work-orders");
        assertThat(browser.find("#orders tbody tr").getText()).contains("已使用", "三号机", "王丽");
        assertThat(browser.text()).doesNotContain(code.secret());
        browser.assertQuiet();
    }

    @Test
    void aWorkOrderForANumberThatIsNoneIsRefusedWithTheReason() {
        browser.open("/console/work-orders");
        browser.mark("document.querySelector('#new-terminal').noValidate = true");
        browser.type("#new-terminal [name=subject]", "777");
        browser.type("#new-terminal [name=name]", "三号机");
        browser.press("#new-terminal .button");

        assertThat(browser.find(".notice.bad").getText()).contains("编号要 5 位数字");
    }

    @Test
    void anAttendantIsPutOnTheRosterWithoutTheNumberBeingKept() throws Exception {
        String number = MadeUp.idNumber(321);
        browser.open("/console/sites");
        browser.shot("sites");
        browser.open("/console/sites/xinyi");
        browser.type("#attendant-form [name=name]", "李帮办");
        browser.type("#attendant-form [name=idNumber]", number);
        browser.press("#attendant-form .button");

        assertThat(browser.find("#roster").getText()).contains("李帮办", "R-");
        assertThat(browser.ask("return document.documentElement.outerHTML").toString())
                .doesNotContain(number);
        browser.shot("site");
        browser.assertQuiet();
    }

    @Test
    void aRevokedTerminalIsShownAsSuchAndMayCallNothing() throws Exception {
        try (Machine stolen = terminal("00888", "被盗的机器", "liulou")) {
            browser.open("/console/terminals/00888");
            browser.type("[name=number]", "00889");
            browser.press("#revoke");
            assertThat(browser.find(".notice.bad").getText()).contains("没有报失");

            browser.type("[name=number]", "00888");
            browser.press("#revoke");

            assertThat(browser.text()).contains("已报失");
            assertThat(stolen.api.get("/t/wait", Lanes.Wait.class, Machine.LONG).toString())
                    .contains("REVOKED");
        }
    }

    @Test
    void aRevokedDeskMayCallNothing() throws Exception {
        try (Machine lost = new Machine(folder.resolve("lost desk"), server)) {
            Machine.value(
                    lost.enrolDesk(server.createDeskWorkOrder("yb", "医疗保障局").code()));
            browser.open("/console/terminals");
            browser.press("#desk-yb a.title");
            browser.type("[name=code]", "yb");
            browser.press("#revoke");

            assertThat(browser.text()).contains("已报失");
            browser.shot("desk");
            assertThat(lost.api
                            .get("/d/wait", DeskCalls.Waiting.class, Machine.LONG)
                            .toString())
                    .contains("REVOKED");
        }
    }

    @Test
    void anItemIsWithdrawnAndOfferedAgain() throws Exception {
        browser.open("/console/releases");
        assertThat(browser.find("#releases").getText()).contains("当前版本");
        browser.press("#item-social-insurance-certificate .button");
        browser.type("[name=reason]", "模板有误，正在更正");
        browser.press("#confirm");
        assertThat(healthy.get("/t/wait?release=1&hold=0", Lanes.Wait.class).withdrawn())
                .contains("social-insurance-certificate");
        browser.shot("releases");

        browser.press("#item-social-insurance-certificate .button");
        browser.type("[name=reason]", "模板已更正");
        browser.press("#confirm");
        assertThat(browser.find("#item-social-insurance-certificate").getText()).contains("提供中");
        browser.assertQuiet();
    }

    @Test
    void thePhoneShowsTheCodeAndTheCertificateThatFollowsIsGenuine() throws Exception {
        DeskCalls.Issued issued = new DeskCalls.Issued(TOKEN, "RS-2026-000117", "社会保险参保证明", "人力资源和社会保障局", "2026-03-14");
        try (PlayedDesk played = new PlayedDesk(desk, pending -> switch (pending.kind()) {
            case CONTACT ->
                new DeskCalls.Answered(pending.id(), DeskCalls.AnsweredState.ANSWERED, null, "13900000001", null);
            case QUERY ->
                new DeskCalls.Answered(pending.id(), DeskCalls.AnsweredState.ANSWERED, "sealed", null, issued);
        })) {
            browser.openInHaste("/demo/phone");
            String check = UUID.randomUUID().toString();
            healthy.post(
                    "/t/identity/start",
                    new Identity.Start(check, "rs", new PersonTag("tag"), "seal"),
                    Identity.Started.class);
            browser.await("#live", "验证码");
            browser.shot("phone");
            String code = browser.find("#live").getText().replaceAll("(?s).*验证码 ([0-9]{6}).*", "$1");
            Identity.Confirmed confirmed =
                    healthy.post("/t/identity/confirm", new Identity.Confirm(check, code), Identity.Confirmed.class);
            healthy.post(
                    "/t/query",
                    new Query.Ask(UUID.randomUUID().toString(), "rs", confirmed.grant(), "seal"),
                    Query.Reply.class);
        }
        browser.open("/v/" + TOKEN);
        assertThat(browser.find("#genuine h1").getText()).isEqualTo("此证明由人力资源和社会保障局出具，真实有效");
        assertThat(browser.text()).contains("RS-2026-000117", "This certificate was issued by");
        browser.shot("verify");
        assertThat(browser.fits(390, 844)).isTrue();
        browser.size(390, 844);
        browser.shot("verify-narrow");
        browser.size(1920, 1080);
        browser.open("/v/" + TOKEN.replace('0', '1'));
        assertThat(browser.find("#unknown h1").getText()).isEqualTo("没有查到");
        browser.shot("verify-unknown");
    }

    @Test
    void everyPageSpeaksEnglishToo() throws Exception {
        for (String page : List.of(
                "terminals",
                "alarms",
                "alarms/past",
                "work-orders",
                "sites",
                "releases",
                "releases/draft",
                "releases/1",
                "account")) {
            browser.open("/console/" + page + "?lang=en");
            assertThat(browser.find("main").getText()).as(page).isNotEmpty();
            assertThat(browser.find("h1").getText()).as(page).matches("[\\x00-\\x7F]+");
            assertThat(browser.find("h1").getText()).as(page).isNotEqualTo("This did not work");
            assertThat(browser.fits(1280, 800)).as(page).isTrue();
        }
        browser.open("/console/terminals");
        browser.shot("terminals-en");
        browser.press("#language");
        assertThat(browser.find("h1").getText()).isEqualTo("终端");
    }

    @Test
    void anAuditorLooksAndDoesNotChange() throws Exception {
        browser.press("#logout");
        browser.type("[name=name]", "zhao.min");
        browser.type("[name=password]", PASSWORD);
        browser.press("#login");
        browser.open("/console/terminals/00317");
        assertThat(browser.all("#revoke")).isEmpty();
        String csrf = browser.find("header [name=csrf]").getDomProperty("value");
        browser.mark("const f = document.createElement('form'); f.method = 'post';"
                + "f.action = '/console/terminals/00317/revoke'; f.innerHTML = \"<input name=csrf value='" + csrf
                + "'><input name=number value=00317><button id=forged>x</button>\"; document.body.append(f)");
        browser.press("#forged");

        assertThat(browser.text()).contains("您的账号是审计员（只看不改），不能做这一步。");
        assertThat(server.terminals())
                .filteredOn(row -> row.id().equals("00317"))
                .allSatisfy(row -> assertThat(row.revoked()).isNull());
        browser.open("/console/terminals");
        browser.press("#logout");
    }

    @Test
    void aFormWithoutItsTokenChangesNothing() {
        browser.open("/console/terminals/00317");
        browser.mark("document.querySelector('main [name=csrf]').value = 'guessed'");
        browser.type("[name=number]", "00317");
        browser.press("#revoke");

        assertThat(browser.text()).contains("这次操作不是从本页面发出的");
    }

    @Test
    void strangersSeeTheLoginOnlyAndEveryPageForbidsWhatIsForeign() throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            for (String page : List.of("/console/terminals", "/console/alarms", "/console/terminals/live")) {
                HttpResponse<String> response = get(client, page);
                assertThat(response.statusCode()).as(page).isEqualTo(303);
                assertThat(response.headers().firstValue("Location")).contains("/console/login");
            }
            HttpResponse<String> login = get(client, "/console/login");
            assertThat(login.headers().firstValue("Content-Security-Policy").orElseThrow())
                    .contains("default-src 'none'", "frame-ancestors 'none'");
            assertThat(login.headers().firstValue("Server")).isEmpty();
            assertThat(get(client, "/console/nothing").statusCode()).isEqualTo(303);
            assertThat(get(client, "/nothing").statusCode()).isEqualTo(404);
        }
    }

    @Test
    void aRequiredSecondFactorIsSetUpInTheBrowser(ChromeDriver chromium) throws Exception {
        try (CentralServer strict = CentralServer.start(
                        CentralOptions.local(folder.resolve("strict")).requiringSecondFactor());
                Browser other = new Browser(chromium, strict.publicUrl())) {
            strict.addAccount("wang.li", "王丽", Accounts.Role.OPERATOR, PASSWORD.toCharArray());
            other.open("/console/login");
            other.type("[name=name]", "wang.li");
            other.type("[name=password]", PASSWORD);
            other.press("#login");
            assertThat(other.path()).isEqualTo("/console/second");
            other.shot("second-factor");
            other.open("/console/terminals");
            assertThat(other.path()).as("nothing else before it").isEqualTo("/console/second");

            byte[] secret = base32(other.find("#secret").getText());
            other.type("[name=code]", Totp.code(secret, Instant.now()));
            other.press("#second");

            assertThat(other.path()).isEqualTo("/console/terminals");
            other.shot("terminals-empty");
            other.open("/console/account");
            assertThat(other.text()).contains("已开启");
            other.assertQuiet();
        }
    }

    private HttpResponse<String> get(HttpClient client, String path) throws Exception {
        URI address = URI.create(server.publicUrl() + path);
        return client.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
    }

    private static byte[] base32(String text) {
        java.math.BigInteger value = java.math.BigInteger.ZERO;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            value = value.shiftLeft(5).add(java.math.BigInteger.valueOf("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(c)));
        }
        byte[] raw = value.toByteArray();
        byte[] secret = new byte[20];
        int skip = Math.max(0, raw.length - 20);
        System.arraycopy(raw, skip, secret, 20 - (raw.length - skip), raw.length - skip);
        return secret;
    }

    private Machine terminal(String number, String name, String site) throws Exception {
        Machine machine = new Machine(folder.resolve(number), server);
        Machine.value(machine.enrolTerminal(
                server.createTerminalWorkOrder(site, number, name).code()));
        return machine;
    }

    private static Lanes.Heartbeat beat(Machine machine, String printer, List<String> faults, int paper) {
        return machine.beat(
                1,
                new Lanes.Device("idcard", "idcard-sdt", "READY", List.of(), -1),
                new Lanes.Device("receipt", "receipt-escpos", "READY", List.of(), -1),
                new Lanes.Device("a4", "document-ipp", printer, faults, paper));
    }
}
