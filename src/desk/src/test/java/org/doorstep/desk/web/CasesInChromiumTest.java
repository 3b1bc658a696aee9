// SPDX-License-Identifier: Apache-2.0
package org.doorstep.desk.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.doorstep.contract.Cases;
import org.doorstep.desk.DeskOptions;
import org.doorstep.desk.DeskServer;
import org.doorstep.desk.FakeCentral;
import org.doorstep.desk.World;
import org.doorstep.wire.KeyFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.WindowType;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.support.ui.WebDriverWait;

/** An official's work on cases, in Debian's Chromium. */
@Timeout(900)
final class CasesInChromiumTest {
    private static final String PASSWORD = "门口的石榴树开花了没有";
    private static final String PHONE = "13900000001";

    @TempDir
    Path temp;

    private final World world = new World();
    private final InstantSource clock = World.fromNoon();
    private FakeCentral central;
    private Path state;
    private DeskServer desk;
    private Chromium browser;

    @BeforeEach
    void start() throws Exception {
        state = temp.resolve("desk");
        central = new FakeCentral(world, temp.resolve("central"));
        DeskServer.enrol(state, central.address(), central.code(), URI.create("https://check.example"));
        desk = World.start(new DeskOptions(state, 0, DeskOptions.Mode.OFFICE, null), clock);
        desk.accounts().set("wang", PASSWORD.toCharArray());
        desk.accounts().set("li", PASSWORD.toCharArray());
        browser = new Chromium(temp.resolve("chromium"));
    }

    @AfterEach
    void stop() {
        try {
            if (browser != null) {
                browser.close();
            }
        } finally {
            if (desk != null) {
                desk.close();
            }
            central.close();
        }
    }

    private static List<Cases.Answer> answers(String address, String phone, boolean contact) {
        List<Cases.Answer> answers = new java.util.ArrayList<>(List.of(
                World.filled("name", "您的姓名", "张建国"),
                new Cases.Answer("situation", "您属于哪种情形", "farmer", "农村居民，没有参加职工养老保险"),
                new Cases.Answer("region", "户籍所在地", "999999101203", "青禾市石桥镇石桥村"),
                World.filled("address", "现在住在哪里", address),
                World.filled("phone", "联系电话", phone),
                new Cases.Answer("tier", "每年缴费档次", "300", "300 元")));
        if (contact) {
            answers.add(World.filled("contact", "紧急联系人", "李桂英，女儿"));
        }
        return answers;
    }

    private Cases.Handed hand(
            long seq, int number, String replaces, World.Who who, List<Cases.Answer> answers, int days)
            throws IOException {
        Cases.Handed handed = world.handed(
                KeyFile.open(state).sealing().publicKey(),
                seq,
                World.number(number),
                replaces,
                world.content(who, answers),
                clock.instant().minus(Duration.ofDays(days)));
        central.handed.add(handed);
        return handed;
    }

    private void open(String path) {
        browser.open(desk.web().resolve(path));
    }

    private void openCase(Cases.Handed handed) {
        open("/cases/" + handed.number());
        browser.until("#number", handed.number());
    }

    private Cases.Decision decided(int count) throws InterruptedException {
        while (central.decided.size() < count) {
            assertThat(central.decisionsCame.poll(120, TimeUnit.SECONDS))
                    .as("a decision comes to central")
                    .isNotNull();
        }
        assertThat(central.decided).hasSize(count);
        return central.decided.getLast();
    }

