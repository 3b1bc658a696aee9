// SPDX-License-Identifier: Apache-2.0
package org.doorstep.installer.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.doorstep.installer.stack.Child;
import org.doorstep.installer.stack.Stack;

/**
 * Process start to a home screen that has come to rest: the kiosk with its AOT cache, without, and Chromium in kiosk mode
 * showing a page of the same look. The runs take turns, so that a noisy machine is noisy for all.
 */
final class StartBench {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Stack stack;
    private final Path cache;
    private final Path work;
    private final List<String> flags;

    StartBench(Stack stack, Path cache, Path work, List<String> flags) {
        this.stack = stack;
        this.cache = cache;
        this.work = work;
        this.flags = List.copyOf(flags);
    }

    List<Row> run(int rounds) throws IOException, InterruptedException, java.awt.AWTException {
        List<Double> cached = new ArrayList<>();
        List<Double> plain = new ArrayList<>();
        List<Double> chromium = new ArrayList<>();
        Path page = work.resolve("home.html");
        try (var in = StartBench.class.getResourceAsStream("home.html")) {
            Files.write(page, java.util.Objects.requireNonNull(in, "home.html").readAllBytes());
        }
        Eye eye = new Eye();
        for (int round = 0; round <= rounds; round++) {
            double withCache = kiosk(eye, List.of("-XX:AOTCache=" + cache));
            double without = kiosk(eye, List.of());
            double browser = browser(eye, page, round);
            if (round > 0) {
                cached.add(withCache);
                plain.add(without);
                chromium.add(browser);
            }
        }
        return List.of(
                new Row("process start to settled home, AOT cache", cached, "Chromium kiosk, same look", chromium),
                new Row("process start to settled home, no cache", plain, "Chromium kiosk, same look", chromium));
    }

    private double kiosk(Eye eye, List<String> more) throws IOException, InterruptedException {
        List<String> jvm = new ArrayList<>(flags);
        jvm.addAll(more);
        eye.awaitBlank(PATIENCE);
        long started = System.nanoTime();
        Child kiosk = Child.start(
                "bench-kiosk",
                stack.programs().terminal(jvm, "--settings", stack.settings().toString()),
                work);
        try {
            eye.awaitPage(PATIENCE);
            // The touch that wakes it: its way through the program is part of the figure.
            eye.press(0.5, 0.5);
            return millis(started, eye.awaitStill(PATIENCE));
        } finally {
            kiosk.close();
        }
    }

    private double browser(Eye eye, Path page, int round) throws IOException, InterruptedException {
        eye.awaitBlank(PATIENCE);
        long started = System.nanoTime();
        Child browser = Child.start(
                "bench-chromium",
                List.of(
                        "/usr/bin/chromium",
                        "--kiosk",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-quic",
                        "--no-first-run",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-sync",
                        "--window-position=0,0",
                        "--window-size=1080,1920",
                        "--user-data-dir=" + work.resolve("chromium-" + round),
                        page.toUri().toString()),
                work);
        try {
            return millis(started, eye.awaitStill(PATIENCE));
        } finally {
            browser.close();
        }
    }

    private static double millis(long from, long until) {
        return (until - from) / 1e6;
    }
}
