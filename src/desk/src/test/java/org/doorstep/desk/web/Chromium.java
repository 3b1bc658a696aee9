// SPDX-License-Identifier: Apache-2.0
package org.doorstep.desk.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.openqa.selenium.By;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;

/** Debian's Chromium at a desk's pages. Waits for what it looks for. */
final class Chromium implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    final ChromeDriver driver;

    Chromium(Path profile) {
        ChromeOptions options = new ChromeOptions();
        options.setBinary("/usr/bin/chromium");
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--lang=zh-CN",
                "--window-size=1920,1080",
                "--user-data-dir=" + profile);
        options.setCapability("goog:loggingPrefs", Map.of(LogType.BROWSER, "ALL"));
        driver = new ChromeDriver(
                new ChromeDriverService.Builder()
                        .usingDriverExecutable(Path.of("/usr/bin/chromedriver").toFile())
                        .build(),
                options);
    }

    @Override
    public void close() {
        driver.quit();
    }

    void open(URI page) {
        driver.get(page.toString());
    }

    WebElement find(String css) {
        return new WebDriverWait(driver, PATIENCE)
                .until(ExpectedConditions.visibilityOfElementLocated(By.cssSelector(css)));
    }

    List<WebElement> all(String css) {
        return driver.findElements(By.cssSelector(css));
    }

    void until(String css, String text) {
        new WebDriverWait(driver, PATIENCE)
                .until(ExpectedConditions.textToBePresentInElementLocated(By.cssSelector(css), text));
    }

    /** What an element says that may be replaced by a fresh one at any moment. */
    String text(String css) {
        return new WebDriverWait(driver, PATIENCE)
                .ignoring(StaleElementReferenceException.class)
                .until(d -> d.findElement(By.cssSelector(css)).getText());
    }

    /** Presses what may be replaced by a fresh one at any moment. */
    void press(String css) {
        new WebDriverWait(driver, PATIENCE)
                .ignoring(StaleElementReferenceException.class)
                .until(d -> {
                    d.findElement(By.cssSelector(css)).click();
                    return true;
                });
    }

    void signIn(URI desk, String name, String password) {
        open(desk.resolve("/login"));
        find("#name").sendKeys(name);
        find("#password").sendKeys(password);
        find("#enter").click();
        until("h1", "今日问询");
    }

    /** Kept where {@code doorstep.screens} says, for people to look at. */
    void picture(String name) throws IOException {
        String folder = System.getProperty("doorstep.screens");
        if (folder != null) {
            Files.createDirectories(Path.of(folder));
            Files.write(Path.of(folder, name + ".png"), driver.getScreenshotAs(OutputType.BYTES));
        }
    }

    /**
     * That no page scrolls sideways and no policy was broken.
     *
     * @param statuses of answers that the browser may have complained about
     */
    void assertNothingHidden(String... statuses) {
        Object wider = driver.executeScript(
                "return document.documentElement.scrollWidth > document.documentElement.clientWidth");
        assertThat(wider).as("scrolls sideways").isEqualTo(false);
        List<LogEntry> log = driver.manage().logs().get(LogType.BROWSER).getAll();
        assertThat(log)
                .filteredOn(entry -> List.of(statuses).stream()
                        .noneMatch(status -> entry.getMessage().contains(status)))
                .as("messages of the browser, such as breaches of the content policy")
                .isEmpty();
    }
}