    @Test
    void aCaseIsReturnedWithAllReasonsCorrectedAcceptedAndFinished() throws Exception {
        browser.signIn(desk.web(), "wang", PASSWORD);
        open("/cases");
        browser.until(".empty", "没有待办的件");
        browser.picture("cases-1-empty");
        browser.driver.executeScript("window.stayed = true");
        Cases.Handed zhang = hand(1, 1, "", World.ZHANG, answers("石桥村", PHONE, false), 2);
        hand(2, 2, "", World.LI, answers("东村3号", "13900000002", false), 12);
        hand(3, 3, "", World.CHEN, answers("西街9号", "13900000005", true), 8);
        hand(4, 4, "", World.ZHOU, answers("北巷1号", "13900000007", true), 0);
        browser.until("#cases", zhang.number());
        assertThat(browser.driver.executeScript("return window.stayed")).isEqualTo(true);
        browser.until("#cases", World.number(4));
        browser.until("#todo", "4");
        assertThat(browser.text("#cases")).contains("超期 3 天", "还剩 1 天", "还剩 7 天", "张**");
        assertThat(browser.driver.getPageSource()).doesNotContain("张建国", "999999195");
        browser.assertNothingHidden();
        browser.picture("cases-2-list");

        browser.press("#case-" + zhang.number());
        browser.until("h1", "城乡居民基本养老保险参保登记");
        assertThat(browser.driver.getPageSource())
                .doesNotContain("张建国", World.ZHANG.idNumber(), PHONE, "12号", "1955-03-12")
                .contains("张**", "999999********0014", "139****0001", "农村居民");
        assertThat(browser.find("#todo").getText()).isEqualTo("4");
        browser.assertNothingHidden();
        browser.picture("cases-3-open");

        browser.find("#to-RETURNED").click();
        browser.find("#words").sendKeys("紧急联系人没有填，请填一位亲属。");
        browser.find("#show").click();
        browser.until("#applicant[data-shown=yes]", "张建国");
        browser.until("#answers", PHONE);
        assertThat(browser.find("#applicant").getText()).contains(World.ZHANG.idNumber(), "1955-03-12", "石桥村12号");
        assertThat(browser.find("#words").getAttribute("value")).contains("紧急联系人");
        browser.picture("cases-4-shown");

        browser.find("#words").clear();
        browser.find("#next").click();
        browser.until("#problem", "至少勾选或写下一条理由");
        browser.picture("cases-5-no-reason");
        browser.find("#reason-address").click();
        browser.find("#reason-phone").click();
        browser.find("#words").sendKeys("紧急联系人没有填，请填一位亲属。");
        browser.find("#next").click();
        browser.until("#told", "地址不完整，请写到村（社区）和门牌号。");
        assertThat(browser.all("#told li")).hasSize(3);
        assertThat(central.decided).isEmpty();
        browser.assertNothingHidden("422");
        browser.picture("cases-6-confirm-return");
        browser.find("#edit").click();
        assertThat(browser.find("#reason-address").isSelected()).isTrue();
        assertThat(browser.find("#words").getAttribute("value")).contains("紧急联系人");
        browser.find("#next").click();
        new Actions(browser.driver).doubleClick(browser.find("#confirm")).perform();
        browser.until(".notice.ok", "已记下：退回补正");
        browser.until("#state", "退回补正");
        browser.until("#ended", "居民补正后");
        assertThat(decided(1).to()).isEqualTo(Cases.State.RETURNED);
        browser.picture("cases-7-returned");

        Cases.Handed again = hand(5, 1, zhang.record(), World.ZHANG, answers("石桥村12号", "13900000009", true), 0);
        open("/cases");
        browser.until("#cases", "补正件");
        new WebDriverWait(browser.driver, Duration.ofSeconds(60)).until(d -> {
            openCase(again);
            return browser.text("#history").contains("中心已登记");
        });
        browser.until("#changes", "石桥村");
        assertThat(browser.all("#changes tbody tr")).hasSize(3);
        assertThat(browser.find("#changes").getText()).contains("139****0001", "139****0009", "联系电话打不通", "新填");
        assertThat(browser.all("#answers dd.changed")).hasSize(3);
        browser.assertNothingHidden();
        browser.picture("cases-8-corrected");
        browser.find("#to-ACCEPTED").click();
        browser.find("#next").click();
        browser.until("h1", "核对：受理");
        browser.picture("cases-9-confirm-accept");
        browser.find("#confirm").click();
        browser.until("#state", "已受理");
        assertThat(decided(2).to()).isEqualTo(Cases.State.ACCEPTED);
        browser.find("#to-FINISHED").click();
        browser.find("#next").click();
        browser.until("#problem", "请写下办理结果");
        browser.find("#result").sendKeys("已登记参保，从2026年4月起按每年300元缴费。\n参保凭证可在任一终端打印。");
        browser.find("#next").click();
        browser.until("#told", "已登记参保");
        browser.find("#confirm").click();
        browser.until("#state", "办结");
        assertThat(decided(3)).satisfies(decision -> {
            assertThat(decision.to()).isEqualTo(Cases.State.FINISHED);
            assertThat(decision.record()).isEqualTo(again.record());
        });
        browser.assertNothingHidden("422");
        browser.picture("cases-10-finished");
        browser.driver.executeScript("document.querySelector('#history').scrollIntoView()");
        browser.picture("cases-11-history");
        open("/accesses");
        browser.until("table", "查看申请人信息");
        assertThat(browser.all("tbody tr")).hasSizeGreaterThan(3);
        assertThat(browser.driver.getPageSource()).doesNotContain("张建国", World.ZHANG.idNumber());
        browser.picture("cases-12-accesses");
        open("/cases?state=FINISHED");
        browser.until("#cases", zhang.number());
        browser.press("form[action='/language'] button");
        browser.until("h1", "Cases");
        open("/cases/" + World.number(2));
        browser.until("#clock", "3 days overdue");
        browser.find("#to-REFUSED").click();
        browser.find("#ground-elsewhere").click();
        browser.picture("cases-13-english");
        browser.find("#next").click();
        browser.until("#told", "这件事不由本部门办理。");
        browser.picture("cases-14-english-confirm");
        browser.assertNothingHidden();
    }

