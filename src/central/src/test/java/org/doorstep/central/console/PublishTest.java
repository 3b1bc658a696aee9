// SPDX-License-Identifier: Apache-2.0
package org.doorstep.central.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.doorstep.central.CentralOptions;
import org.doorstep.central.CentralServer;
import org.doorstep.central.Machine;
import org.doorstep.central.SampleCatalog;
import org.doorstep.central.store.Accounts;
import org.doorstep.contract.Lanes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;

/** A release from the first upload to the rollback, by an author and a publisher, in Debian's Chromium. */
@Timeout(900)
@ExtendWith(Chromium.class)
class PublishTest {
    private static final String PASSWORD = "a long enough one";

    @TempDir
    Path folder;

    private CentralServer server;
    private Browser browser;
    private Machine tries;
    private Machine waits;

    @BeforeEach
    void start(ChromeDriver chromium) throws Exception {
        server = CentralServer.start(CentralOptions.local(folder.resolve("central")));
        server.addAccount("wang.xin", "王欣", Accounts.Role.AUTHOR, PASSWORD.toCharArray());
        server.addAccount("zhou.ming", "周明", Accounts.Role.PUBLISHER, PASSWORD.toCharArray());
        server.addAccount("li.na", "李娜", Accounts.Role.OPERATOR, PASSWORD.toCharArray());
        server.saveSite("xinyi", "新驿镇便民服务中心", "0537-1234567", "8:30-17:30");
        server.saveSite("liulou", "刘楼村便民服务站", "0537-7654321", "8:00-12:00");
        server.publish(SampleCatalog.in(folder.resolve("yaml")));
        tries = terminal("00317", "新驿一号机", "xinyi");
        waits = terminal("00402", "刘楼村终端", "liulou");
        terminal("00403", "刘楼村备用机", "liulou").close();
        report(tries, 1, new Lanes.Device("pay", "card-payment-demo", "READY", List.of(), -1));
        report(waits, 1);
        browser = new Browser(chromium, server.publicUrl());
    }

    @AfterEach
    void stop() {
        browser.close();
        tries.close();
        waits.close();
        server.close();
    }

