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
import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.doorstep.installer.stack.Stack;
import org.doorstep.terminal.session.FormScreen;
import org.doorstep.terminal.session.View;

/** What every play is made of: presses, devices, the phone, and looking. */
final class Steps {
    static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration GLANCE = Duration.ofSeconds(2);
    private static final Pattern CODE = Pattern.compile("(?<![0-9])[0-9]{6}(?![0-9])");

    private int number = 1;
    /** A page that counts its seconds and goes by itself: it does not come to rest while it is there. */
    private static final String COUNTING = "rate";

    private final Hand hand;
    private final JourneyLog log;
    private final Outcomes outcomes;
    private final int control;
    private final URI central;
    private final Path out;
    private final int stack;
    private final Set<String> seen = new HashSet<>();
    private int pictures;

    /**
     * @param control port of the simulated devices
     * @param stack port of what stops and starts central
     */
    Steps(Hand hand, JourneyLog log, Outcomes outcomes, int control, int stack, URI central, Path out) {
        this.stack = stack;
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

    /** From here on it is journey {@code of}. */
    void journey(int of) {
        number = of;
    }

    /** What the window shows now. */
    View view() throws DriveException, InterruptedException {
        return hand.shown();
    }

    /** Whether {@code what} comes up for the first time, so that a picture of it is wanted. */
    boolean pictured(String what) {
        return seen.add(what);
    }

    /** Presses {@code id} and waits until the window shows something else than {@code before}. */
    void pressOn(String screen, String id, View before) throws DriveException, InterruptedException {
        long from = System.nanoTime();
        hand.press(id);
        hand.await(
                "what follows " + id,
                PATIENCE,
                root -> Hand.view(root)
                        .filter(view -> !view.screen().equals(before.screen()))
                        .isPresent());
        log.add(number, screen, "press " + id, (System.nanoTime() - from) / 1_000_000, outcomes.settled());
    }

    /** Past every page of the check to {@code next}. */
    void throughCheck(String next) throws DriveException, InterruptedException {
        while (view().screen() instanceof FormScreen.Check check && check.page() + 1 < check.pages()) {
            pressOn("check", "turn-next", view());
            picture("check-" + (check.page() + 2));
        }
        press("check", "next", next);
    }

    /** Stops central or starts it again. */
    void stack(String command) throws DriveException, IOException {
        String answer = Stack.device(stack, command);
        if (!answer.equals("ok")) {
            throw new DriveException(command + ": " + answer);
        }
    }

    /** What was there when something differed; never in the way of telling that it did. */
    void lastLook() throws InterruptedException {
        try {
            picture("at-the-end");
        } catch (DriveException e) {
            System.getLogger(Steps.class.getName()).log(System.Logger.Level.WARNING, "no last picture", e);
        }
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

    /** Presses what changes something on the page or lays something over it, and waits until that shows. */
    void tap(String screen, String id, String what, Predicate<View> shows) throws DriveException, InterruptedException {
        long from = System.nanoTime();
        hand.press(id);
        await(what, shows);
        log.add(number, screen, "press " + id, (System.nanoTime() - from) / 1_000_000, outcomes.settled());
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

    /** Keeps a picture of the page, when it has come to rest. */
    void picture(String name) throws DriveException, InterruptedException {
        if (name.equals(COUNTING)) {
            glimpse(name);
        } else {
            hand.photograph(next(name));
        }
    }

    /** Keeps a picture of what is there for seconds only. */
    void glimpse(String name) throws DriveException, InterruptedException {
        hand.glimpse(next(name));
    }

    private Path next(String name) {
        return out.resolve("screens").resolve("%02d-%s.png".formatted(++pictures, name));
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
