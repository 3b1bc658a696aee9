// SPDX-License-Identifier: Apache-2.0
package org.doorstep.installer.drive;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.doorstep.installer.stack.Stack;

/** 参保证明查询打印, from a touch to a rating, as a resident does it who has a phone. */
final class Journey {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String ITEM = "social-insurance-certificate";
    private static final Pattern CODE = Pattern.compile("(?<![0-9])[0-9]{6}(?![0-9])");
    private static final int NUMBER = 1;

    private final Hand hand;
    private final JourneyLog log;
    private final Outcomes outcomes;
    private final int control;
    private final URI central;
    private final Path out;
    private int pictures;

    Journey(Hand hand, JourneyLog log, Outcomes outcomes, int control, URI central, Path out) {
        this.hand = hand;
        this.log = log;
        this.outcomes = outcomes;
        this.control = control;
        this.central = central;
        this.out = out;
    }

    void play() throws DriveException, InterruptedException, IOException {
        at("attract");
        outcomes.settled();
        press("attract", "start", "home");
        hand.await("the item to be offered", PATIENCE, root -> Hand.has(root, "tile-" + ITEM));
        press("home", "tile-" + ITEM, "put-card");
        device("put-card", "card put 1", "card-done");
        device("card-done", "card lift", "card-done");
        press("card-done", "next", "choose-check");
        press("choose-check", "pick-phone-code", "enter-code");
        String code = code();
        for (int i = 0; i < code.length(); i++) {
            int typed = i + 1;
            hand.press("digit-" + code.charAt(i));
            hand.await(typed + " digits", PATIENCE, root -> Hand.typed(root) == typed);
        }
        press("enter-code", "next", "result");
        press("result", "reveal", "result");
        picture("result-revealed");
        press("result", "next", "take-paper");
        press("take-paper", "next", "rate");
        press("rate", "rate-1", "attract");
    }

    /** Presses {@code id} and waits for the screen {@code next}, through whatever is shown in between. */
    private void press(String screen, String id, String next) throws DriveException, InterruptedException {
        long from = System.nanoTime();
        hand.press(id);
        settle(screen, "press " + id, next, from);
    }

    private void device(String screen, String command, String next)
            throws DriveException, InterruptedException, IOException {
        long from = System.nanoTime();
        String answer = Stack.device(control, command);
        if (!answer.contains("\"ok\":true")) {
            throw new DriveException("the simulated devices refused: " + command + ": " + answer);
        }
        settle(screen, command, next, from);
    }

    private void settle(String screen, String action, String next, long from)
            throws DriveException, InterruptedException {
        hand.await(
                "the screen " + next,
                PATIENCE,
                root -> Hand.screenOf(root).filter(next::equals).isPresent());
        long ms = (System.nanoTime() - from) / 1_000_000;
        log.add(NUMBER, screen, action, ms, outcomes.settled());
        if (!screen.equals(next)) {
            picture(next);
        }
    }

    private void at(String screen) throws DriveException, InterruptedException {
        hand.await(
                "the screen " + screen,
                PATIENCE,
                root -> Hand.screenOf(root).filter(screen::equals).isPresent());
        picture(screen);
    }

    private void picture(String name) throws DriveException, InterruptedException {
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

    /** Takes what the printers kept and checks it. */
    void collect(Path devices) throws DriveException, IOException, InterruptedException {
        List<Path> documents = copy(devices.resolve("printer"), out.resolve("documents"), ".pdf");
        List<Path> slips = copy(devices.resolve("receipts"), out.resolve("receipts"), ".txt");
        copy(devices.resolve("receipts"), out.resolve("receipts"), ".png");
        new Papers(central).check(documents, slips);
        for (String device : List.of("document", "receipt")) {
            List<JourneyLog.Outcome> of = log.entries().stream()
                    .flatMap(e -> e.outcomes().stream())
                    .filter(o -> o.device().equals(device))
                    .toList();
            if (!of.equals(List.of(new JourneyLog.Outcome(device, "DONE", "DEVICE")))) {
                throw new DriveException("the outcomes of " + device + " are " + of + ", not one DONE with DEVICE");
            }
        }
    }

    private static List<Path> copy(Path from, Path to, String ending) throws IOException {
        Files.createDirectories(to);
        try (Stream<Path> files = Files.walk(from)) {
            List<Path> found =
                    files.filter(f -> f.toString().endsWith(ending)).sorted().toList();
            for (Path file : found) {
                Files.copy(file, to.resolve(file.getFileName()), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
            }
            return found;
        }
    }
}