    @Test
    void aReleaseIsUploadedCorrectedTriedGivenToAllWithdrawnFromAndRolledBack() throws Exception {
        logIn("wang.xin");
        browser.open("/console/releases");
        browser.shot("publish-1-releases");
        assertThat(browser.all("#items .button"))
                .as("an author withdraws nothing")
                .isEmpty();
        browser.press("#to-draft");
        browser.shot("publish-2-draft-empty");

        upload("pension (1).yaml", wrong());
        assertThat(browser.find(".note").getText()).contains("pension (1).yaml", "按事项的 id 放在 " + SampleCatalog.PENSION);
        assertThat(browser.find("#verdict").getText()).contains("处错误，改好之前不能发布");
        String findings = browser.find("#findings").getText();
        int line = line(wrong(), "recipt");
        assertThat(findings)
                .contains(
                        SampleCatalog.PENSION,
                        "第 " + line + " 行",
                        "outputs[0].kind",
                        "kind: recipt",
                        "kind 不能是“recipt”。 可以用的有 print, receipt, card, message, data。");
        browser.open("/console/releases/draft?lang=en");
        assertThat(browser.find("#findings").getText())
                .contains("“recipt” is not a known kind. Use one of print, receipt, card, message, data.");
        browser.open("/console/releases/draft?lang=zh-CN");
        assertThat(browser.all("#to-publish")).isEmpty();
        browser.shot("publish-3-errors");

        browser.press("#findings a");
        browser.shot("publish-4-editor");
        assertThat(browser.ask("return document.getElementById('content').value"))
                .isEqualTo(wrong());
        browser.mark("const t = document.getElementById('content');"
                + "t.value = t.value.replace('kind: recipt', 'kind: receipt').replace('type: txt', 'type: text')");
        browser.press("#file-form .button");
        assertThat(browser.find("#verdict").getText()).isEqualTo("检查通过，2 个事项都可以发布");
        String change = browser.find("#change-pension-enrolment").getText();
        assertThat(change)
                .contains(
                        "城乡居民基本养老保险参保登记",
                        "版本 1 → 2",
                        "“第一年保费”的金额（分）",
                        "“联系人”的范围",
                        "最多 20 个字",
                        "最多 30 个字",
                        "5000.00 元",
                        "6000.00 元",
                        "每年 6000 元",
                        "1 台不能提供",
                        "没有刷卡支付或现金",
                        "刘楼村终端 00402",
                        "1 台还不知道",
                        "刘楼村备用机 00403");
        assertThat(browser.find("#why-not").getText()).isEqualTo("请发布员来发布。");
        browser.shot("publish-5-draft");
        browser.whole("publish-5-draft-whole");
        browser.open("/console/releases/draft?lang=en");
        assertThat(browser.find("#change-pension-enrolment").getText())
                .contains("“First year”: amount (fen)", "CNY 6000.00", "1 cannot");
        browser.whole("publish-5-draft-en");
        browser.open("/console/releases/draft?lang=zh-CN");
        browser.open("/console/releases/draft/file");
        browser.shot("publish-6-paste");
        forbidden("/console/releases/draft/publish");
        browser.assertQuiet();

        logIn("zhou.ming");
        browser.open("/console/releases/draft");
        assertThat(browser.all("#upload-form")).as("a publisher drafts nothing").isEmpty();
        browser.press("#to-publish");
        assertThat(browser.find("#happens").getText()).contains("生成第 2 版");
        browser.whole("publish-7-confirm");
        browser.find("[name=terminal] option[value='00317']").click();
        browser.type("[name=reason]", "高档缴费按新标准执行");
        browser.press("#confirm");

        assertThat(browser.path()).isEqualTo("/console/releases/2");
        assertThat(browser.find(".head").getText()).contains("第 2 版", "试用中");
        assertThat(release(tries, 1)).isEqualTo(2);
        assertThat(release(waits, 1)).isEqualTo(1);
        browser.await("#running", "还是第 1 版");
        browser.shot("publish-8-trial");
        browser.press("#give-to-all");
        assertThat(browser.text()).contains("新驿一号机 还没有换上这一版");
        browser.openInHaste("/console/releases/2");
        report(tries, 2, new Lanes.Device("pay", "card-payment-demo", "READY", List.of(), -1));
        browser.await("#running", "1 台终端都已换上");
        browser.press("#give-to-all");
        browser.type("[name=reason]", "试用一天，没有问题");
        browser.shot("publish-9-all");
        browser.press("#confirm");
        assertThat(browser.find(".head").getText()).contains("当前版本");
        assertThat(release(waits, 1)).isEqualTo(2);
        browser.shot("publish-10-for-all");

        browser.open("/console/releases");
        browser.press("#item-pension-enrolment .button");
        assertThat(browser.find("#happens").getText()).contains("几秒内", "正在办理的居民可以办完");
        browser.shot("publish-11-withdraw");
        browser.type("[name=reason]", "凭条上的电话有误");
        browser.press("#confirm");
        assertThat(waits.get("/t/wait?release=2&hold=0", Lanes.Wait.class).withdrawn())
                .containsExactly("pension-enrolment");
        browser.shot("publish-12-withdrawn");
        browser.press("#item-pension-enrolment .button");
        assertThat(browser.find("#happens").getText()).contains("凭条上的电话有误", "周明");
        browser.type("[name=reason]", "电话已改");
        browser.press("#confirm");
        assertThat(waits.get("/t/wait?release=2&hold=0", Lanes.Wait.class).withdrawn())
                .isEmpty();

        browser.press("#release-1 a");
        browser.press("#roll-back");
        assertThat(browser.find("#happens").getText()).contains("生成第 3 版，事项与第 1 版相同");
        assertThat(browser.find("#change-pension-enrolment").getText()).contains("版本 2 → 1");
        browser.whole("publish-13-roll-back");
        browser.type("[name=reason]", "新标准推迟执行");
        browser.press("#confirm");
        assertThat(browser.path()).isEqualTo("/console/releases/3");
        assertThat(release(waits, 2)).isEqualTo(3);
        assertThat(release(tries, 2)).isEqualTo(3);
        browser.open("/console/releases");
        assertThat(browser.find("#release-3").getText()).contains("当前版本", "回退：内容同第 1 版");
        assertThat(browser.find("#events").getText()).contains("新标准推迟执行", "周明", "撤下 城乡居民基本养老保险参保登记");
        browser.whole("publish-14-history");
        browser.assertQuiet();
    }

    @Test
    void whoeverWroteADraftDoesNotPublishItWhateverTheRole() throws Exception {
        logIn("li.na");
        browser.open("/console/releases/draft");
        upload("pension-enrolment.yaml", SampleCatalog.dearer());
        browser.press("#to-publish");

        assertThat(browser.text()).contains("编写的人不能自己发布");
        assertThat(browser.all("#confirm-form")).isEmpty();
    }

