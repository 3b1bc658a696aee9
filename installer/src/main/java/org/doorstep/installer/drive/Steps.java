// SPDX-License-Identifier: Apache-2.0
package org.doorstep.installer.drive;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.doorstep.installer.stack.Stack;
import org.doorstep.terminal.session.View;

/** What every play is made of: presses, devices, the phone, and looking. */
final class Steps {
    static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration GLANCE = Duration.ofSeconds(2);
    private static final Pattern CODE = Pattern.compile("(?<![0-9])[0-9]{6}(?![0-9])");

    private final int number;
    private final Hand hand;
    private final JourneyLog log;
    private final Outcomes outcomes;
    private final int control;
    private final URI central;
    private final Path out;
    private int pictures;

    /** @param number of the journey */
    Steps(int number, Hand hand, JourneyLog log, Outcomes outcomes, int control, URI central, Path out) {
        this.number = number;
        this.hand = hand;
        this.log = log;
        this.outcomes = outcomes;
        this.control = control;
        this.central = central;
        this.out = out;
    }

    JourneyLog log() {
        return log;
    }

    Path out() {
        return out;
    }

    URI central() {
        return central;
    }

    /** Forgets outcomes of before. */
    void begin() throws DriveException {
        outcomes.settled();
    }

    void await(String what, Predicate<View> holds) throws DriveException, InterruptedException {
        hand.await(what, PATIENCE, root -> Hand.view(root).filter(holds).isPresent());
    }

    void awaitNode(String id) throws DriveException, InterruptedException {
        hand.await(id, PATIENCE, root -> Hand.has(root, id));
    }

    /** Whether a node is there, or comes within a moment. */
    boolean sees(String id) throws DriveException, InterruptedException {
        return hand.sees(id, GLANCE);
    }

    /** 结束并清除. */
    void endSession() throws DriveException, InterruptedException {
        hand.press("end");
        awaitNode("end-now");
        hand.press("end-now");
        hand.await(
                "attract",
                PATIENCE,
                root -> Hand.screenOf(root).filter("attract"::equals).isPresent());
    }

    /** A command to the simulated devices that changes no page by itself. */
    void device(String command) throws DriveException, IOException {
        String answer = Stack.device(control, command);
        if (!answer.contains("\"ok\":true")) {
            throw new DriveException("the simulated devices refused: " + command + ": " + answer);
        }
    }

    /** Reads the code on the phone and types it. */
    void typeCode() throws DriveException, InterruptedException, IOException {
        String code = code();
        for (int i = 0; i < code.length(); i++) {
            int typed = i + 1;
            hand.press("digit-" + code.charAt(i));
            hand.await(typed + " digits", PATIENCE, root -> Hand.typed(root) == typed);
        }
    }

    /** Presses {@code id} and waits for the screen {@code next}, through whatever is shown in between. */
    void press(String screen, String id, String next) throws DriveException, InterruptedException {
        long from = System.nanoTime();
        hand.press(id);
        settle(screen, "press " + id, next, from);
    }

    void device(String screen, String command, String next) throws DriveException, InterruptedException, IOException {
        long from = System.nanoTime();
        device(command);
        settle(screen, command, next, from);
    }

    private void settle(String screen, String action, String next, long from)
            throws DriveException, InterruptedException {
        hand.await(
                "the screen " + next,
                PATIENCE,
                root -> Hand.screenOf(root).filter(next::equals).isPresent());
        long ms = (System.nanoTime() - from) / 1_000_000;
        log.add(number, screen, action, ms, outcomes.settled());
        if (!screen.equals(next)) {
            picture(next);
        }
    }

    void at(String screen) throws DriveException, InterruptedException {
        hand.await(
                "the screen " + screen,
                PATIENCE,
                root -> Hand.screenOf(root).filter(screen::equals).isPresent());
        picture(screen);
    }

    void picture(String name) throws DriveException, InterruptedException {
        hand.photograph(out.resolve("screens").resolve("%02d-%s.png".formatted(++pictures, name)));
    }

    /** The code as the resident reads it on the phone: the gateway's page shows the latest first. */
    private String code() throws DriveException, InterruptedException, IOException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            String page = http.send(
                            HttpRequest.newBuilder(central.resolve("/demo/phone.json"))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
            String text = new ObjectMapper()
                    .readTree(page)
                    .path("messages")
                    .path(0)
                    .path("text")
                    .asText();
            Matcher matcher = CODE.matcher(text);
            if (!matcher.find()) {
                throw new DriveException("no code is on the phone's page");
            }
            return matcher.group();
        }
    }
}