    @Test
    void theSecondOfTwoOfficialsSeesWhoWasFirst() throws Exception {
        Cases.Handed one = hand(1, 1, "", World.ZHANG, answers("石桥村", PHONE, false), 0);
        browser.signIn(desk.web(), "wang", PASSWORD);
        open("/cases");
        browser.until("#cases", one.number());
        openCase(one);
        browser.find("#to-ACCEPTED").click();
        browser.find("#next").click();
        browser.find("#confirm");
        String first = browser.driver.getWindowHandle();
        // A second browser would be the honest picture; another session in the same one is the same to the server.
        org.openqa.selenium.Cookie session = browser.driver.manage().getCookieNamed("desk_session");
        browser.driver.manage().deleteAllCookies();
        browser.driver.switchTo().newWindow(WindowType.TAB);
        browser.signIn(desk.web(), "li", PASSWORD);
        openCase(one);
        browser.find("#to-RETURNED").click();
        browser.find("#reason-date").click();
        browser.find("#next").click();
        browser.find("#confirm");
        String second = browser.driver.getWindowHandle();
        org.openqa.selenium.Cookie other = browser.driver.manage().getCookieNamed("desk_session");
        browser.driver.manage().deleteAllCookies();
        browser.driver.manage().addCookie(session);
        browser.driver.switchTo().window(first);
        browser.find("#confirm").click();
        browser.until("#state", "已受理");
        browser.driver.manage().deleteAllCookies();
        browser.driver.manage().addCookie(other);
        browser.driver.switchTo().window(second);
        browser.find("#confirm").click();
        browser.until(".notice.warn", "wang 已在");
        assertThat(browser.find(".notice.warn").getText()).contains("已受理", "没有记下");
        browser.picture("cases-15-second");
        assertThat(decided(1).to()).isEqualTo(Cases.State.ACCEPTED);
        browser.assertNothingHidden("409");
    }

    @Test
    void whatCannotBeOpenedAndWhatCentralRefusedIsSaidWithItsReason() throws Exception {
        Cases.Handed fine = hand(1, 1, "", World.ZHANG, answers("石桥村", PHONE, false), 0);
        Cases.Handed closed = world.handed(
                world.suite.newSealingPair().publicKey(),
                2,
                World.number(2),
                "",
                world.content(World.LI, List.of()),
                clock.instant());
        central.handed.add(closed);
        central.unacceptable.put(fine.record(), "该件已由更正件替代。");
        browser.signIn(desk.web(), "wang", PASSWORD);
        open("/cases?state=CLOSED");
        browser.until("#cases", closed.number());
        browser.picture("cases-16-closed-list");
        openCase(closed);
        browser.until(".notice.bad", "不是本工作台的密钥");
        assertThat(browser.all("#applicant, #answers, #to-ACCEPTED")).isEmpty();
        assertThat(browser.all("#to-RETURNED, #to-REFUSED")).hasSize(2);
        browser.picture("cases-17-closed");
        browser.find("#to-REFUSED").click();
        browser.find("#ground-done").click();
        browser.find("#next").click();
        browser.until(".bullets", "居民在终端上看不到");
        openCase(fine);
        browser.find("#to-ACCEPTED").click();
        browser.find("#next").click();
        browser.find("#confirm").click();
        assertThat(central.decisionsCame.poll(120, TimeUnit.SECONDS)).isNotNull();
        new WebDriverWait(browser.driver, Duration.ofSeconds(60)).until(d -> {
            openCase(fine);
            return d.getPageSource().contains("该件已由更正件替代。");
        });
        browser.until("#state", "已收件");
        browser.until("#history", "中心没有接受，不作数");
        browser.picture("cases-18-refused-by-central");
        browser.driver.manage().window().setSize(new Dimension(1100, 900));
        for (String path : List.of("/cases", "/cases/" + fine.number(), "/accesses")) {
            open(path);
            browser.find("h1");
            browser.assertNothingHidden();
        }
        open("/cases/no-such-number");
        browser.until("h1", "没有这个页面");
    }
}