    @Test
    void filesThatAreNoneOfTheCatalogsAreToldOneByOneAndTheRestIsTaken() throws Exception {
        logIn("wang.xin");
        browser.open("/console/releases/draft");
        Path broken = Files.write(folder.resolve("whole.zip"), new byte[] {'P', 'K', 9});
        Path good = Files.writeString(folder.resolve("pension-enrolment.yaml"), SampleCatalog.dearer());
        browser.find("[name=files]").sendKeys(broken + "\n" + good);
        browser.press("#upload-form .button");

        assertThat(browser.find(".note").getText()).contains("whole.zip", "打不开这个 zip");
        assertThat(browser.find("#verdict").getText()).contains("检查通过");
        browser.find("details summary").click();
        browser.press("#discard");
        assertThat(browser.all("#verdict")).isEmpty();

        Path large = Files.write(folder.resolve("large.zip"), new byte[9 << 20]);
        browser.find("[name=files]").sendKeys(large.toString());
        browser.press("#upload-form .button");
        assertThat(browser.text()).contains("一次最多 8 MB");
    }

    @Test
    void aDeskThatEnrolledIsToldAndPublishedThoughNoFileChanged() throws Exception {
        try (Machine desk = new Machine(folder.resolve("desk"), server)) {
            Machine.value(
                    desk.enrolDesk(server.createDeskWorkOrder("yb", "医疗保障局").code()));
        }
        logIn("zhou.ming");
        browser.open("/console/releases");
        browser.shot("publish-15-desks");
        browser.press("#desks-differ .button");
        assertThat(browser.find("#happens").getText()).contains("部门的变化随这一版告诉终端");
        browser.find("[name=audience][value=all]").click();
        browser.type("[name=reason]", "医保局接入");
        browser.press("#confirm");

        assertThat(browser.find(".head").getText()).contains("第 2 版", "当前版本");
        assertThat(release(waits, 1)).isEqualTo(2);
        server.withdraw("gone-long-ago", "已停办");
        browser.open("/console/releases");
        assertThat(browser.all("#desks-differ")).isEmpty();
        browser.press("#item-gone-long-ago .button");
        browser.type("[name=reason]", "不再需要");
        browser.press("#confirm");
        assertThat(browser.all("#item-gone-long-ago")).isEmpty();
    }

    /** The form that a page of ours does not show to this account. */
    private void forbidden(String path) {
        String csrf = browser.find("header [name=csrf]").getDomProperty("value");
        browser.mark("const f = document.createElement('form'); f.method = 'post'; f.action = '" + path
                + "'; f.innerHTML = \"<input name=csrf value='" + csrf
                + "'><input name=audience value=all><button id=forged>x</button>\"; document.body.append(f)");
        browser.press("#forged");
        assertThat(browser.text()).contains("您的账号是编写员（起草目录，不能发布），不能做这一步。");
        browser.forget();
    }

    private void upload(String name, String yaml) throws Exception {
        Path file = Files.writeString(folder.resolve(name), yaml);
        WebElement input = browser.find("[name=files]");
        input.sendKeys(file.toString());
        assertThat(browser.find(".chosen").getText()).isEqualTo(name);
        browser.press("#upload-form .button");
        browser.forget();
    }

    private void logIn(String name) {
        browser.open("/console/releases?lang=zh-CN");
        if (!browser.path().equals("/console/login")) {
            browser.press("#logout");
        }
        browser.type("[name=name]", name);
        browser.type("[name=password]", PASSWORD);
        browser.press("#login");
        browser.forget();
    }

    private static String wrong() throws Exception {
        String yaml = SampleCatalog.with(SampleCatalog.dearer(), "kind: receipt", "kind: recipt");
        return SampleCatalog.with(yaml, "{ id: contact, type: text", "{ id: contact, type: txt");
    }

    private static int line(String yaml, String holding) {
        return (int) yaml.substring(0, yaml.indexOf(holding)).lines().count();
    }

    private static int release(Machine machine, int has) throws InterruptedException {
        return machine.get("/t/wait?hold=0&release=" + has, Lanes.Wait.class).release();
    }

    private static void report(Machine machine, int release, Lanes.Device... more) throws InterruptedException {
        List<Lanes.Device> devices = new java.util.ArrayList<>(List.of(
                new Lanes.Device("idcard", "idcard-sdt", "READY", List.of(), -1),
                new Lanes.Device("receipt", "receipt-escpos", "READY", List.of(), -1),
                new Lanes.Device("a4", "document-ipp", "READY", List.of(), 186)));
        devices.addAll(List.of(more));
        machine.send(Lanes.Lane.P4, Lanes.Kind.HEARTBEAT, machine.beat(release, devices.toArray(Lanes.Device[]::new)));
    }

    private Machine terminal(String number, String name, String site) throws Exception {
        Machine machine = new Machine(folder.resolve(number), server);
        Machine.value(machine.enrolTerminal(
                server.createTerminalWorkOrder(site, number, name).code()));
        return machine;
    }
}
