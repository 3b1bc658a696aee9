// SPDX-License-Identifier: Apache-2.0
package org.doorstep.desk.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.doorstep.contract.DeskCalls;
import org.doorstep.desk.DeskOptions;
import org.doorstep.desk.DeskServer;
import org.doorstep.desk.FakeCentral;
import org.doorstep.desk.World;
import org.doorstep.desk.department.DemoDepartment;
import org.doorstep.wire.KeyFile;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.support.ui.WebDriverWait;

/** The pages in Debian's Chromium: what an official sees and does. */
@Timeout(600)
final class PagesInChromiumTest {
    private static final String NAME = "wang";
    private static final String PASSWORD = "门口的石榴树开花了没有";

    @TempDir
    static Path temp;

    private static final World WORLD = new World();
    private static final InstantSource CLOCK = World.fromNoon();
    private static FakeCentral central;
    private static Path state;
    private static DeskServer desk;
    private static Chromium browser;

    @BeforeAll
    static void start() throws Exception {
        state = temp.resolve("desk");
        central = new FakeCentral(WORLD, temp.resolve("central"));
        DeskServer.enrol(state, central.address(), central.code(), URI.create("https://check.example"));
        desk = World.start(new DeskOptions(state, 0, DeskOptions.Mode.OFFICE, null), CLOCK);
        desk.accounts().set(NAME, PASSWORD.toCharArray());
        browser = new Chromium(temp.resolve("chromium"));
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.close();
        }
        if (desk != null) {
            desk.close();
        }
        if (central != null) {
            central.close();
        }
    }

    @BeforeEach
    void signedOut() {
        browser.driver.manage().deleteAllCookies();
    }

    private static void open(String path) {
        browser.open(desk.web().resolve(path));
    }

    private static WebElement find(String css) {
        return browser.find(css);
    }

    private static void until(String css, String text) {
        browser.until(css, text);
    }

    private static void picture(String name) throws IOException {
        browser.picture(name);
    }

    private static void assertNothingHidden() {
        browser.assertNothingHidden("401");
    }

    private static void ask(DeskCalls.Pending pending) throws InterruptedException {
        central.questions.add(pending);
        assertThat(central.answers.poll(120, TimeUnit.SECONDS)).isNotNull();
    }

    @Test
    void anOfficialSignsInAndSeesQuestionsComeWithoutReloading() throws Exception {
        byte[] key = KeyFile.open(state).sealing().publicKey();
        open("/today");
        until("h1", "登录部门工作台");
        picture("1-login");
        find("#name").sendKeys(NAME);
        find("#password").sendKeys("not the password");
        find("#enter").click();
        until(".notice.bad", "账号或密码不对");
        picture("2-login-wrong");
        find("#password").sendKeys(PASSWORD);
        find("#enter").click();
        until("h1", "今日问询");
        until("#line", "已连接中心");
        picture("3-today-empty");
        browser.driver.executeScript("window.stayed = true");
        ask(WORLD.contact(key, World.ZHANG));
        ask(WORLD.query(key, World.ZHANG, CLOCK.instant()));
        ask(WORLD.contact(key, World.LI));
        ask(WORLD.query(key, World.ZHOU, CLOCK.instant()));
        ask(WORLD.query(key, World.CHEN, CLOCK.instant()));
        ask(WORLD.query(key, World.SUN, CLOCK.instant()));
        ask(WORLD.query(key, World.ZHANG, CLOCK.instant().minusSeconds(3600)));
        until("#live", "授权已过期");
        assertThat(browser.driver.executeScript("return window.stayed")).isEqualTo(true);
        String page = browser.driver.getPageSource();
        assertThat(browser.text("#live")).contains("社会保险参保证明查询打印", "RS", "没有预留手机号", "没有记录", "部门返回了他人的记录");
        assertThat(page).doesNotContain("张建国", "999999", "13900000001");
        assertNothingHidden();
        picture("4-today");

        browser.driver.findElement(By.cssSelector("a[href='/certificates']")).click();
        until("h1", "开具的证明");
        List<WebElement> numbers = browser.driver.findElements(By.cssSelector("td.code"));
        assertThat(numbers).hasSizeGreaterThanOrEqualTo(2);
        picture("5-certificates");
        find("#number").sendKeys("000002");
        find("form.search button").click();
        new WebDriverWait(browser.driver, Duration.ofSeconds(60))
                .until(d -> d.findElements(By.cssSelector("tbody tr")).size() == 1);
        until("table", "000002");
        find("#number").clear();
        find("#number").sendKeys("<b>nothing");
        find("form.search button").click();
        until(".empty", "没有这个编号");
        assertNothingHidden();
        picture("6-certificates-none");
    }

    @Test
    void theConnectionsAndKeysAreShownInBothLanguages() throws Exception {
        byte[] key = KeyFile.open(state).sealing().publicKey();
        browser.signIn(desk.web(), NAME, PASSWORD);
        ask(WORLD.contact(key, World.ZHANG));
        open("/connections");
        until(".halves", "正常");
        picture("7-connections");
        Path people = state.resolve(DemoDepartment.FILE);
        String good = Files.readString(people);
        try {
            Files.writeString(people, good.replace("5240.00", "viel"));
            ask(WORLD.contact(key, World.ZHANG));
            open("/connections");
            until(".halves", "没有应答");
            assertThat(find(".halves").getText()).contains("line 9");
            picture("8-connections-down");
        } finally {
            Files.writeString(people, good);
        }
        ask(WORLD.contact(key, World.ZHANG));
        open("/keys");
        until("h1", "登记与密钥");
        assertThat(find(".page").getText()).contains("青禾市人力资源和社会保障局", "https://check.example");
        assertThat(browser.driver.findElements(By.cssSelector("dd.code")))
                .hasSize(4)
                .allSatisfy(dd -> assertThat(dd.getText()).matches("([0-9A-F]{4} ){15}[0-9A-F]{4}"));
        assertNothingHidden();
        picture("9-keys");
        find("form[action='/language'] button").click();
        until("h1", "Enrolment and keys");
        picture("10-keys-en");
        open("/today");
        until("h1", "Today's questions");
        picture("11-today-en");
        assertNothingHidden();
        find("#leave").click();
        until("h1", "Sign in to the desk");
        open("/keys");
        until("h1", "Sign in to the desk");
    }

    @Test
    void narrowScreensShowEverythingToo() throws Exception {
        browser.signIn(desk.web(), NAME, PASSWORD);
        browser.driver.manage().window().setSize(new org.openqa.selenium.Dimension(1100, 900));
        try {
            for (String path : List.of("/today", "/certificates", "/connections", "/keys", "/cases", "/accesses")) {
                open(path);
                find("h1");
                assertNothingHidden();
            }
            picture("12-narrow");
        } finally {
            browser.driver.manage().window().setSize(new org.openqa.selenium.Dimension(1920, 1080));
        }
    }

    @Test
    void otherSitesAndOtherNamesGetNothing() throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<String> login = http.send(
                    HttpRequest.newBuilder(desk.web().resolve("/login")).build(), HttpResponse.BodyHandlers.ofString());
            String cookie = login.headers().firstValue("Set-Cookie").orElseThrow();
            assertThat(cookie).contains("HttpOnly").contains("SameSite=Strict");
            assertThat(login.headers().firstValue("Content-Security-Policy").orElseThrow())
                    .contains("default-src 'none'")
                    .doesNotContain("unsafe");
            String visit = cookie.split(";", 2)[0];
            String token = login.body().replaceFirst("(?s).*name=\"form\" value=\"([^\"]+)\".*", "$1");
            assertThat(post(http, visit, "", "name=wang&password=x").statusCode())
                    .isEqualTo(403);
            assertThat(post(http, visit, "", "name=wang&password=x&form=" + "A".repeat(43))
                            .statusCode())
                    .isEqualTo(403);
            assertThat(post(http, visit, "http://evil.example", "name=wang&password=x&form=" + token)
                            .statusCode())
                    .isEqualTo(403);
            assertThat(post(http, "desk_visit=other", "", "name=wang&password=x&form=" + token)
                            .statusCode())
                    .isEqualTo(403);
            assertThat(post(http, visit, "", "name=nobody&password=x&form=" + token)
                            .statusCode())
                    .isEqualTo(401);
            HttpResponse<String> live = http.send(
                    HttpRequest.newBuilder(desk.web().resolve("/today/live")).build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(live.statusCode()).isEqualTo(401);
            assertThat(live.headers().firstValue("HX-Redirect")).contains("/login");
        }
        try (var socket = new java.net.Socket(
                java.net.InetAddress.getLoopbackAddress(), desk.web().getPort())) {
            socket.getOutputStream()
                    .write("GET /login HTTP/1.1\r\nHost: rebound.example\r\nConnection: close\r\n\r\n"
                            .getBytes(java.nio.charset.StandardCharsets.US_ASCII));
            assertThat(new String(socket.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 421");
        }
    }

    private static HttpResponse<String> post(HttpClient http, String cookie, String origin, String form)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(desk.web().resolve("/login"))
                .header("Cookie", cookie)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form));
        if (!origin.isEmpty()) {
            request.header("Origin", origin);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
