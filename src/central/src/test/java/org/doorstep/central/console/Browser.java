// SPDX-License-Identifier: Apache-2.0
package org.doorstep.central.console;

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
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.support.ui.WebDriverWait;

/** Debian's Chromium before one server: nobody is logged in there, and nothing was complained of yet. */
final class Browser implements AutoCloseable {
    private static final Duration LONG = Chromium.LONG;

    private static final String HASTE = """
            for (const timer of ['setTimeout', 'setInterval']) {
              const slow = window[timer];
              window[timer] = (task, delay, ...more) => slow(task, delay >= 1000 ? delay / 10 : delay, ...more);
            }""";

    private static final String STILL = """
            for (const timer of ['setTimeout', 'setInterval']) {
              const real = window[timer];
              window[timer] = (task, delay, ...more) => delay >= 1000 ? 0 : real(task, delay, ...more);
            }""";

    private static final Path SHOTS = Path.of("target", "screenshots");

    private final ChromeDriver driver;
    private final URI base;
    private final Map<String, Object> still;

    Browser(ChromeDriver driver, URI base) throws IOException {
        this.driver = driver;
        this.base = base;
        Files.createDirectories(SHOTS);
        still = driver.executeCdpCommand("Page.addScriptToEvaluateOnNewDocument", Map.of("source", STILL));
        strange();
        size(1920, 1080);
    }

    /** Sets the size of the page itself, in CSS pixels. */
    void size(int width, int height) {
        Map<String, Object> metrics = Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false);
        driver.executeCdpCommand("Emulation.setDeviceMetricsOverride", metrics);
    }

    /** Whether nothing of the page or of a table in it lies beyond a window of this size; the window is as large as before afterwards. */
    boolean fits(int width, int height) {
        size(width, height);
        Object fits = ask("return [document.documentElement, ...document.querySelectorAll('.card.table')]"
                + ".every(box => box.scrollWidth <= box.clientWidth)");
        size(1920, 1080);
        return Boolean.TRUE.equals(fits);
    }

    /** Forgets what the browser complained of so far. */
    void forget() {
        driver.manage().logs().get(LogType.BROWSER);
    }

    /** Opens a page that stands still: what it would look up by itself every second or more, it does not. */
    void open(String path) {
        driver.get(base.resolve(path).toString());
    }

    /**
     * Opens a page whose timers of a second and more run ten times as fast, to wait for what it looks up by itself. Its elements are
     * replaced that often, so read it by {@link #await}.
     */
    void openInHaste(String path) {
        Map<String, Object> script =
                driver.executeCdpCommand("Page.addScriptToEvaluateOnNewDocument", Map.of("source", HASTE));
        open(path);
        driver.executeCdpCommand("Page.removeScriptToEvaluateOnNewDocument", script);
    }

    String path() {
        return URI.create(driver.getCurrentUrl()).getPath();
    }

    WebElement find(String css) {
        return driver.findElement(By.cssSelector(css));
    }

    List<WebElement> all(String css) {
        return driver.findElements(By.cssSelector(css));
    }

    void type(String css, String text) {
        WebElement field = find(css);
        field.clear();
        field.sendKeys(text);
    }

    /** Presses and waits for the page that follows. */
    void press(String css) {
        driver.executeScript("window.beforeThePress = true");
        find(css).click();
        new WebDriverWait(driver, LONG)
                .ignoring(WebDriverException.class)
                .until(d -> Boolean.TRUE.equals(
                        driver.executeScript("return !window.beforeThePress && document.readyState === 'complete'")));
    }

    /** Waits until an element says something, however often it is replaced meanwhile. */
    void await(String css, String text) {
        new WebDriverWait(driver, LONG)
                .ignoring(StaleElementReferenceException.class)
                .withMessage(() -> css + " to say " + text)
                .until(d ->
                        all(css).stream().anyMatch(element -> element.getText().contains(text)));
    }

    void awaitGone(String css) {
        new WebDriverWait(driver, LONG)
                .ignoring(StaleElementReferenceException.class)
                .withMessage(() -> css + " to go")
                .until(d -> all(css).stream().noneMatch(WebElement::isDisplayed));
    }

    String text() {
        return find("body").getText();
    }

    void mark(String script) {
        driver.executeScript(script);
    }

    Object ask(String script) {
        return driver.executeScript(script);
    }

    /** Fails when the page asked anybody else for anything, or when the browser had something to complain of. */
    void assertQuiet() {
        @SuppressWarnings("unchecked") // the script gives a list of texts
        List<String> fetched =
                (List<String>) driver.executeScript("return performance.getEntriesByType('resource').map(e => e.name)");
        assertThat(fetched).allMatch(address -> address.startsWith(base.toString()));
        assertThat(driver.manage().logs().get(LogType.BROWSER).getAll())
                .extracting(LogEntry::getMessage)
                .isEmpty();
    }

    void shot(String name) throws IOException {
        Files.write(SHOTS.resolve(name + ".png"), driver.getScreenshotAs(OutputType.BYTES));
    }

    /** The whole page, however long it is. */
    void whole(String name) throws IOException {
        long height = ((Number) ask("return document.documentElement.scrollHeight")).longValue();
        size(1920, (int) Math.max(1080, height));
        shot(name);
        size(1920, 1080);
    }

    /** Leaves the server's pages. */
    @Override
    public void close() {
        strange();
        driver.executeCdpCommand("Page.removeScriptToEvaluateOnNewDocument", still);
    }

    private void strange() {
        // A page that is left open goes on asking its server, and complains without its cookie.
        driver.get("about:blank");
        driver.executeCdpCommand("Network.clearBrowserCookies", Map.of());
        forget();
    }
}
