// SPDX-License-Identifier: Apache-2.0
package org.doorstep.installer.drive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.doorstep.terminal.session.Screen;
import org.doorstep.terminal.session.View;

/** 参保证明查询打印, from a touch to a rating, as a resident does it who has a phone. */
final class Journey {
    static final String ITEM = "social-insurance-certificate";

    private final Steps steps;

    Journey(Steps steps) {
        this.steps = steps;
    }

    void play() throws DriveException, InterruptedException, IOException {
        steps.at("attract");
        steps.begin();
        steps.press("attract", "start", "home");
        steps.await("the item to be offered", view -> offered(view, ITEM));
        steps.press("home", "tile-" + ITEM, "put-card");
        steps.device("put-card", "card put 1", "card-done");
        steps.device("card-done", "card lift", "card-done");
        steps.press("card-done", "next", "choose-check");
        steps.press("choose-check", "pick-phone-code", "enter-code");
        steps.typeCode();
        steps.press("enter-code", "next", "result");
        steps.tap("result", "reveal", "the values in full", view -> revealed(view) > 0);
        steps.glimpse("result-revealed");
        steps.await("the values to be masked again", view -> revealed(view) == 0);
        steps.press("result", "next", "take-paper");
        steps.press("take-paper", "next", "rate");
        steps.press("rate", "rate-1", "attract");
    }

    /** Whether the page is home and nothing keeps {@code item} from being begun. */
    static boolean offered(View view, String item) {
        return view.screen() instanceof Screen.Home home
                && home.tiles().stream().anyMatch(tile -> tile.item().equals(item) && tile.withheld() == null);
    }

    private static int revealed(View view) {
        return view.screen() instanceof Screen.Result result ? result.revealSeconds() : -1;
    }

    /** Takes what the printers kept and checks it. */
    void collect(Path devices) throws DriveException, IOException, InterruptedException {
        List<Path> documents = copy(devices.resolve("printer"), steps.out().resolve("documents"), ".pdf");
        List<Path> slips = copy(devices.resolve("receipts"), steps.out().resolve("receipts"), ".txt");
        copy(devices.resolve("receipts"), steps.out().resolve("receipts"), ".png");
        new Papers(steps.central()).check(documents, slips);
        for (String device : List.of("document", "receipt")) {
            List<JourneyLog.Outcome> of = steps.log().entries().stream()
                    .flatMap(e -> e.outcomes().stream())
                    .filter(o -> o.device().equals(device))
                    .toList();
            if (!of.equals(List.of(new JourneyLog.Outcome(device, "DONE", "DEVICE")))) {
                throw new DriveException("the outcomes of " + device + " are " + of + ", not one DONE with DEVICE");
            }
        }
    }

    /** Keeps all that came out of the printers since. */
    void keepPapers(Path devices) throws IOException {
        copy(devices.resolve("receipts"), steps.out().resolve("receipts"), ".txt");
        copy(devices.resolve("receipts"), steps.out().resolve("receipts"), ".png");
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
