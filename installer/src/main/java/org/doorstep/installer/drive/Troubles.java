// SPDX-License-Identifier: Apache-2.0
package org.doorstep.installer.drive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.doorstep.installer.stack.Child;
import org.doorstep.installer.stack.Programs;
import org.doorstep.terminal.session.Facts;
import org.doorstep.terminal.session.Screen;
import org.doorstep.terminal.session.View;

/** What goes wrong, seen as the resident sees it: paper, printer, reader, another's record and its alarm, a new item, central gone. */
final class Troubles {
    private static final String SECOND = "old-age-care-guide";
    private static final int MOST_LOOKS = 20;

    /** As the console calls the alarm. */
    private static final String OTHER_HOLDER = "返回的材料不是本人的";

    private final Steps steps;
    private final Path home;
    private final Path catalog;
    private final Admin admin;

    /** @param catalog folder whose {@code examples} hold the item that is published under way */
    Troubles(Steps steps, Path home, Path catalog, Admin admin) {
        this.steps = steps;
        this.admin = admin;
        this.home = home;
        this.catalog = catalog;
    }

    void play() throws DriveException, InterruptedException, IOException {
        steps.at("attract");
        noPaperBefore();
        thePrinterIsOff();
        anAttendantVouchesAndPaperRunsOut();
        noReader();
        anothersRecord();
        aSecondItemAppears();
        centralGone();
    }

    private void noPaperBefore() throws DriveException, InterruptedException, IOException {
        steps.device("document paper out");
        steps.press("attract", "start", "home");
        steps.await("the item to be withheld", view -> withheld(view, Journey.ITEM));
        steps.picture("home-no-paper");
        steps.press("home", "tile-" + Journey.ITEM, "why-not");
        steps.press("why-not", "back", "home");
        steps.device("document refill");
        steps.await("the item to be offered", view -> !withheld(view, Journey.ITEM));
    }

    private void thePrinterIsOff() throws DriveException, InterruptedException, IOException {
        steps.device("document power off");
        steps.await("the item to be withheld", view -> withheld(view, Journey.ITEM));
        steps.picture("home-printer-off");
        steps.device("document power on");
        steps.await("the item to be offered", view -> !withheld(view, Journey.ITEM));
    }

    private void anAttendantVouchesAndPaperRunsOut() throws DriveException, InterruptedException, IOException {
        steps.press("home", "tile-" + Journey.ITEM, "put-card");
        steps.device("put-card", "card put 4", "card-done");
        steps.press("card-done", "next", "choose-check");
        steps.press("choose-check", "pick-attendant", "attendant-card");
        steps.device("card lift");
        steps.await(
                "the reader to be free",
                view -> view.screen() instanceof Screen.AttendantCard attendant
                        && attendant.stage() == Screen.AttendantStage.WAITING);
        steps.device("attendant-card", "card put 3", "result");
        steps.device("card lift");
        steps.device("document paper out");
        steps.await("printing to be impossible", Troubles::blocked);
        steps.picture("result-no-paper");
        steps.device("document refill");
        steps.await("printing to be possible", view -> !blocked(view));
        steps.device("document jam");
        steps.press("result", "next", "trouble");
        steps.device("document jam clear");
        steps.press("trouble", "way-end", "attract");
    }

    private void noReader() throws DriveException, InterruptedException, IOException {
        steps.device("reader unplug");
        steps.press("attract", "start", "home");
        steps.await("the item to be withheld", view -> withheld(view, Journey.ITEM));
        steps.picture("home-no-reader");
        steps.device("reader plug");
        steps.await("the item to be offered", view -> !withheld(view, Journey.ITEM));
    }

    private void anothersRecord() throws DriveException, InterruptedException, IOException {
        steps.press("home", "tile-" + Journey.ITEM, "put-card");
        steps.device("put-card", "card put 6", "card-done");
        steps.device("card lift");
        steps.press("card-done", "next", "choose-check");
        steps.press("choose-check", "pick-phone-code", "enter-code");
        steps.typeCode();
        steps.press("enter-code", "next", "trouble");
        steps.await(
                "another's record to be kept back",
                view -> view.screen() instanceof Screen.Trouble trouble
                        && trouble.kind() == Screen.TroubleKind.OTHER_HOLDER);
        admin.alarmed(OTHER_HOLDER);
        steps.press("trouble", "way-end", "attract");
    }

    private void aSecondItemAppears() throws DriveException, InterruptedException, IOException {
        Path two = home.resolve("catalog-of-two");
        Path items = Files.createDirectories(two.resolve("items"));
        copy(catalog.resolve("items"), items);
        copy(catalog.resolve("examples").resolve("items"), items);
        copy(catalog.resolve("lists"), Files.createDirectories(two.resolve("lists")));
        Files.copy(catalog.resolve("texts.yaml"), two.resolve("texts.yaml"));
        Child.run(
                "publish-second",
                Programs.onClassPath()
                        .central("publish", "--state", home.resolve("central").toString(), "--catalog", two.toString()),
                home,
                "");
        steps.press("attract", "start", "home");
        for (int look = 0; !steps.sees("tile-" + SECOND) && look < MOST_LOOKS; look++) {
            // A release is never switched during a session: it comes when this one has ended.
            steps.endSession();
            steps.press("attract", "start", "home");
        }
        steps.awaitNode("tile-" + SECOND);
        steps.picture("home-second-item");
        steps.press("home", "tile-" + SECOND, "notice");
        steps.press("notice", "next", "rate");
        steps.press("rate", "skip", "attract");
    }

    private void centralGone() throws DriveException, InterruptedException, IOException {
        long pid = Long.parseLong(Files.readString(home.resolve("central.pid")).strip());
        ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
        steps.await("the network to be gone", view -> view.frame().link() == View.Link.OFFLINE);
        steps.press("attract", "start", "home");
        steps.await("the item to be withheld", view -> withheld(view, Journey.ITEM));
        steps.picture("home-offline");
        steps.press("home", "tile-" + Journey.ITEM, "why-not");
    }

    private static boolean withheld(View view, String item) {
        return view.screen() instanceof Screen.Home home
                && home.tiles().stream().anyMatch(t -> t.item().equals(item) && t.withheld() != null);
    }

    private static boolean blocked(View view) {
        return view.screen() instanceof Screen.Result result
                && !(result.printing() instanceof Facts.DocumentPrinting.Possible);
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var files = Files.list(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(file.getFileName().toString()));
            }
        }
    }
}
